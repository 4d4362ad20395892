/// A layered network: its units as nodes, its weights as lines between them.
///
/// A positive weight is a solid line and a negative one dashed; the larger it is, the heavier. A node is the fuller the
/// larger its value, round above zero and square below. Of a layer with many units the first are drawn and the rest
/// are counted.
public struct NetworkDrawing: Plot {
  public var layers: [Layer]
  /// Names left of the first layer's units and right of the last one's.
  public var inputLabels: [String]
  public var outputLabels: [String]
  public var capability: Capability
  public var palette: PlotPalette

  public struct Layer: Equatable, Sendable {
    public var title: String
    /// Stands there where not every layer's title has room.
    public var shortTitle: String
    public var units: Int
    /// Weights into this layer, [units, units of the layer before] row by row; empty for the first.
    public var weights: [Float]
    /// What each unit holds now; may be empty.
    public var values: [Float]
    public init(
      _ title: String, short: String? = nil, units: Int, weights: [Float] = [], values: [Float] = []
    ) {
      self.title = title
      shortTitle = short ?? title
      self.units = max(0, units)
      self.weights = weights
      self.values = values
    }
  }

  public init(
    layers: [Layer], inputLabels: [String] = [], outputLabels: [String] = [], capability: Capability = Capability(),
    palette: PlotPalette = .standard
  ) {
    self.layers = layers
    self.inputLabels = inputLabels
    self.outputLabels = outputLabels
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inks = self.inks
    guard !layers.isEmpty else {
      surface.put(symbols.fit("no layers", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    let layout = Layout(of: self, in: rect)
    let hidden = drawEdges(on: &surface, layout, inks)
    for index in layers.indices {
      if index >= layout.columns.count { break }
      drawLayer(index, on: &surface, layout, inks)
    }
    drawLabels(on: &surface, layout, inks)
    if let row = layout.keyRow { drawKey(hidden: hidden, on: &surface, row, in: rect, inks) }
  }

  private func drawLayer(_ index: Int, on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    let layer = layers[index]
    let column = layout.columns[index]
    let largest = layer.values.lazy.filter(\.isFinite).map(abs).max() ?? 0
    for unit in 0..<layout.shown[index] {
      let value = unit < layer.values.count ? layer.values[unit] : nil
      surface[clip: layout.bounds, column, layout.row(unit, of: index)] = node(value, largest: largest, inks)
    }
    let left = layer.units - layout.shown[index]
    if left > 0, layout.nodes.height > 0 {
      let note = "\(symbols.ellipsis) +\(left)"
      let row = layout.shown[index] == 0 ? layout.nodes.y : layout.row(layout.shown[index], of: index)
      layout.putCentred(note, at: column, y: min(row, layout.nodes.bottom - 1), inks.note, on: &surface)
    }
    if let row = layout.titleRow {
      let isShort = layers.contains { $0.title.columns > layout.titleWidth }
      let title = symbols.fit(isShort ? layer.shortTitle : layer.title, layout.titleWidth)
      layout.putCentred(title, at: column, y: row, inks.title, on: &surface)
    }
    if let row = layout.sizeRow {
      layout.putCentred(symbols.fit("\(layer.units)", layout.titleWidth), at: column, y: row, inks.note, on: &surface)
    }
  }

  /// Fuller for a larger share of the layer's largest value; the shape tells the sign.
  private func node(_ value: Float?, largest: Float, _ inks: PlotPalette) -> Cell {
    guard let value else { return Cell(symbols.isASCII ? "O" : "●", inks.label) }
    guard value.isFinite else { return Cell("?", inks.warning) }
    let round: [Character] = symbols.isASCII ? [".", "o", "O", "@"] : ["○", "◔", "◑", "◕", "●"]
    let square: [Character] = symbols.isASCII ? [".", "-", "=", "#"] : ["□", "▤", "▦", "▩", "■"]
    let shapes = value < 0 ? square : round
    let share = largest > 0 ? abs(value) / largest : 0
    let shape = shapes[min(shapes.count - 1, Int((share * Float(shapes.count - 1)).rounded()))]
    return Cell(shape, value < 0 ? inks.negative : value > 0 ? inks.positive : inks.label)
  }

  private func drawLabels(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    if layout.leftWidth > 0, let column = layout.columns.first {
      for unit in 0..<min(layout.shown[0], inputLabels.count) {
        let text = symbols.fit(inputLabels[unit], layout.leftWidth - 1)
        let start = column - 1 - text.columns
        surface.put(text, x: start, y: layout.row(unit, of: 0), inks.label, in: layout.bounds)
      }
    }
    if layout.rightWidth > 0, layout.columns.count == layers.count, let column = layout.columns.last {
      let last = layers.count - 1
      for unit in 0..<min(layout.shown[last], outputLabels.count) {
        let text = symbols.fit(outputLabels[unit], layout.rightWidth - 1)
        surface.put(text, x: column + 2, y: layout.row(unit, of: last), inks.label, in: layout.bounds)
      }
    }
  }

  /// How signs look, as much of it as has room, and how many weights were left out.
  private func drawKey(
    hidden: Int, on surface: inout Surface, _ row: Int, in rect: Rect, _ inks: PlotPalette
  ) {
    let samples: [(String, String, Style)] = [
      (symbols.isASCII ? "..." : "───", "+ weight", inks.positive),
      (symbols.isASCII ? ". ." : "╌╌╌", "\(symbols.minus) weight", inks.negative),
      (symbols.isASCII ? "@" : "●", "+ unit", inks.positive),
      (symbols.isASCII ? "#" : "■", "\(symbols.minus) unit", inks.negative),
    ]
    let hasValues = layers.contains { !$0.values.isEmpty }
    var column = rect.x
    for (sample, name, style) in samples.prefix(hasValues ? 4 : 2) {
      guard column + sample.columns + 1 + name.columns <= rect.right else { return }
      column = surface.put(sample, x: column, y: row, style, in: rect) + 1
      column = surface.put(name, x: column, y: row, inks.note, in: rect) + 3
    }
    guard hidden > 0 else { return }
    let notes = ["\(hidden) smaller \(hidden == 1 ? "weight" : "weights") not drawn", "\(hidden) not drawn"]
    guard let note = notes.first(where: { column + $0.columns <= rect.right }) else { return }
    surface.put(note, x: column, y: row, inks.note, in: rect)
  }
}
