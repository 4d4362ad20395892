public import Engine

/// The settings of kind `propagate`: a deep stack of equal layers, not trained, with Gaussian numbers sent forward
/// and a Gaussian gradient sent backward.
public struct Propagate: Equatable, Sendable {
  public var depth: Int
  public var width: Int
  public var activation: Activation
  public var initializer: Initializer
  public var samples: Int

  public init(depth: Int, width: Int, activation: Activation, initializer: Initializer, samples: Int) {
    self.depth = depth
    self.width = width
    self.activation = activation
    self.initializer = initializer
    self.samples = samples
  }
}
