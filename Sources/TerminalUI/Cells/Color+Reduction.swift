extension Color {
  /// The nearest colour a terminal of this tier can show.
  ///
  /// Exact colours become entries of the 256-colour cube or its gray ramp, then the sixteen or eight names. The names
  /// look different in every theme, so a middle gray becomes the terminal's own colour rather than "bright black",
  /// which some themes paint like the background.
  public func reduced(to tier: ColorTier) -> Color {
    if self == .standard || tier == .direct { return self }
    if tier == .none { return .standard }
    if case .palette(let index) = self {
      if tier == .palette256 || (index < 16 && tier == .sixteen) { return self }
      if index < 8 { return self }
      if index == 8 { return .standard }
      if index < 16 { return .palette(index - 8) }
    }
    let exact = components
    return tier == .palette256 ? exact.nearestOf256 : exact.nearestName(bright: tier == .sixteen)
  }

  /// Red, green and blue as a common terminal shows this colour; middle gray for the terminal's own.
  var components: ColorComponents {
    switch self {
    case .standard: ColorComponents(128, 128, 128)
    case .rgb(let red, let green, let blue): ColorComponents(Int(red), Int(green), Int(blue))
    case .palette(let index): ColorComponents(paletteIndex: Int(index))
    }
  }
}

extension Style {
  /// This style with both colours as a terminal of this tier can show them; attributes stay.
  public func reduced(to tier: ColorTier) -> Style {
    Style(foreground.reduced(to: tier), on: background.reduced(to: tier), attributes)
  }
}

/// Red, green and blue, each 0...255.
struct ColorComponents: Equatable {
  var red: Int
  var green: Int
  var blue: Int

  init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(paletteIndex index: Int) {
    switch index {
    case 0..<16: self = ColorComponents.names[index]
    case 16..<232:
      let cube = index - 16
      let levels = ColorComponents.cubeLevels
      self.init(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let gray = 8 + 10 * (index - 232)
      self.init(gray, gray, gray)
    }
  }

  /// Distance weighted by how much the eye sees of each primary ("redmean", T. Riemersma); squared, times 256.
  func distance(to other: ColorComponents) -> Int {
    let mean = (red + other.red) / 2
    let dr = red - other.red
    let dg = green - other.green
    let db = blue - other.blue
    return (512 + mean) * dr * dr + 1024 * dg * dg + (767 - mean) * db * db
  }

  var nearestOf256: Color {
    let cube = 16 + 36 * Self.nearestLevel(red) + 6 * Self.nearestLevel(green) + Self.nearestLevel(blue)
    let gray = 232 + min(23, max(0, ((red + green + blue) / 3 - 3) / 10))
    let cubeDistance = distance(to: ColorComponents(paletteIndex: cube))
    let grayDistance = distance(to: ColorComponents(paletteIndex: gray))
    return .palette(UInt8(grayDistance < cubeDistance ? gray : cube))
  }

  /// One of the eight names, or of sixteen when `bright`; grays only by how dark they are.
  func nearestName(bright: Bool) -> Color {
    let strongest = max(red, green, blue)
    if strongest - min(red, green, blue) < 24 {
      if strongest < 64 { return .palette(0) }
      if strongest < 192 { return .standard }
      return .palette(bright && strongest > 240 ? 15 : 7)
    }
    let candidates = bright ? Array(1...6) + Array(9...14) : Array(1...6)
    var best = candidates[0]
    for index in candidates where distance(to: Self.names[index]) < distance(to: Self.names[best]) { best = index }
    return .palette(UInt8(best))
  }

  private static func nearestLevel(_ value: Int) -> Int {
    value < 48 ? 0 : value < 115 ? 1 : min(5, (value - 35) / 40)
  }

  private static let cubeLevels = [0, 95, 135, 175, 215, 255]

  /// The sixteen named colours as present-day terminals show them by default, nearer to what a reader sees than the
  /// pure primaries of old hardware.
  private static let names = [
    ColorComponents(0, 0, 0), ColorComponents(205, 49, 49), ColorComponents(13, 188, 121),
    ColorComponents(229, 229, 16), ColorComponents(36, 114, 200), ColorComponents(188, 63, 188),
    ColorComponents(17, 168, 205), ColorComponents(229, 229, 229), ColorComponents(102, 102, 102),
    ColorComponents(241, 76, 76), ColorComponents(35, 209, 139), ColorComponents(245, 245, 67),
    ColorComponents(59, 142, 234), ColorComponents(214, 112, 214), ColorComponents(41, 184, 219),
    ColorComponents(255, 255, 255),
  ]
}
