import Lab
import TerminalUI

/// Knobs one below the other with names, values and tracks in columns; the one in focus is always in sight.
///
///     › initializer     ‹ zero ›  (starts anew)
///       learning rate        0.3  ───────●────
struct KnobList: Widget {
  var knobs: [Knob]
  var focus: Int
  /// Names of knobs that go on with the run.
  var live: Set<String>
  /// A value typed for the knob in focus.
  var field: TextFieldState?
  var theme: Theme

  static let note = "(starts anew)"

  func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty, !knobs.isEmpty else { return }
    let shown = window(rect.height)
    // Where some are hidden, the marks that say so have a column of their own.
    let width = rect.width - (shown.count < knobs.count ? 2 : 0)
    let columns = Columns(Array(knobs[shown]), width: width)
    for (row, index) in shown.enumerated() {
      let line = Rect(x: rect.x, y: rect.y + row, width: width, height: 1)
      if index == focus, let field {
        draw(field, on: &surface, in: line, columns)
      } else {
        draw(knobs[index], isFocused: index == focus, on: &surface, in: line, columns)
      }
    }
    drawMarks(shown, on: &surface, in: rect)
  }

  /// The columns of names and values, and whether restarting is said beside each.
  struct Columns {
    var label: Int
    var value: Int
    var saysNote: Bool

    private static let fewestOfValue = 12

    init(_ knobs: [Knob], width: Int) {
      let labels = knobs.map(\.label.columns).max() ?? 0
      // Names are whole where only a few values are too long for that; beside those, see `init(for:in:)`.
      let narrowed = max(width - labels - 3, Self.fewestOfValue)
      value = min(knobs.map(\.valueColumns).max() ?? 0, narrowed)
      label = max(0, min(labels, width - value - 3))
      saysNote = label + value + 5 + KnobList.note.columns <= width
      if !saysNote, width >= 50 {
        // Where it nearly fits, a long name gives way.
        let shorter = width - value - 5 - KnobList.note.columns
        if shorter >= 14 { (label, saysNote) = (shorter, true) }
      }
    }

    /// The columns of one row: beside a value that is too long for its column the name gives way, and beside a short one
    /// a long name may go on.
    init(for knob: Knob, in columns: Columns) {
      self = columns
      let more = max(0, knob.valueColumns - columns.value)
      let free = max(0, columns.value - knob.valueColumns)
      label = max(0, columns.label - more + min(free, max(0, knob.label.columns - columns.label)))
      value = columns.value + columns.label - label
    }
  }

  /// The knobs that are seen, around the focus.
  private func window(_ height: Int) -> Range<Int> {
    let count = min(knobs.count, height)
    let start = min(max(0, focus - count / 2), knobs.count - count)
    return start..<start + count
  }

  private func draw(
    _ knob: Knob, isFocused: Bool, on surface: inout Surface, in line: Rect, _ columns: Columns
  ) {
    let columns = Columns(for: knob, in: columns)
    let isLive = live.contains(knob.name)
    let noteStart = columns.label + columns.value + 5
    let saysNote = !isLive && columns.saysNote
    // The slider draws its track up to the note.
    let room = saysNote ? Rect(x: line.x, y: line.y, width: noteStart - 2, height: 1) : line
    Slider(
      knob.label, value: knob.valueWords, control: knob.isChoice ? .choice : .track(knob.share ?? 0),
      isFocused: isFocused, labelColumns: columns.label, valueColumns: columns.value, styles: theme.widgets,
      glyphs: theme.glyphs
    ).draw(on: &surface, in: knob.share == nil && !knob.isChoice ? line.splitLeft(noteStart - 2).left : room)
    if saysNote { surface.put(KnobList.note, x: line.x + noteStart, y: line.y, theme.dim, in: line) }
  }

  private func draw(_ field: TextFieldState, on surface: inout Surface, in line: Rect, _ columns: Columns) {
    let label = knobs[focus].label.fitted(to: columns.label, glyphs: theme.glyphs)
    let x = surface.put(label, x: line.x + 2, y: line.y, theme.selected, in: line)
    TextField(field, placeholder: "type a value", styles: theme.widgets, glyphs: theme.glyphs)
      .draw(on: &surface, in: Rect(x: x + 1, y: line.y, width: min(line.right - x - 1, 40), height: 1))
  }

  private func drawMarks(_ shown: Range<Int>, on surface: inout Surface, in rect: Rect) {
    let isASCII = theme.glyphs == .ascii
    if shown.lowerBound > 0 { surface.put(isASCII ? "^" : "▲", x: rect.right - 1, y: rect.y, theme.accent, in: rect) }
    if shown.upperBound < knobs.count, rect.height > 1 || shown.lowerBound == 0 {
      surface.put(isASCII ? "v" : "▼", x: rect.right - 1, y: rect.y + shown.count - 1, theme.accent, in: rect)
    }
  }
}

extension Knob {
  /// What its value takes, with the arrows of a choice.
  var valueColumns: Int { valueWords.columns + (isChoice ? 4 : 0) }

  var isChoice: Bool { if case .choice = domain { true } else { false } }
}
