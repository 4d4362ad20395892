/// A network as an author writes it: features in, layers in order, and how weights start.
public struct NetworkDescription: Equatable, Sendable {
  /// Features of a sample.
  public var inputs: Int
  public var layers: [LayerDescription]
  /// For the layers that name none of their own.
  public var initializer: Initializer

  public init(inputs: Int, layers: [LayerDescription], initializer: Initializer = .xavierUniform) {
    self.inputs = inputs
    self.layers = layers
    self.initializer = initializer
  }
}
