/// What a layer applies to each of its weighted sums. `relu` has slope 0 at exactly 0.
///
/// All but one tell their slope from their value alone, so the weighted sums need not be kept.
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
  /// h = ln(1 + e^z); h' = 1 - e^-h (Dugas et al. 2001)
  case softplus
  /// h = z where z > 0, else scale (e^z - 1); h' = h + scale there; the scale is at least 0 (Clevert et al. 2016)
  case elu(Float)
  /// h = z Phi(z), Phi the normal distribution function; h' = Phi(z) + z phi(z) (Hendrycks and Gimpel 2016)
  case gelu

  /// Whether the slope needs z: GELU falls and rises again, so two sums may give one value.
  var keepsSums: Bool { self == .gelu }
}
