extension TreeDrawing {
  /// A tree from the top down: the root in the middle, each level a row.
  struct TopDown {
    /// How much is shown of it.
    private struct Form {
      var depth: Int
      /// Rows of a level: 2 with details.
      var lines: Int
      /// The longest label, in columns.
      var widest: Int
      /// Whether nodes without children are nothing but their shape.
      var isBare = false

      var pitch: Int { lines + 1 }
    }

    private let drawing: TreeDrawing
    private let links: Links
    private let rect: Rect
    private let form: Form
    /// Columns that a node and all below it take to either side of its middle.
    private let left: [Int]
    private let right: [Int]
    /// The middle of each node, from that of its parent.
    private let offsets: [Int]
    let shown: Int

    private static let gap = 2

    /// nil where not even the root and what hangs from it have room.
    init?(of drawing: TreeDrawing, _ links: Links, in rect: Rect, isBare: Bool = false) {
      let depth = links.depth
      // Labels may be shortened a little to show a level more; below that a shape must do.
      let texts = isBare ? [(1, Int.max), (1, 20)] : [(2, Int.max), (1, Int.max), (2, 20), (1, 20)]
      // A level takes two rows at least: deeper ones need not be tried.
      let deepest = min(depth, rect.height / 2)
      for level in stride(from: deepest, through: min(depth, 1), by: -1) {
        let places = links.places(toDepth: level)
        guard places.count <= rect.width * rect.height else { continue }
        for (lines, widest) in texts {
          let form = Form(depth: level, lines: lines, widest: widest, isBare: isBare)
          guard level * form.pitch + lines + (isBare ? 2 : 0) <= rect.height else { continue }
          let (left, right, offsets) = TopDown.extents(drawing, links, form, places)
          guard left[0] + right[0] <= rect.width else { continue }
          self.drawing = drawing
          self.links = links
          self.rect = rect
          self.form = form
          self.left = left
          self.right = right
          self.offsets = offsets
          shown = places.count
          return
        }
      }
      return nil
    }

    var isWhole: Bool { form.depth == links.depth }

    private static func extents(
      _ drawing: TreeDrawing, _ links: Links, _ form: Form, _ places: [Int]
    ) -> (left: [Int], right: [Int], offsets: [Int]) {
      var left = [Int](repeating: 0, count: links.children.count)
      var right = left
      var offsets = left
      for place in places.reversed() {
        let width = TopDown.rows(of: place, drawing, links, form).map(\.columns).max() ?? 0
        (left[place], right[place]) = (width / 2, width - width / 2)
        let children = links.children[place]
        guard links.depths[place] < form.depth, let first = children.first, let last = children.last else { continue }
        var middle = 0
        for (before, child) in zip(children, children.dropFirst()) {
          middle += right[before] + gap + left[child]
          offsets[child] = middle
        }
        for child in children { offsets[child] -= middle / 2 }
        left[place] = max(left[place], left[first] - offsets[first])
        right[place] = max(right[place], right[last] + offsets[last])
      }
      return (left, right, offsets)
    }

    /// What is written for a node, row by row.
    private static func rows(of place: Int, _ drawing: TreeDrawing, _ links: Links, _ form: Form) -> [String] {
      let hidden = links.depths[place] == form.depth ? links.below[place] : drawing.nodes[place].below
      let isLeaf = links.children[place].isEmpty && drawing.nodes[place].below == 0
      if isLeaf, form.isBare, let group = drawing.nodes[place].group {
        return [String(drawing.symbols.marker(group))]
      }
      let label = drawing.text(of: place, atMost: form.widest)
      if hidden > 0 {
        let rest = drawing.remainder(hidden)
        return form.lines > 1 ? [label, rest] : ["\(label) \(drawing.symbols.ellipsis)\(hidden)"]
      }
      let detail = VisibleText.string(drawing.nodes[place].detail)
      return form.lines > 1 && isLeaf && !detail.isEmpty
        ? [label, drawing.symbols.fit(detail, form.widest)] : [label]
    }

    func draw(on surface: inout Surface) {
      let inks = drawing.inks
      var middles = [Int](repeating: 0, count: links.children.count)
      middles[0] = rect.x + (rect.width - left[0] - right[0]) / 2 + left[0]
      for place in links.places(toDepth: form.depth) {
        let y = rect.y + links.depths[place] * form.pitch
        let rows = TopDown.rows(of: place, drawing, links, form)
        for (index, text) in rows.enumerated() {
          let style = index == 0 ? drawing.style(of: place, inks) : inks.note
          surface.put(text, x: middles[place] - text.columns / 2, y: y + index, style, in: rect)
        }
        let children = links.children[place]
        guard links.depths[place] < form.depth, !children.isEmpty else { continue }
        for child in children { middles[child] = middles[place] + offsets[child] }
        for row in rows.count..<form.lines {
          surface.put(String(drawing.symbols.vertical), x: middles[place], y: y + row, inks.axis, in: rect)
        }
        drawJoint(middles[place], children.map { middles[$0] }, y: y + form.pitch - 1, on: &surface, inks)
      }
      if form.isBare { drawKey(on: &surface, inks) }
    }

    /// The line from a node to its children, with the names of the ways on it.
    private func drawJoint(
      _ middle: Int, _ children: [Int], y: Int, on surface: inout Surface, _ inks: PlotPalette
    ) {
      let isASCII = drawing.symbols.isASCII
      guard let first = children.first, let last = children.last, last > first else {
        surface.put(String(drawing.symbols.vertical), x: middle, y: y, inks.axis, in: rect)
        return
      }
      for column in first...last {
        let character: Character =
          switch column {
          case first: isASCII ? "+" : "┌"
          case last: isASCII ? "+" : "┐"
          case middle: isASCII ? "+" : children.contains(column) ? "┼" : "┴"
          default: children.contains(column) ? drawing.symbols.downTick : drawing.symbols.horizontal
          }
        surface[clip: rect, column, y] = Cell(character, inks.axis)
      }
      let names = drawing.branches.map { VisibleText.string($0) }
      guard names.count > 1, let name = names.first, let other = names.last else { return }
      let room = min(middle - first, last - middle) - 3
      guard max(name.columns, other.columns) <= room, children.count == 2 else { return }
      surface.put(name, x: first + 2, y: y, inks.note, in: rect)
      surface.put(other, x: last - 1 - other.columns, y: y, inks.note, in: rect)
    }

    /// What the shapes mean, below the tree, as much of it as has room.
    private func drawKey(on surface: inout Surface, _ inks: PlotPalette) {
      var names: [Int: String] = [:]
      for place in links.places(toDepth: form.depth) where links.children[place].isEmpty {
        if let group = drawing.nodes[place].group { names[group] = drawing.nodes[place].label }
      }
      let y = rect.y + form.depth * form.pitch + form.lines + 1
      var x = rect.x
      for (group, name) in names.sorted(by: { $0.key < $1.key }) {
        let text = "\(drawing.symbols.marker(group)) \(VisibleText.string(name))"
        guard x + text.columns <= rect.right else { return }
        x = surface.put(text, x: x, y: y, inks.series(group), in: rect) + 3
      }
    }
  }
}
