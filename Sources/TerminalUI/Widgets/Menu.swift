/// A list to choose from: `› 2. [x] label`. Long labels wrap; the list scrolls so that the selection is in sight.
public struct Menu: Widget, Hashable, Sendable {
  public var items: [Item]
  /// The item pointed at; nil for none. One that is disabled may be pointed at, so that its reason can be read.
  public var selection: Int?
  public var isFocused: Bool
  /// Whether the first nine items show the digit that chooses them.
  public var isNumbered: Bool
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public struct Item: Hashable, Sendable {
    public var label: StyledText
    public var mark: Mark
    /// Shown dim behind the label.
    public var note: String
    /// Why it cannot be chosen; nil when it can.
    public var disabledReason: String?
    /// Columns by which the lines after the first are indented, for labels that are columns themselves.
    public var hanging: Int

    public enum Mark: Hashable, Sendable {
      case none
      /// One of several that may be on together.
      case checkbox(Bool)
      /// The one that is on.
      case radio(Bool)
    }

    public init(
      _ label: StyledText, mark: Mark = .none, note: String = "", disabledReason: String? = nil, hanging: Int = 0
    ) {
      self.label = label
      self.mark = mark
      self.note = note
      self.disabledReason = disabledReason
      self.hanging = hanging
    }

    public var isEnabled: Bool { disabledReason == nil }
  }

  public init(
    _ items: [Item], selection: Int? = nil, isFocused: Bool = true, isNumbered: Bool = true,
    styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.items = items
    self.selection = selection
    self.isFocused = isFocused
    self.isNumbered = isNumbered
    self.styles = styles
    self.glyphs = glyphs
  }

  /// The item a digit chooses.
  public func index(forShortcut digit: Character) -> Int? {
    guard isNumbered, digit.isASCII, let number = digit.wholeNumberValue, items.indices.contains(number - 1) else {
      return nil
    }
    return number - 1
  }

  /// A selection moved by a number of items, stopping at the ends; nil in an empty list.
  public static func moved(_ selection: Int?, by steps: Int, count: Int) -> Int? {
    guard count > 0 else { return nil }
    guard let selection else { return steps < 0 ? count - 1 : 0 }
    let (sum, overflowed) = selection.addingReportingOverflow(steps)
    return overflowed ? (steps > 0 ? count - 1 : 0) : min(max(0, sum), count - 1)
  }

  /// The rows the whole list takes.
  public func height(width: Int) -> Int { rows(width: width).count }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var rows = rows(width: rect.width)
    let overflows = rows.count > rect.height
    if overflows { rows = self.rows(width: rect.width - 2) }
    let offset = self.offset(rows, height: rect.height)
    for (y, row) in rows[offset..<min(rows.count, offset + rect.height)].enumerated() {
      draw(row, y: rect.y + y, on: &surface, in: overflows ? rect.inset(right: 2) : rect)
    }
    let symbols = WidgetSymbols(glyphs)
    if offset > 0 { surface.put(symbols.moreAbove, x: rect.right - 1, y: rect.y, styles.accent, in: rect) }
    if offset + rect.height < rows.count {
      surface.put(symbols.moreBelow, x: rect.right - 1, y: rect.bottom - 1, styles.accent, in: rect)
    }
  }

  private struct Row {
    var item: Int
    var isFirst: Bool
    var line: TextLine
  }

  private func draw(_ row: Row, y: Int, on surface: inout Surface, in area: Rect) {
    let isSelected = row.item == selection
    let base = isSelected && isFocused ? styles.selected : items[row.item].isEnabled ? styles.text : styles.disabled
    if isSelected, isFocused {
      surface.fill(Rect(x: area.x, y: y, width: area.width, height: 1), with: Cell(" ", base))
    }
    if isSelected, row.isFirst {
      surface.put(WidgetSymbols(glyphs).pointer, x: area.x, y: y, isFocused ? base : styles.dim, in: area)
      if isFocused, !area.isEmpty { surface.cursor = Surface.Point(x: area.x, y: y) }
    }
    surface.put(row.line, x: area.x + 2, y: y, over: base, in: area)
  }

  private func rows(width: Int) -> [Row] {
    items.indices.flatMap { index in
      let prefix = TextLine(number(index) + mark(items[index].mark))
      let blank = TextLine(String(repeating: " ", count: prefix.columns))
      let lines = text(of: items[index]).wrapped(width: width - 2 - prefix.columns, hanging: items[index].hanging)
      return lines.enumerated().map { number, line in
        Row(item: index, isFirst: number == 0, line: TextLine((number == 0 ? prefix : blank).runs + line.runs))
      }
    }
  }

  private func text(of item: Item) -> StyledText {
    var text = item.label
    if !item.note.isEmpty { text.append("  " + item.note, styles.dim) }
    if let reason = item.disabledReason { text.append(" (\(reason))", styles.disabled) }
    return text
  }

  private func number(_ index: Int) -> String {
    guard isNumbered else { return "" }
    return index < 9 ? "\(index + 1). " : "   "
  }

  private func mark(_ mark: Item.Mark) -> String {
    switch mark {
    case .none: ""
    case .checkbox(let isOn): isOn ? "[x] " : "[ ] "
    case .radio(let isOn): isOn ? WidgetSymbols(glyphs).radioOn + " " : "( ) "
    }
  }

  /// The first row shown: the selected item in the middle where the list is longer than the window.
  private func offset(_ rows: [Row], height: Int) -> Int {
    guard let first = rows.firstIndex(where: { $0.item == selection }) else { return 0 }
    let length = rows[first...].prefix { $0.item == selection }.count
    return min(max(0, first - max(0, height - length) / 2), max(0, rows.count - height))
  }
}
