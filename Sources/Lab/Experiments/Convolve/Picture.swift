import Engine

/// A picture of 8 x 8 pixels with ink from 0 to 9, so that its numbers can be written into it.
public enum Picture: String, CaseIterable, Sendable {
  case seven, ring, cross, bars, ramp, flat, dot
  /// Drawn from the seed.
  case noise

  static let side = 8
  static let ink = 0...9

  /// [8 * 8], row by row from the top.
  func pixels(seed: UInt64) -> [Float] {
    guard self != .noise else {
      var generator = Generator(seed: seed, stream: Stream.data)
      return (0..<Self.side * Self.side).map { _ in Float((generator.uniform() * 10).rounded(.down)) }
    }
    return rows.flatMap { row in row.compactMap { $0.wholeNumberValue.map { Float($0) } } }
  }

  private var rows: [String] {
    switch self {
    case .seven:
      ["00000000", "09999990", "00000990", "00009900", "00099000", "00990000", "00990000", "00000000"]
    case .ring:
      ["00000000", "00399300", "03900930", "09000090", "09000090", "03900930", "00399300", "00000000"]
    case .cross:
      ["00000000", "00099000", "00099000", "09999990", "09999990", "00099000", "00099000", "00000000"]
    case .bars: Array(repeating: "99000099", count: Self.side)
    case .ramp: Array(repeating: "12345678", count: Self.side)
    case .flat: Array(repeating: "55555555", count: Self.side)
    case .dot:
      ["00000000", "00000000", "00000000", "00090000", "00000000", "00000000", "00000000", "00000000"]
    case .noise: []
    }
  }
}
