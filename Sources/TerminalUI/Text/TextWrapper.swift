/// Fills lines with text, one word after another.
struct TextWrapper {
  private(set) var lines: [TextLine] = []
  private let width: Int
  private let hanging: Int
  private var line: [Glyph] = []
  private var used = 0
  /// Blanks seen since the last word; they are drawn only if another word follows on the same line.
  private var blanks: [Glyph] = []

  /// One character on its way to a line.
  struct Glyph {
    var character: Character
    var columns: Int
    var style: Style
    var isLocked: Bool

    var isBlank: Bool { character == " " && !isLocked }
    /// Chinese, Japanese and Korean text may break at any of its characters.
    var isIdeographic: Bool { columns == 2 && !isLocked }
  }

  /// What is never separated, and the blanks behind it.
  private struct Word {
    var glyphs: ArraySlice<Glyph>
    var blanks: ArraySlice<Glyph>
    var columns: Int { glyphs.reduce(0) { $0 + $1.columns } }
  }

  init(width: Int, hanging: Int) {
    self.width = max(1, width)
    self.hanging = max(0, min(hanging, self.width / 2, self.width - 2))
  }

  /// The characters of each line of the author's.
  static func glyphs(of text: StyledText) -> [[Glyph]] {
    var paragraphs: [[Glyph]] = [[]]
    for run in text.runs {
      for (number, part) in run.text.split(omittingEmptySubsequences: false, whereSeparator: isLineBreak).enumerated()
      {
        if number > 0 { paragraphs.append([]) }
        for character in VisibleText.characters(of: expandingTabs(part)) {
          let columns = character.columns
          let last = paragraphs[paragraphs.count - 1].indices.last
          if columns == 0, let last {
            // A mark that a run boundary separated from its base.
            let base = paragraphs[paragraphs.count - 1][last].character
            paragraphs[paragraphs.count - 1][last].character = Character(String(base) + String(character))
          } else {
            paragraphs[paragraphs.count - 1].append(
              Glyph(character: character, columns: columns, style: run.style, isLocked: run.isUnbreakable))
          }
        }
      }
    }
    return paragraphs
  }

  /// Sets one paragraph, beginning on a new line.
  mutating func add(_ glyphs: [Glyph]) {
    startLine()
    for word in TextWrapper.words(glyphs[...]) { place(word) }
    endLine()
  }

  private static func isLineBreak(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }

  private static func expandingTabs(_ text: Substring) -> Substring {
    text.contains("\t") ? text.reduce(into: Substring()) { $0 += $1 == "\t" ? "    " : String($1) } : text
  }

  private mutating func startLine() {
    let indent = lines.isEmpty ? 0 : hanging
    line = Array(repeating: Glyph(character: " ", columns: 1, style: .plain, isLocked: false), count: indent)
    used = 0
    blanks = []
  }

  private var room: Int { width - (lines.isEmpty ? 0 : hanging) }

  private mutating func endLine() {
    // A line without words stays empty rather than a row of blanks.
    lines.append(used == 0 ? TextLine() : TextWrapper.textLine(line))
  }

  private mutating func place(_ word: Word) {
    let columns = word.columns
    if used + blanks.count + columns > room {
      if used > 0 {
        endLine()
        startLine()
      }
      blanks = []
    }
    if columns > room {
      cut(word)
    } else if columns > 0 {
      append(blanks[...])
      append(word.glyphs)
      blanks = []
    }
    blanks += word.blanks
  }

  /// Breaks a word that is longer than a line: an unbreakable one at its blanks if that helps, else anywhere.
  private mutating func cut(_ word: Word) {
    if word.glyphs.contains(where: \.isLocked) {
      let loose = word.glyphs.map { glyph in
        var glyph = glyph
        glyph.isLocked = false
        return glyph
      }
      for part in TextWrapper.words(loose[...]) { place(part) }
      return
    }
    for glyph in word.glyphs {
      if used > 0, used + glyph.columns > room {
        endLine()
        startLine()
      }
      append([glyph])
    }
  }

  private mutating func append(_ glyphs: ArraySlice<Glyph>) {
    line.append(contentsOf: glyphs)
    used += glyphs.reduce(0) { $0 + $1.columns }
  }

  private static func words(_ glyphs: ArraySlice<Glyph>) -> [Word] {
    var words: [Word] = []
    var start = glyphs.startIndex
    while start < glyphs.endIndex {
      var end = start
      while end < glyphs.endIndex, !glyphs[end].isBlank {
        end += 1
        if end < glyphs.endIndex, LineBreaking.isAllowed(at: end, in: glyphs, since: start) { break }
      }
      var next = end
      while next < glyphs.endIndex, glyphs[next].isBlank { next += 1 }
      words.append(Word(glyphs: glyphs[start..<end], blanks: glyphs[end..<next]))
      start = next
    }
    return words
  }

  /// Neighbours of one style become one run.
  private static func textLine(_ glyphs: [Glyph]) -> TextLine {
    var runs: [TextRun] = []
    for glyph in glyphs {
      if let last = runs.last, last.style == glyph.style, last.isUnbreakable == glyph.isLocked {
        runs[runs.count - 1].text.append(glyph.character)
      } else {
        runs.append(TextRun(String(glyph.character), glyph.style, unbreakable: glyph.isLocked))
      }
    }
    return TextLine(runs)
  }
}
