/// The keys that matter now: `Space next   b back   ? help`. Where room is short the least important go first; pinned
/// ones stay at any width. It fills one row, or two where it is given two.
public struct FooterBar: Widget, Hashable, Sendable {
  public var hints: [Hint]
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public struct Hint: Hashable, Sendable {
    public var keys: String
    public var label: String
    /// The greater, the longer it stays.
    public var rank: Int
    /// Never dropped.
    public var isPinned: Bool

    public init(_ keys: String, _ label: String, rank: Int = 0, isPinned: Bool = false) {
      self.keys = keys
      self.label = label
      self.rank = rank
      self.isPinned = isPinned
    }

    fileprivate var line: String { label.isEmpty ? keys : "\(keys) \(label)" }
  }

  public init(_ hints: [Hint], styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks) {
    self.hints = hints
    self.styles = styles
    self.glyphs = glyphs
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let rows = min(2, rect.height)
    for placed in placement(width: rect.width, rows: rows) ?? pinnedKeys(width: rect.width) {
      let x = surface.put(placed.hint.keys, x: rect.x + placed.x, y: rect.y + placed.row, styles.accent, in: rect)
      surface.put(" " + placed.hint.label, x: x, y: rect.y + placed.row, styles.dim, in: rect)
    }
  }

  private struct Placed {
    var hint: Hint
    var x: Int
    var row: Int
  }

  private static let gap = 3

  /// As many hints as fit, the most important first, set in their own order; nil when not even the pinned ones fit.
  private func placement(width: Int, rows: Int) -> [Placed]? {
    var kept = hints.indices.filter { hints[$0].isPinned }
    guard var best = flow(kept, width: width, rows: rows) else { return nil }
    let others = hints.indices.filter { !hints[$0].isPinned }
      .sorted { (hints[$0].rank, $1) > (hints[$1].rank, $0) }
    for index in others {
      let candidate = (kept + [index]).sorted()
      // A less important one never takes the room of a more important one.
      guard let placed = flow(candidate, width: width, rows: rows) else { break }
      kept = candidate
      best = placed
    }
    return best
  }

  private func flow(_ indices: [Int], width: Int, rows: Int) -> [Placed]? {
    var placed: [Placed] = []
    var x = 0
    var row = 0
    for index in indices {
      let columns = hints[index].line.columns
      if x > 0, x + columns > width {
        x = 0
        row += 1
      }
      if row >= rows || x + columns > width { return nil }
      placed.append(Placed(hint: hints[index], x: x, row: row))
      x += columns + FooterBar.gap
    }
    return placed
  }

  /// In a few columns the pinned keys stand alone, without their words.
  private func pinnedKeys(width: Int) -> [Placed] {
    var x = 0
    return hints.filter(\.isPinned).map { hint in
      defer { x += hint.keys.columns + 1 }
      return Placed(hint: Hint(hint.keys, ""), x: x, row: 0)
    }
  }
}
