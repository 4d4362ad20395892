/// How widgets look, by what a part means. Every difference said by a style is also said by a character.
public struct WidgetStyles: Hashable, Sendable {
  public var text: Style
  /// What stands back: positions, tracks, hints.
  public var dim: Style
  /// What leads the eye: keys, marks of focus, thumbs.
  public var accent: Style
  public var title: Style
  public var selected: Style
  public var border: Style
  public var disabled: Style
  public var good: Style
  public var bad: Style
  public var warning: Style
  /// Where text is typed.
  public var field: Style

  public init(
    text: Style = .plain,
    dim: Style = Style(.standard, on: .standard, .dim),
    accent: Style = Style(.palette(6), on: .standard, .bold),
    title: Style = Style(.standard, on: .standard, .bold),
    selected: Style = Style(.palette(6), on: .standard, .bold),
    border: Style = Style(.standard, on: .standard, .dim),
    disabled: Style = Style(.standard, on: .standard, .dim),
    good: Style = Style(.palette(2)),
    bad: Style = Style(.palette(1)),
    warning: Style = Style(.palette(3)),
    field: Style = Style(.standard, on: .standard, .underline)
  ) {
    self.text = text
    self.dim = dim
    self.accent = accent
    self.title = title
    self.selected = selected
    self.border = border
    self.disabled = disabled
    self.good = good
    self.bad = bad
    self.warning = warning
    self.field = field
  }

  public static let standard = WidgetStyles()

  /// The same in the colours a terminal has.
  public func reduced(to tier: ColorTier) -> WidgetStyles {
    WidgetStyles(
      text: text.reduced(to: tier), dim: dim.reduced(to: tier), accent: accent.reduced(to: tier),
      title: title.reduced(to: tier), selected: selected.reduced(to: tier), border: border.reduced(to: tier),
      disabled: disabled.reduced(to: tier), good: good.reduced(to: tier), bad: bad.reduced(to: tier),
      warning: warning.reduced(to: tier), field: field.reduced(to: tier))
  }
}
