public import Engine

/// The settings of kind `calculator`: a square picture and layers above it, whose sizes are worked out.
public struct Calculator: Equatable, Sendable {
  /// Pixels along a side.
  public var size: Int
  public var channels: Int
  public var layers: [LayerDescription]

  public init(size: Int, channels: Int, layers: [LayerDescription]) {
    self.size = size
    self.channels = channels
    self.layers = layers
  }

  static let sizes = 1...256
  static let depths = 1...64
  static let mostLayers = 12

  /// - Throws: the layer that does not fit.
  func network() throws(EngineError) -> Network {
    try Network(
      NetworkDescription(input: .image(channels: channels, height: size, width: size), layers: layers))
  }
}
