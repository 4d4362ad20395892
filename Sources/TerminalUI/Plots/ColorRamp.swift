/// Colours for the values 0...1, interpolated between stops.
public struct ColorRamp: Hashable, Sendable {
  /// At least one colour, evenly spaced over 0...1.
  public var stops: [Color]

  /// The same colours as entries of the 256-colour palette, picked by hand: of a colour between two stops the nearest
  /// entry often has another hue. Empty takes the nearest.
  public var indices: [UInt8]

  public init(_ stops: [Color], indices: [UInt8] = []) {
    self.stops = stops.isEmpty ? [.standard] : stops
    self.indices = indices
  }

  /// Sequential, even in brightness, readable with every kind of colour vision (van der Walt and Smith, 2015).
  public static let viridis = ColorRamp(
    [
      .rgb(68, 1, 84), .rgb(72, 40, 120), .rgb(62, 74, 137), .rgb(49, 104, 142), .rgb(38, 130, 142),
      .rgb(31, 158, 137),
      .rgb(53, 183, 121), .rgb(109, 205, 89), .rgb(180, 222, 44), .rgb(253, 231, 37),
    ], indices: [53, 54, 60, 24, 30, 36, 72, 77, 148, 220])

  /// Diverging, red below and blue above a white middle (ColorBrewer's RdBu; Brewer, 2003).
  public static let redBlue = ColorRamp(
    [
      .rgb(178, 24, 43), .rgb(214, 96, 77), .rgb(244, 165, 130), .rgb(253, 219, 199), .rgb(247, 247, 247),
      .rgb(209, 229, 240), .rgb(146, 197, 222), .rgb(67, 147, 195), .rgb(33, 102, 172),
    ], indices: [124, 167, 173, 216, 224, 231, 189, 153, 110, 67, 25])

  /// `redBlue` without its darkest ends, so that dark points stand out on it.
  public static let redBlueLight = ColorRamp(
    Array(redBlue.stops[1...7]), indices: Array(redBlue.indices[1...9]))

  /// The colour at a value, which is clamped to 0...1; the terminal's own for NaN.
  public func color(at value: Double) -> Color {
    guard !value.isNaN else { return .standard }
    let place = min(max(value, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 1)
    guard index + 1 < stops.count else { return stops[index] }
    let share = place - Double(index)
    let low = stops[index].components
    let high = stops[index + 1].components
    func mix(_ a: Int, _ b: Int) -> UInt8 { UInt8((Double(a) + share * Double(b - a)).rounded()) }
    return .rgb(mix(low.red, high.red), mix(low.green, high.green), mix(low.blue, high.blue))
  }

  /// `count` colours from 0 to 1 as a terminal of this tier shows them: looked up once for each pixel of a map.
  func table(_ count: Int, for tier: ColorTier) -> [Color] {
    (0..<count).map { step in
      if tier == .palette256, !indices.isEmpty {
        return .palette(indices[min(indices.count - 1, step * indices.count / max(1, count))])
      }
      return color(at: Double(step) / Double(max(1, count - 1))).reduced(to: tier)
    }
  }
}
