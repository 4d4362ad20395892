extension NetworkDrawing {
  /// One weight between two nodes that are drawn.
  private struct Edge {
    var from: Canvas.Dot
    var to: Canvas.Dot
    var weight: Float
    /// Its size relative to the largest of its layer, 0...1.
    var share: Float
  }

  private static let positiveOwner = 0
  private static let negativeOwner = 1

  /// Draws the largest weights between each two layers, as many as can be told apart, and returns how many weights
  /// between drawn nodes were left out.
  func drawEdges(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) -> Int {
    guard !layout.nodes.isEmpty else { return 0 }
    var canvas = Canvas(columns: layout.nodes.width, rows: layout.nodes.height, glyphs: capability.glyphs)
    let limit = max(12, layout.nodes.height * (capability.glyphs == .braille ? 2 : 1))
    var left = 0
    for index in layout.columns.indices.dropFirst() {
      // The smallest first: the large ones lie on top.
      let sorted = edges(into: index, layout).sorted { $0.share < $1.share }
      // Of equal weights all are drawn or none: half of a symmetry would be a lie.
      let least = max(0.05, sorted.suffix(limit).first?.share ?? 0)
      let drawn = sorted.filter { $0.share >= least }
      left += sorted.count - drawn.count
      for edge in drawn { draw(edge, isHeavy: edge.share >= 0.7 && drawn.count <= 24, on: &canvas) }
    }
    canvas.draw(on: &surface, x: layout.nodes.x, y: layout.nodes.y, in: layout.nodes.intersection(layout.bounds)) {
      $0 == NetworkDrawing.positiveOwner ? inks.positive : inks.negative
    }
    return left
  }

  private func edges(into index: Int, _ layout: Layout) -> [Edge] {
    let layer = layers[index]
    let before = layers[index - 1].units
    guard before > 0, layer.weights.count / before >= layer.units else { return [] }
    let largest = layer.weights.lazy.filter(\.isFinite).map(abs).max() ?? 0
    guard largest > 0 else { return [] }
    var result: [Edge] = []
    for unit in 0..<layout.shown[index] {
      for source in 0..<layout.shown[index - 1] {
        let weight = layer.weights[unit * before + source]
        // A weight of exactly 0 is no link: it is left blank, and is not among those left out.
        guard weight.isFinite, weight != 0 else { continue }
        result.append(
          Edge(
            from: dot(layout.columns[index - 1], layout.row(source, of: index - 1), layout),
            to: dot(layout.columns[index], layout.row(unit, of: index), layout),
            weight: weight, share: abs(weight) / largest))
      }
    }
    return result
  }

  /// The middle of a node's cell in pixels.
  private func dot(_ column: Int, _ row: Int, _ layout: Layout) -> Canvas.Dot {
    let across = Double(capability.glyphs.dotsAcross)
    let down = Double(capability.glyphs.dotsDown)
    return Canvas.Dot(
      x: (Double(column - layout.nodes.x) + 0.5) * across - 0.5, y: (Double(row - layout.nodes.y) + 0.5) * down - 0.5)
  }

  /// A small negative weight is fainter still; a heavy one is two pixels wide.
  private func draw(_ edge: Edge, isHeavy: Bool, on canvas: inout Canvas) {
    let isNegative = edge.weight < 0
    let owner = isNegative ? NetworkDrawing.negativeOwner : NetworkDrawing.positiveOwner
    let faint = edge.share < 0.25
    let pattern: LinePattern = isNegative ? (faint ? .dotted : .dashed) : .solid
    canvas.line(from: edge.from, to: edge.to, series: owner, pattern: pattern)
    guard isHeavy, capability.glyphs != .ascii else { return }
    // Across a steep line the second pixel lies beside the first, across a flat one below it.
    let isSteep = abs(edge.to.y - edge.from.y) > abs(edge.to.x - edge.from.x)
    let offset = isSteep ? (x: 1.0, y: 0.0) : (x: 0.0, y: 1.0)
    canvas.line(
      from: Canvas.Dot(x: edge.from.x + offset.x, y: edge.from.y + offset.y),
      to: Canvas.Dot(x: edge.to.x + offset.x, y: edge.to.y + offset.y), series: owner, pattern: pattern)
  }
}
