extension NetworkDrawing {
  /// Where nodes go: layers in columns, their units spread over the height.
  struct Layout {
    let bounds: Rect
    /// The cells of nodes and lines.
    var nodes: Rect
    var columns: [Int] = []
    /// How many units of each layer are drawn.
    var shown: [Int] = []
    var leftWidth = 0
    var rightWidth = 0
    var titleRow: Int?
    var sizeRow: Int?
    var keyRow: Int?
    var titleWidth = 0
    private var places: [Int] = []

    init(of drawing: NetworkDrawing, in rect: Rect) {
      bounds = rect
      var area = rect
      // Blank rows and sizes give way where all units then have a row each.
      let tallest = drawing.layers.map(\.units).max() ?? 0
      let isTight = rect.height >= 8 && Self.usualRows(rect.height) < tallest && tallest <= rect.height - 2
      if area.height >= 8 {
        keyRow = area.bottom - 1
        area = area.splitBottom(isTight ? 1 : 2).rest
      }
      if area.height >= 5, drawing.layers.contains(where: { !$0.title.isEmpty }) {
        titleRow = area.y
        area = area.splitTop(1).rest
        if area.height >= 6, !isTight {
          sizeRow = area.y
          area = area.splitTop(1).rest
        }
        if area.height >= 7, !isTight { area = area.splitTop(1).rest }
      }
      let widest = rect.width / 5
      func width(_ labels: [String]) -> Int {
        labels.isEmpty || rect.width < 24
          ? 0 : min(widest, labels.map { VisibleText.string($0).columns }.max() ?? 0) + 1
      }
      leftWidth = width(drawing.inputLabels)
      rightWidth = width(drawing.outputLabels)
      nodes = area.inset(left: leftWidth, right: rightWidth)
      // Titles are centred on their layers, so the outer layers stand in by half a title.
      let half = nodes.width >= 24 ? 3 : 0
      nodes = nodes.inset(left: max(0, half - leftWidth), right: max(0, half - rightWidth))
      let count = min(drawing.layers.count, max(1, (nodes.width + 1) / 2))
      guard !nodes.isEmpty else { return }
      columns = (0..<count).map {
        nodes.x + (count == 1 ? (nodes.width - 1) / 2 : $0 * (nodes.width - 1) / (count - 1))
      }
      titleWidth = count > 1 ? max(1, (nodes.width - 1) / (count - 1) - 1) : nodes.width
      for layer in drawing.layers.prefix(count) {
        let fits = layer.units <= nodes.height
        // The row below the last node drawn says how many follow.
        let drawn = fits ? layer.units : max(0, (nodes.height - 1 + 1) / 2)
        shown.append(min(drawn, layer.units))
        places.append(fits ? layer.units : drawn + (nodes.height > 1 ? 1 : 0))
      }
    }

    /// The rows of nodes beside the key, titles, sizes and blank rows.
    private static func usualRows(_ height: Int) -> Int {
      var rows = height >= 8 ? height - 2 : height
      if rows >= 5 { rows -= 1 }
      if rows >= 6 { rows -= 1 }
      if rows >= 7 { rows -= 1 }
      return rows
    }

    /// The row of a unit: units are as far from each other as from the edges.
    func row(_ unit: Int, of layer: Int) -> Int {
      let count = max(1, places[layer])
      return nodes.y + min(nodes.height - 1, (2 * unit + 1) * nodes.height / (2 * count))
    }

    func putCentred(_ text: String, at column: Int, y: Int, _ style: Style, on surface: inout Surface) {
      let start = min(max(column - text.columns / 2, bounds.x), bounds.right - text.columns)
      surface.put(text, x: start, y: y, style, in: bounds)
    }
  }
}
