/// How one cell looks: two colours and a set of attributes.
public struct Style: Hashable, Sendable {
  public var foreground: Color
  public var background: Color
  public var attributes: Attributes

  public static let plain = Style()

  public init(_ foreground: Color = .standard, on background: Color = .standard, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  public func with(_ extra: Attributes) -> Style {
    Style(foreground, on: background, attributes.union(extra))
  }

  /// This style on top of another: what it leaves to the terminal is taken from `base`.
  public func over(_ base: Style) -> Style {
    Style(
      foreground == .standard ? base.foreground : foreground,
      on: background == .standard ? base.background : background, attributes.union(base.attributes))
  }

  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let italic = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)
    public static let reverse = Attributes(rawValue: 16)
  }
}

/// A colour as a view means it. The terminal's own default, one of its 256 palette entries, or an exact colour;
/// `reduced(to:)` turns it into what a poorer terminal can show.
public enum Color: Hashable, Sendable {
  case standard
  case palette(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

/// How many colours a terminal has.
public enum ColorTier: Int, Comparable, Sendable, CaseIterable {
  case none, eight, sixteen, palette256, direct

  public static func < (a: ColorTier, b: ColorTier) -> Bool { a.rawValue < b.rawValue }
}

/// Which characters a terminal shows well: braille patterns, block elements, or ASCII alone.
public enum GlyphTier: String, Sendable, CaseIterable {
  case braille, blocks, ascii
}

/// What a view may rely on when it draws.
public struct Capability: Hashable, Sendable {
  public var colors: ColorTier
  public var glyphs: GlyphTier

  public init(colors: ColorTier = .palette256, glyphs: GlyphTier = .braille) {
    self.colors = colors
    self.glyphs = glyphs
  }
}
