public import TerminalUI

/// What each kind of thing looks like: one accent colour, the terminal's own text colour, calm everything else.
public struct Theme: Equatable, Sendable {
  public var text = Style.plain
  public var dim: Style
  public var accent: Style
  public var heading: Style
  public var strong: Style
  public var code: Style
  public var formula: Style
  public var good: Style
  public var bad: Style
  public var warning: Style
  public var border: Style
  public var selected: Style
  public var widgets: WidgetStyles
  public var plots: PlotPalette
  public var capability: Capability

  public var glyphs: GlyphTier { capability.glyphs }

  public static func make(_ name: Settings.ThemeName, _ capability: Capability) -> Theme {
    var capability = capability
    if name == .mono { capability.colors = .none }
    let shades = Shades(name, capability.colors)
    let dim = Style(shades.dim, shades.dim == .standard ? .dim : [])
    let accent = Style(shades.accent, .bold)
    return Theme(
      dim: dim, accent: accent, heading: accent, strong: Style(.standard, .bold), code: Style(shades.code),
      formula: Style(shades.formula), good: Style(shades.good, .bold), bad: Style(shades.bad, .bold),
      warning: Style(shades.warning, .bold), border: dim, selected: accent,
      widgets: WidgetStyles(
        dim: dim, accent: accent, selected: accent, border: dim, disabled: dim, good: Style(shades.good),
        bad: Style(shades.bad), warning: Style(shades.warning)),
      plots: .standard, capability: capability)
  }

  /// The few colours a theme is made of, with enough contrast on its background.
  private struct Shades {
    var accent = Color.standard
    var dim = Color.standard
    var code = Color.standard
    var formula = Color.standard
    var good = Color.standard
    var bad = Color.standard
    var warning = Color.standard

    init(_ name: Settings.ThemeName, _ tier: ColorTier) {
      guard tier != .none else { return }
      guard tier >= .palette256 else {
        (accent, code, formula) = (.palette(6), .palette(6), .palette(6))
        (good, bad, warning) = (.palette(2), .palette(1), .palette(3))
        return
      }
      switch name {
      case .light:
        (accent, dim) = (.palette(25), .palette(241))
        (code, formula) = (.palette(89), .palette(23))
        (good, bad, warning) = (.palette(28), .palette(124), .palette(94))
      case .dark:
        (accent, dim) = (.palette(80), .palette(246))
        (code, formula) = (.palette(180), .palette(115))
        (good, bad, warning) = (.palette(114), .palette(210), .palette(179))
      case .automatic, .mono:
        // Seen well on dark and on light.
        (accent, dim) = (.palette(31), .palette(244))
        (code, formula) = (.palette(136), .palette(36))
        (good, bad, warning) = (.palette(71), .palette(167), .palette(136))
      }
    }
  }
}
