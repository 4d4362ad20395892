extension TreeDrawing {
  /// A tree as an indented list, a row for each node: narrow and long, where the other way is wide.
  struct Outline {
    private let drawing: TreeDrawing
    private let links: Links
    private let rect: Rect
    private let depth: Int
    let shown: Int
    let isWhole: Bool

    private static let indent = 3

    init(of drawing: TreeDrawing, _ links: Links, in rect: Rect) {
      self.drawing = drawing
      self.links = links
      self.rect = rect
      var level = min(links.depth, max(0, rect.height - 1), max(0, rect.width / Outline.indent))
      while level > 0, links.places(toDepth: level).count > rect.height { level -= 1 }
      depth = level
      shown = links.places(toDepth: level).count
      isWhole = level == links.depth
    }

    func draw(on surface: inout Surface) {
      let inks = drawing.inks
      var pending = [(place: 0, lead: "", branch: "", isLast: true)]
      var y = rect.y
      while let (place, lead, branch, isLast) = pending.popLast(), y < rect.bottom {
        let joint = place == 0 ? "" : drawing.symbols.isASCII ? (isLast ? "`- " : "|- ") : (isLast ? "└─ " : "├─ ")
        var x = surface.put(lead + joint, x: rect.x, y: y, inks.axis, in: rect)
        if !branch.isEmpty { x = surface.put(branch + ": ", x: x, y: y, inks.note, in: rect) }
        let room = max(0, rect.right - x)
        x = surface.put(drawing.text(of: place, atMost: room), x: x, y: y, drawing.style(of: place, inks), in: rect)
        let rest = note(on: place)
        if x + 1 + rest.columns <= rect.right { surface.put(rest, x: x + 1, y: y, inks.note, in: rect) }
        y += 1
        guard links.depths[place] < depth else { continue }
        let deeper = place == 0 ? "" : lead + (isLast ? "   " : "\(drawing.symbols.vertical)  ")
        let children = links.children[place]
        for (index, child) in children.enumerated().reversed() {
          let names = drawing.branches
          let name = children.count == names.count ? VisibleText.string(names[index]) : ""
          pending.append((child, deeper, name, index == children.count - 1))
        }
      }
    }

    /// What stands behind a label: how many more there are, or the detail.
    private func note(on place: Int) -> String {
      let hidden = links.depths[place] == depth ? links.below[place] : drawing.nodes[place].below
      if hidden > 0 { return drawing.remainder(hidden) }
      return links.children[place].isEmpty ? VisibleText.string(drawing.nodes[place].detail) : ""
    }
  }
}
