/// What a Markdown text may ask for, checked before it is read.
enum MarkdownLimits {
  static let fileBytes = 1_000_000
  static let lineBytes = 20_000
  static let nesting = 50
  /// Lines of a file times columns of its widest table: a table fills its missing cells.
  static let tableCells = 200_000

  /// Blanks lines that would take too much to read, and says whether tables may be read at all.
  static func apply(
    to bytes: inout [UInt8], of source: SourceText, place: (Int) -> SourcePosition, _ reading: inout Reading
  ) -> Bool {
    var widest = (columns: 0, line: 1)
    for number in 1...source.lineCount {
      let range = source.line(number)
      let start = place(range.lowerBound)
      if range.count > lineBytes {
        reading.error("a line has at most \(lineBytes) bytes; this one has \(range.count)", at: start)
        blank(range, in: &bytes)
      } else if containers(in: bytes[range]) > nesting {
        reading.error("lists and quotes are nested deeper than \(nesting) levels", at: start)
        blank(range, in: &bytes)
      } else {
        let columns = bytes[range].count { $0 == UInt8(ascii: "|") }
        if columns > widest.columns { widest = (columns, number) }
      }
    }
    guard widest.columns * source.lineCount > tableCells else { return true }
    reading.error(
      "a table of \(widest.columns) columns is too wide for a file of \(source.lineCount) lines; no table is read",
      at: place(source.line(widest.line).lowerBound))
    return false
  }

  private static func blank(_ range: Range<Int>, in bytes: inout [UInt8]) {
    for index in range { bytes[index] = UInt8(ascii: " ") }
  }

  /// How many lists and quotes a line could open.
  private static func containers(in line: ArraySlice<UInt8>) -> Int {
    var count = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: ")"):
        count += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "0")...UInt8(ascii: "9"): continue
      default: return count
      }
    }
    // Nothing but marks: a rule such as `-----` opens no container.
    return Set(line).subtracting(" \t".utf8).count == 1 && line.first != UInt8(ascii: ">") ? 0 : count
  }
}
