/// A grid of cells that every view draws on. It clips: drawing outside is allowed and does nothing.
public struct Surface: Equatable, Sendable {
  public let width: Int
  public let height: Int
  public private(set) var cells: [Cell]
  /// Where the terminal's cursor belongs, for screen readers and text fields; nil hides it.
  public var cursor: Point?

  public struct Point: Hashable, Sendable {
    public var x: Int
    public var y: Int
    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  public var bounds: Rect { Rect(width: width, height: height) }

  /// The cell at a column and row; blank outside. Setting outside does nothing.
  public subscript(x: Int, y: Int) -> Cell {
    get {
      guard x >= 0, x < width, y >= 0, y < height else { return .blank }
      return cells[y * width + x]
    }
    set {
      guard x >= 0, x < width, y >= 0, y < height else { return }
      cells[y * width + x] = newValue
    }
  }

  /// Writes text on one row from (x, y), inside `clip` (the whole surface when nil), and returns the column after it.
  /// Control and bidirectional characters are shown escaped, so text of any origin is safe to draw.
  @discardableResult
  public mutating func put(_ text: some StringProtocol, x: Int, y: Int, _ style: Style = .plain, in clip: Rect? = nil)
    -> Int
  {
    let area = clip?.intersection(bounds) ?? bounds
    var column = x
    for character in VisibleText.characters(of: text) {
      let columns = character.columns
      if columns == 0 { continue }
      if area.contains(x: column, y: y), area.contains(x: column + columns - 1, y: y) {
        separate(column, y)
        separate(column + columns, y)
        self[column, y] = Cell(character, style)
        if columns == 2 { self[column + 1, y] = Cell(Cell.continuationCharacter, style) }
      }
      column += columns
    }
    return column
  }

  public mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.y..<area.bottom {
      separate(area.x, y)
      separate(area.right, y)
      for x in area.x..<area.right { cells[y * width + x] = cell }
    }
  }

  /// Changes the style of what is already drawn.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.bottom {
      for x in area.x..<area.right { change(&cells[y * width + x].style) }
    }
  }

  /// Copies another surface so that its top left corner is at (x, y), inside `clip`.
  public mutating func draw(_ other: Surface, x: Int, y: Int, in clip: Rect? = nil) {
    let area = clip?.intersection(bounds) ?? bounds
    for row in 0..<other.height where y + row >= area.y && y + row < area.bottom {
      separate(max(x, area.x), y + row)
      separate(min(x + other.width, area.right), y + row)
      for column in 0..<other.width where area.contains(x: x + column, y: y + row) {
        self[x + column, y + row] = other[column, row]
      }
    }
  }

  /// Blanks a wide character that lies across the border before column `x`: half of one cannot be shown.
  private mutating func separate(_ x: Int, _ y: Int) {
    guard self[x, y].isContinuation else { return }
    self[x - 1, y].character = " "
    self[x, y].character = " "
  }

  /// The characters of one row without trailing blanks.
  public func row(_ y: Int) -> String {
    guard y >= 0, y < height else { return "" }
    var text = ""
    for x in 0..<width {
      let cell = cells[y * width + x]
      if !cell.isContinuation { text.append(cell.character) }
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// All rows, without trailing blanks: what a test or a plain terminal sees.
  public var text: String { (0..<height).map(row).joined(separator: "\n") }
}

/// Anything that can draw itself into a rectangle. It must keep inside and survive every size from 0x0.
public protocol Widget {
  func draw(on surface: inout Surface, in rect: Rect)
}
