package import TerminalUI

/// What the person asked for on the command line or in the settings, as far as the terminal is concerned.
package struct TerminalOptions: Equatable, Sendable {
  /// nil: as the terminal and `NO_COLOR` say.
  package var usesColor: Bool?
  /// nil: as the locale and the terminal say.
  package var glyphs: GlyphTier?

  package init(usesColor: Bool? = nil, glyphs: GlyphTier? = nil) {
    self.usesColor = usesColor
    self.glyphs = glyphs
  }
}

extension ColorTier {
  /// - Parameters:
  ///   - colors: how many the terminal's description has.
  ///   - isDirect: whether a colour number is red, green and blue.
  init(colors: Int, isDirect: Bool, options: TerminalOptions, environment: [String: String]) {
    let isUnwanted = !(environment["NO_COLOR"] ?? "").isEmpty
    let wantsColor = options.usesColor ?? !isUnwanted
    switch colors {
    case _ where !wantsColor: self = .none
    case (1 << 24)...: self = isDirect ? .direct : .palette256
    case 256...: self = .palette256
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }
}

extension GlyphTier {
  /// The Linux console has block elements in its font and no braille patterns.
  init(isUTF8: Bool, terminal: String, options: TerminalOptions) {
    if !isUTF8 {
      self = .ascii
    } else {
      self = options.glyphs ?? (terminal.hasPrefix("linux") ? .blocks : .braille)
    }
  }
}
