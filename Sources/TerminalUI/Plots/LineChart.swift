/// Curves over a common axis, such as a quantity measured at every step.
///
/// Curves differ without colour by a letter at their end and, where there is no colour, by how they are dashed. Where
/// curves take the same way, the line has the colours of all in turn, or is two wide without colour, and the legend says
/// which lies on which. Values
/// that are not finite break a curve, are marked on the x axis and counted in the legend; values a logarithmic axis
/// cannot show are marked on its floor and counted too.
public struct LineChart: Plot {
  public var series: [Series]
  public var x: PlotAxis
  public var y: PlotAxis
  /// Horizontal lines that mean something, such as ln 2. A free y axis makes room for them.
  public var references: [Reference] = []
  /// Vertical lines that mean something, such as where a setting was changed.
  public var marks: [Mark] = []
  /// A curve somebody guessed, drawn as single points joined by a dotted line.
  public var sketch: Sketch?
  /// Where all curves are read out.
  public var crosshair: Double?
  public var legend: Legend = .automatic
  public var capability: Capability
  public var palette: PlotPalette

  public init(
    series: [Series], x: PlotAxis = PlotAxis(scale: .linear), y: PlotAxis = PlotAxis(),
    capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.capability = capability
    self.palette = palette
  }

  public enum Legend: Hashable, Sendable {
    /// Beside a wide chart, below a narrow one, none where there is no room.
    case automatic
    case right, below, hidden
  }

  public struct Series: Equatable, Sendable {
    public var name: String
    /// As many as `y`; what one has more is ignored.
    public var x: [Double]
    public var y: [Double]
    /// Which of the palette's styles; its place in the list when nil.
    public var style: Int?
    public var isDashed: Bool
    public var shape: Shape

    public enum Shape: Hashable, Sendable { case line, points, both }

    public init(
      _ name: String, x: [Double], y: [Double], style: Int? = nil, isDashed: Bool = false, shape: Shape = .line
    ) {
      self.name = name
      self.x = x
      self.y = y
      self.style = style
      self.isDashed = isDashed
      self.shape = shape
    }

    var count: Int { min(x.count, y.count) }
  }

  public struct Reference: Equatable, Sendable {
    public var label: String
    public var y: Double
    public init(_ label: String, y: Double) {
      self.label = label
      self.y = y
    }
  }

  public struct Mark: Equatable, Sendable {
    public var label: String
    public var x: Double
    public init(_ label: String, x: Double) {
      self.label = label
      self.x = x
    }
  }

  public struct Sketch: Equatable, Sendable {
    public var name: String
    public var x: [Double]
    public var y: [Double]
    public init(_ name: String, x: [Double], y: [Double]) {
      self.name = name
      self.x = x
      self.y = y
    }
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let layout = Layout(of: self, in: rect)
    let inks = self.inks
    drawAxes(on: &surface, layout, inks)
    drawGuides(on: &surface, layout, inks)
    drawCurves(on: &surface, layout, inks)
    drawLegend(on: &surface, layout, inks)
    if layout.summaries.allSatisfy({ $0.last == nil }), sketch == nil {
      let place = layout.plot.y + layout.plot.height / 2
      let text = symbols.fit("no values", layout.plot.width)
      surface.put(
        text, x: layout.plot.x + (layout.plot.width - text.columns) / 2, y: place, inks.note, in: layout.plot)
    }
  }

  func styleIndex(_ index: Int) -> Int { series[index].style ?? index }

  /// Dashes where they were asked for, and where there is no colour to tell curves apart.
  func pattern(_ index: Int) -> LinePattern {
    if capability.colors == .none, series.count > 1 {
      return LinePattern.allCases[styleIndex(index).magnitude.remainder(4)]
    }
    return series[index].isDashed ? .dashed : .solid
  }

  /// Letters are needed where one curve could be taken for another; points have shapes of their own.
  var hasLetters: Bool { series.count { $0.shape != .points } > 1 }
}

extension UInt {
  fileprivate func remainder(_ divisor: UInt) -> Int { Int(self % divisor) }
}
