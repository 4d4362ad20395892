/// A horizontal bar for each label with its value written out, such as one for each layer. Several groups put a bar
/// each below a label.
public struct BarChart: Plot {
  public var labels: [String]
  public var groups: [Group]
  /// On a logarithmic scale a bar grows from below the smallest positive value, and zero or less has no bar.
  public var scale: PlotAxis.Scale
  public var capability: Capability
  public var palette: PlotPalette

  public struct Group: Equatable, Sendable {
    public var name: String
    /// One for each label; missing ones are left out.
    public var values: [Double]
    public init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  public init(
    labels: [String], groups: [Group], scale: PlotAxis.Scale = .linear, capability: Capability = Capability(),
    palette: PlotPalette = .standard
  ) {
    self.labels = labels
    self.groups = groups
    self.scale = scale
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inks = self.inks
    guard !labels.isEmpty, !groups.isEmpty else {
      surface.put(symbols.fit("no values", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    let measure = Measure(of: self)
    var area = rect
    if groups.count > 1 || measure.isLogarithmic, area.height >= 4 {
      let (row, rest) = area.splitTop(1)
      drawHeading(on: &surface, in: row, measure, inks)
      area = rest.height >= 4 ? rest.splitTop(1).rest : rest
    }
    // Between labels with several bars a blank row keeps them together, where there is room.
    let isSpaced = groups.count > 1 && labels.count * (groups.count + 1) - 1 <= area.height
    let pitch = groups.count + (isSpaced ? 1 : 0)
    let fits = labels.count * pitch - (isSpaced ? 1 : 0) <= area.height
    let shown = fits ? labels.count : max(0, (area.height - 1) / pitch)
    let columns = Columns(of: self, width: area.width)
    for label in 0..<shown {
      let row = area.y + label * pitch
      let text = symbols.fit(labels[label], columns.label).padded(columns.label, left: true)
      surface.put(text, x: area.x, y: row, inks.label, in: area)
      for (index, group) in groups.enumerated() where label < group.values.count {
        let line = Rect(x: area.x, y: row + index, width: area.width, height: 1).intersection(area)
        drawBar(group.values[label], index, on: &surface, in: line, columns, measure, inks)
      }
    }
    if shown < labels.count {
      let note = symbols.fit("\(symbols.ellipsis) \(labels.count - shown) more", area.width)
      surface.put(note, x: area.x, y: area.bottom - 1, inks.note, in: area)
    }
  }

  /// The names of the groups and what the scale is.
  private func drawHeading(on surface: inout Surface, in row: Rect, _ measure: Measure, _ inks: PlotPalette) {
    var column = row.x
    if groups.count > 1 {
      for (index, group) in groups.enumerated() {
        let swatch = Cell(BarChart.fill(index, symbols), inks.series(index))
        let name = symbols.fit(group.name, max(0, row.right - column - 3))
        guard !name.isEmpty else { break }
        for offset in 0..<2 { surface[clip: row, column + offset, row.y] = swatch }
        column = surface.put(name, x: column + 3, y: row.y, inks.title, in: row) + 3
      }
    }
    if measure.isLogarithmic {
      let notes = ["log scale from \(NumberLabels.value(measure.base))", "log scale", "log"]
      guard let note = notes.first(where: { column + $0.columns <= row.right }) else { return }
      surface.put(note, x: column, y: row.y, inks.note, in: row)
    }
  }

  static func fill(_ group: Int, _ symbols: PlotSymbols) -> Character {
    let fills: [Character] = symbols.isASCII ? ["#", "=", "*", "-"] : ["█", "▒", "▓", "░"]
    return fills[group % fills.count]
  }
}
