/// A file's text as bytes and lines: turns offsets into the line and column that people count.
struct SourceText: Sendable {
  /// UTF-8, with `\n` as the only line end.
  let bytes: [UInt8]
  /// The offset at which each line starts.
  private let lineStarts: [Int]

  static let newline = UInt8(ascii: "\n")

  /// - Parameter text: normalized by `SourceText.normalized`.
  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    while let start = starts.last, let end = bytes[start...].firstIndex(of: SourceText.newline) {
      starts.append(end + 1)
    }
    lineStarts = starts
  }

  var lineCount: Int { lineStarts.count }

  /// The bytes of a line, counted from 1, without its end; empty beyond the last line.
  func line(_ number: Int) -> Range<Int> {
    guard number >= 1 else { return 0..<0 }
    guard number <= lineCount else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    let end = number < lineCount ? lineStarts[number] - 1 : bytes.count
    return start..<end
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text of whole lines.
  func text(lines: Range<Int>) -> String {
    guard !lines.isEmpty else { return "" }
    return text(line(lines.lowerBound).lowerBound..<line(lines.upperBound - 1).upperBound)
  }

  /// Line and column of an offset in bytes.
  func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: text(lineStarts[low]..<offset).count + 1)
  }

  /// The offset of a place given as line and column in bytes, both from 1.
  func offset(line number: Int, byteColumn: Int) -> Int {
    let range = line(number)
    return min(range.lowerBound + max(byteColumn - 1, 0), range.upperBound)
  }

  /// The offset of a place given as line and column in Unicode scalars, both from 1.
  func offset(line number: Int, scalarColumn: Int) -> Int {
    let range = line(number)
    return range.lowerBound
      + text(range).unicodeScalars.prefix(max(scalarColumn - 1, 0)).reduce(0) { $0 + UTF8.width($1) }
  }

  /// The same text with everything blank but some lines, so that positions in it stay those of the file.
  func keeping(lines: Range<Int>) -> SourceText {
    let before = [UInt8](repeating: SourceText.newline, count: min(max(lines.lowerBound, 1), lineCount) - 1)
    let kept = line(lines.lowerBound).lowerBound..<line(max(lines.upperBound - 1, lines.lowerBound)).upperBound
    return SourceText(bytes: lines.isEmpty ? before : before + bytes[kept])
  }
}

extension SourceText {
  /// Text of any origin made plain: one kind of line end, no byte order mark, and a replacement character for each
  /// control, bidirectional or invisible character. The places of those are given with their numbers.
  static func normalized(_ text: String) -> (text: String, hidden: [(offset: Int, scalar: Unicode.Scalar)]) {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == SourceText.newline }
    guard !isPlain else { return (text, []) }
    var plain = String.UnicodeScalarView()
    var hidden: [(Int, Unicode.Scalar)] = []
    var offset = 0
    var previous: Unicode.Scalar?
    for (index, scalar) in text.unicodeScalars.enumerated() {
      defer { previous = scalar }
      if index == 0, scalar == "\u{FEFF}" { continue }
      if scalar == "\n", previous == "\r" { continue }
      var shown = scalar
      if scalar == "\r" {
        shown = "\n"
      } else if isHidden(scalar) {
        hidden.append((offset, scalar))
        shown = "\u{FFFD}"
      }
      plain.append(shown)
      offset += UTF8.width(shown)
    }
    return (String(plain), hidden)
  }

  /// Characters that no lesson needs and that could deceive its reader. Joiners of emoji are not among them.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x200C, 0x200D: false
    // Where bytes were no UTF-8, whoever decoded them left this one.
    case 0xFFFD: true
    case 0..<0x20, 0x7F: true
    case 0x20..<0x7F: false
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
