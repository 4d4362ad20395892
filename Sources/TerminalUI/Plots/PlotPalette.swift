/// The styles of every plot, so that a theme can set them in one place.
///
/// The defaults read on dark and on light backgrounds. Plots reduce them to the colours of the terminal, and never say
/// anything by colour alone.
public struct PlotPalette: Hashable, Sendable {
  /// Axis lines, ticks and frames.
  public var axis = Style(.rgb(128, 128, 128))
  /// Numbers at the ticks, and names.
  public var label = Style.plain
  /// Titles of axes, of small maps and of table columns.
  public var title = Style(.standard, .bold)
  /// What is said quietly: units, notes, what was left out.
  public var note = Style(.rgb(128, 128, 128))
  /// Vertical marks and other guide lines.
  public var grid = Style(.rgb(128, 128, 128))
  /// Horizontal reference lines with their labels.
  public var reference = Style(.rgb(128, 128, 128))
  /// The crosshair and what it reads out.
  public var accent = Style(.rgb(204, 121, 167), .bold)
  /// Values that are not finite.
  public var warning = Style(.rgb(213, 94, 0), .bold)
  /// Quantities above and below zero.
  public var positive = Style(.rgb(0, 135, 215))
  public var negative = Style(.rgb(215, 95, 95))
  /// Curves and bars, told apart with every kind of colour vision (after Okabe and Ito, 2008, the blue lighter so that
  /// it reads on black), the colours that read on both backgrounds first.
  public var series: [Style] = [
    Style(.rgb(0, 135, 215)), Style(.rgb(213, 94, 0)), Style(.rgb(0, 158, 115)), Style(.rgb(204, 121, 167)),
    Style(.rgb(230, 159, 0)), Style(.rgb(86, 180, 233)), Style(.rgb(128, 128, 128)), Style(.rgb(240, 228, 66)),
  ]
  /// Data points of each class on a field map: dark, for the field is light.
  public var pointClasses: [Style] = [
    Style(.rgb(95, 0, 0), .bold), Style(.rgb(0, 0, 95), .bold), Style(.rgb(0, 95, 0), .bold),
    Style(.rgb(95, 0, 95), .bold),
  ]
  /// Colours of maps: from little to much, from below zero to above it, and the same under data points.
  public var sequential = ColorRamp.viridis
  public var diverging = ColorRamp.redBlue
  public var field = ColorRamp.redBlueLight

  public init() {}

  public static let standard = PlotPalette()

  /// The style of a curve or a group of bars; the list starts again after its end.
  public func series(_ index: Int) -> Style {
    series.isEmpty ? .plain : series[((index % series.count) + series.count) % series.count]
  }

  func pointClass(_ index: Int) -> Style {
    pointClasses.isEmpty
      ? .plain : pointClasses[((index % pointClasses.count) + pointClasses.count) % pointClasses.count]
  }

  /// All styles as a terminal of this tier shows them. Ramps stay exact: they are reduced after interpolation.
  func reduced(to tier: ColorTier) -> PlotPalette {
    var result = self
    let styles: [WritableKeyPath<PlotPalette, Style>] = [
      \.axis, \.label, \.title, \.note, \.grid, \.reference, \.accent, \.warning, \.positive, \.negative,
    ]
    for style in styles { result[keyPath: style] = self[keyPath: style].reduced(to: tier) }
    result.series = series.map { $0.reduced(to: tier) }
    result.pointClasses = pointClasses.map { $0.reduced(to: tier) }
    return result
  }
}
