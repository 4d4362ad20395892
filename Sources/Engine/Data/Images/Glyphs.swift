/// Four small signs somewhere on a noisy picture, for what is said about shifts: a sign where it never was before.
public struct Glyphs: Equatable, Sendable {
  public enum Glyph: String, CaseIterable, Sendable {
    case plus, cross, square, corner

    /// Five rows of five pixels.
    var rows: [String] {
      switch self {
      case .plus: ["..#..", "..#..", "#####", "..#..", "..#.."]
      case .cross: ["#...#", ".#.#.", "..#..", ".#.#.", "#...#"]
      case .square: ["#####", "#...#", "#...#", "#...#", "#####"]
      case .corner: ["#....", "#....", "#....", "#....", "#####"]
      }
    }

    /// [5, 5], 1 where there is ink.
    public var pixels: [Float] { rows.flatMap { $0.map { $0 == "#" ? 1 : 0 } } }
  }

  public var samples: Int
  /// Standard deviation of what is added to each pixel; ink is 1, paper 0.
  public var noise: Double
  /// Pixels a sign may stand away from the middle, each way and on both axes: uniform in -shift...shift.
  public var shift: Int
  /// Puts the pixels of every picture into one other order, which depends on this seed alone: what was near is far,
  /// but nothing is lost. Give training and test data the same.
  public var scramble: UInt64?

  /// Pixels along an edge of a picture.
  public static let side = 12
  /// Beyond it a sign would leave the picture.
  public static let shiftLimit = 3
  private static let glyphSide = 5

  public init(samples: Int = 400, noise: Double = 0.3, shift: Int = 0, scramble: UInt64? = nil) {
    self.samples = samples
    self.noise = noise
    self.shift = shift
    self.scramble = scramble
  }

  /// As many pictures of each sign, as far as the number allows, in random order.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    let classes = Glyph.allCases.count
    try DataError.check("samples", samples, in: classes...PlaneData.sampleLimit)
    try DataError.check("noise", noise, in: 0...10)
    try DataError.check("shift", shift, in: 0...Glyphs.shiftLimit)
    var generator = Generator(seed: seed, stream: stream)
    var labels = (0..<samples).map { Int32($0 % classes) }
    generator.shuffle(&labels)
    let bitmaps = Glyph.allCases.map(\.pixels)
    let places = pixelOrder()
    var inputs = [Float](repeating: 0, count: samples * places.count)
    for (row, label) in labels.enumerated() {
      let picture = picture(of: bitmaps[Int(label)], &generator)
      for (pixel, place) in places.enumerated() { inputs[row * places.count + Int(place)] = picture[pixel] }
    }
    return Dataset(
      inputs: inputs, shape: .image(channels: 1, height: Glyphs.side, width: Glyphs.side),
      targets: .classes(labels, names: Glyph.allCases.map(\.rawValue)))
  }

  /// [side, side]
  private func picture(of bitmap: [Float], _ generator: inout Generator) -> [Float] {
    let middle = (Glyphs.side - Glyphs.glyphSide) / 2
    let top = middle - shift + generator.below(2 * shift + 1)
    let left = middle - shift + generator.below(2 * shift + 1)
    var picture = (0..<Glyphs.side * Glyphs.side).map { _ in Float(noise * generator.normal()) }
    for y in 0..<Glyphs.glyphSide {
      for x in 0..<Glyphs.glyphSide {
        picture[(top + y) * Glyphs.side + left + x] += bitmap[y * Glyphs.glyphSide + x]
      }
    }
    return picture
  }

  /// Where each pixel goes.
  private func pixelOrder() -> [Int32] {
    var order = (0..<Int32(Glyphs.side * Glyphs.side)).map { $0 }
    if let scramble {
      var generator = Generator(seed: scramble, stream: Stream.scramble)
      generator.shuffle(&order)
    }
    return order
  }
}
