/// One layer as an author writes it, before its inputs are known.
public enum LayerDescription: Equatable, Sendable {
  /// Every unit sees every input: h = activation(x W + b).
  ///
  /// - `initializer`: nil takes the network's.
  /// - `bias`: what every bias starts at.
  case dense(units: Int, activation: Activation, initializer: Initializer? = nil, bias: Float = 0)
}
