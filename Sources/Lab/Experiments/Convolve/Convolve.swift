import Engine

/// The settings of kind `convolve`: one small picture and a window that goes over it.
public struct Convolve: Equatable, Sendable {
  public var image: Picture
  public var filter: Filter
  /// Side of the window of `mean` and `max`; the others have 3.
  public var size: Int
  public var stride: Int
  public var padding: Int
  public var dilation: Int
  public var border: Border
  /// Pixels that the picture is moved to the right, for the comparison.
  public var shift: Int

  /// What lies around the picture, and what comes in when it is moved.
  public enum Border: String, CaseIterable, Sendable {
    case zeros
    /// The other side of the picture.
    case wrap
  }

  public init(
    image: Picture, filter: Filter, size: Int = 3, stride: Int = 1, padding: Int = 0, dilation: Int = 1,
    border: Border = .zeros, shift: Int = 2
  ) {
    self.image = image
    self.filter = filter
    self.size = size
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.border = border
    self.shift = shift
  }

  static let sizes = 1...5
  static let strides = 1...4
  static let paddings = 0...3
  static let dilations = 1...3
  static let shifts = 0...4

  var window: Convolution {
    Convolution(kernel: filter.hasSize ? size : 3, stride: stride, padding: padding, dilation: dilation)
  }
}

extension Convolve {
  /// What is done with the numbers under the window.
  public enum Filter: String, CaseIterable, Sendable {
    /// Sobel's two, which answer to upright and to level edges (Sobel and Feldman 1968).
    case uprightEdges = "upright-edges"
    case levelEdges = "level-edges"
    /// The middle minus its eight neighbours.
    case outline
    case sharpen
    case copy
    case mean
    /// The largest number, as in max-pooling.
    case max

    var hasSize: Bool { self == .mean || self == .max }

    /// [side * side], row by row; nil for a rule that has no weights.
    func weights(side: Int) -> [Float]? {
      switch self {
      case .uprightEdges: [-1, 0, 1, -2, 0, 2, -1, 0, 1]
      case .levelEdges: [-1, -2, -1, 0, 0, 0, 1, 2, 1]
      case .outline: [-1, -1, -1, -1, 8, -1, -1, -1, -1]
      case .sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0]
      case .copy: [0, 0, 0, 0, 1, 0, 0, 0, 0]
      case .mean: [Float](repeating: 1 / Float(side * side), count: side * side)
      case .max: nil
      }
    }
  }
}
