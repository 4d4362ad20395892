/// A formula laid out on a grid of cells, with the row that lines up with the text beside it.
public struct FormulaBox: Equatable, Sendable {
  /// The cells, ready for `Surface.draw`; bold and underline are in their styles.
  public private(set) var surface: Surface
  /// The row that stands on the line of the text, counted from the top.
  public let baseline: Int

  public var width: Int { surface.width }
  public var height: Int { surface.height }

  /// The rows as text, each padded to the full width.
  public var rows: [String] {
    (0..<height).map { y in
      var text = ""
      for x in 0..<width where !surface[x, y].isContinuation { text.append(surface[x, y].character) }
      return text
    }
  }

  static let empty = FormulaBox("")

  /// One row of text. Characters that have no width of their own or are unsafe show as escapes.
  init(_ text: String, _ style: Style = .plain) {
    let characters = VisibleText.characters(of: text).flatMap { character -> [Character] in
      if character.columns > 0 { return [character] }
      return character.unicodeScalars.flatMap { Array("\\u{" + String($0.value, radix: 16, uppercase: true) + "}") }
    }
    surface = Surface(width: characters.reduce(0) { $0 + $1.columns }, height: 1)
    baseline = 0
    surface.put(String(characters), x: 0, y: 0, style)
  }

  /// Boxes at their places on an empty grid.
  init(width: Int, height: Int, baseline: Int, _ placed: [(box: FormulaBox, x: Int, y: Int)]) {
    surface = Surface(width: width, height: max(1, height))
    self.baseline = baseline
    for (box, x, y) in placed { surface.draw(box.surface, x: x, y: y) }
  }

  /// Rows below the baseline.
  var descent: Int { height - 1 - baseline }

  /// Boxes side by side on one baseline, each after its gap of blank columns.
  static func beside(_ boxes: [(gap: Int, box: FormulaBox)]) -> FormulaBox {
    let ascent = boxes.map(\.box.baseline).max() ?? 0
    let descent = boxes.map(\.box.descent).max() ?? 0
    var placed: [(box: FormulaBox, x: Int, y: Int)] = []
    var x = 0
    for (gap, box) in boxes {
      x += gap
      placed.append((box, x, ascent - box.baseline))
      x += box.width
    }
    return FormulaBox(width: x, height: ascent + 1 + descent, baseline: ascent, placed)
  }

  static func beside(_ boxes: FormulaBox...) -> FormulaBox { beside(boxes.map { (0, $0) }) }

  /// Boxes below each other, centred; the baseline is that of the box with the given index.
  static func stacked(_ boxes: [FormulaBox], baselineOf index: Int) -> FormulaBox {
    let width = boxes.map(\.width).max() ?? 0
    var placed: [(box: FormulaBox, x: Int, y: Int)] = []
    var y = 0
    var baseline = 0
    for (position, box) in boxes.enumerated() {
      if position == index { baseline = y + box.baseline }
      placed.append((box, (width - box.width) / 2, y))
      y += box.height
    }
    return FormulaBox(width: width, height: y, baseline: baseline, placed)
  }

  /// One text a row, all of the same width.
  static func column(_ rows: [String], baseline: Int) -> FormulaBox {
    let boxes = rows.map { FormulaBox($0) }
    let box = stacked(boxes, baselineOf: 0)
    return FormulaBox(width: box.width, height: box.height, baseline: baseline, [(box, 0, 0)])
  }

  func underlined() -> FormulaBox {
    var result = self
    result.surface.restyle(surface.bounds) { $0.attributes.insert(.underline) }
    return result
  }

  var firstCharacter: Character? { width > 0 ? surface[0, baseline].character : nil }
  var lastCharacter: Character? { width > 0 ? surface[width - 1, baseline].character : nil }
}
