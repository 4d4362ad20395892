/// How the activations of a batch lie in memory between two layers: it follows from their shape.
///
/// - vector: [rows, stride]
/// - image: blocks of 16 samples, [blocks, channels, height, width, 16], the sample in the lane of a register
/// - sequence: time-major, [steps, rows, stride]
/// - tokens: time-major, [steps, rows]
///
/// A stride is the number of features rounded up to a multiple of 8; what is between is zero.
extension Shape {
  static let lanes = 16

  static func padded(_ units: Int) -> Int { (units + 7) / 8 * 8 }

  /// Features of a step, or of the whole sample where there are no steps.
  public var features: Int {
    switch self {
    case .vector(let features), .sequence(_, let features): features
    case .image: count
    case .tokens: 1
    }
  }

  /// 1 where there are no steps.
  public var steps: Int {
    switch self {
    case .vector, .image: 1
    case .sequence(let steps, _), .tokens(let steps, _): steps
    }
  }

  /// The distance between two rows of a step.
  var stride: Int {
    switch self {
    case .vector(let features), .sequence(_, let features): Self.padded(features)
    case .image: count
    case .tokens: 1
    }
  }

  /// Floats a batch takes in this layout.
  func floats(rows: Int) -> Int {
    switch self {
    case .vector, .sequence, .tokens: steps * rows * stride
    case .image: (rows + Self.lanes - 1) / Self.lanes * Self.lanes * count
    }
  }
}
