/// A network as an author writes it: the shape of a sample, layers in order, and how weights start.
public struct NetworkDescription: Equatable, Sendable {
  /// Of one sample.
  public var input: Shape
  /// From the input to the output.
  public var layers: [LayerDescription]
  /// For the layers that name none of their own.
  public var initializer: Initializer

  public init(input: Shape, layers: [LayerDescription], initializer: Initializer = .xavierUniform) {
    self.input = input
    self.layers = layers
    self.initializer = initializer
  }

  /// For samples whose features have no order of their own.
  public init(inputs: Int, layers: [LayerDescription], initializer: Initializer = .xavierUniform) {
    self.init(input: .vector(inputs), layers: layers, initializer: initializer)
  }
}
