/// What a layer applies to each of its weighted sums. `relu` has slope 0 at exactly 0.
///
/// Every one of them tells its slope from its value alone, so the weighted sums need not be kept.
public enum Activation: Equatable, Hashable, Sendable {
  /// h = z
  case identity
  /// h = 1 / (1 + e^-z); h' = h (1 - h)
  case sigmoid
  /// h = tanh z; h' = 1 - h^2
  case tanh
  /// h = max(z, 0); h' = 1 where z > 0, else 0
  case relu
  /// h = z where z > 0, else slope * z; the slope is at least 0
  case leakyRelu(Float)
}
