/// The formulas of a Markdown text, found before Markdown reads it: `_`, `*` and `\\` mean other things there.
///
/// The rules are Pandoc's: an opening `$` has no blank after it; the next `$` closes it if it has none before it and
/// no digit after it, so `$5 and $6` is money; `\$` is a dollar sign. An inline formula stays on its line; `$$...$$`
/// may have several lines and ends at the latest before a blank one. Code is left alone.
struct MathSpans {
  struct Span: Equatable {
    /// From the first dollar sign to behind the last.
    var range: Range<Int>
    var isDisplay: Bool
    /// The offset of the first byte of the TeX, and the TeX itself, without quotation marks of block quotes.
    var start: Int
    var tex: String
  }

  private(set) var spans: [Span] = []
  /// Where a `$$` stands that nothing closes.
  private(set) var unclosed: [Int] = []

  private let source: SourceText

  /// - Parameter codeLines: the lines that belong to code blocks.
  init(_ source: SourceText, codeLines: Set<Int>) {
    self.source = source
    var line = 1
    while line <= source.lineCount {
      let start = line
      while line <= source.lineCount, !codeLines.contains(line), !isBlank(line) { line += 1 }
      if start < line {
        scan(source.line(start).lowerBound..<source.line(line - 1).upperBound)
      } else {
        line += 1
      }
    }
  }

  private func isBlank(_ line: Int) -> Bool {
    source.bytes[source.line(line)].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  /// Reads lines without a blank one between them.
  private mutating func scan(_ range: Range<Int>) {
    let bytes = source.bytes
    let lastRuns = lastRuns(in: range)
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = endOfCode(from: index, in: range, lastRuns: lastRuns)
      case UInt8(ascii: "$"):
        if let span = display(from: index, in: range) ?? inline(from: index, in: range) {
          spans.append(span)
          index = span.range.upperBound
        } else {
          let isPair = index + 1 < range.upperBound && bytes[index + 1] == UInt8(ascii: "$")
          if isPair { unclosed.append(index) }
          index += isPair ? 2 : 1
        }
      default: index += 1
      }
    }
  }

  /// Behind a code span, or behind the backticks where no equal run closes them.
  private func endOfCode(from start: Int, in range: Range<Int>, lastRuns: [Int: Int]) -> Int {
    let opened = endOfRun(from: start, in: range)
    // Most texts that never close are told apart without another look at them.
    guard let last = lastRuns[opened - start], last > start else { return opened }
    var index = opened
    while index < range.upperBound {
      guard source.bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let end = endOfRun(from: index, in: range)
      if end - index == opened - start { return end }
      index = end
    }
    return opened
  }

  /// Where the last run of each number of backticks starts.
  private func lastRuns(in range: Range<Int>) -> [Int: Int] {
    var runs: [Int: Int] = [:]
    var index = range.lowerBound
    while let start = source.bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "`")) {
      index = endOfRun(from: start, in: range)
      runs[index - start] = start
    }
    return runs
  }

  private func endOfRun(from start: Int, in range: Range<Int>) -> Int {
    var end = start
    while end < range.upperBound, source.bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end
  }

  private func display(from start: Int, in range: Range<Int>) -> Span? {
    let bytes = source.bytes
    let dollar = UInt8(ascii: "$")
    guard start + 1 < range.upperBound, bytes[start + 1] == dollar else { return nil }
    var index = start + 2
    while index + 1 < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == dollar, bytes[index + 1] == dollar {
        guard index > start + 2 else { return nil }
        let tex = source.text(start + 2..<index).split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated().map { $0.offset == 0 ? $0.element : Self.withoutQuoteMarks($0.element) }
          .joined(separator: "\n")
        return Span(range: start..<index + 2, isDisplay: true, start: start + 2, tex: tex)
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func withoutQuoteMarks(_ line: Substring) -> Substring {
    let content = line.drop { $0 == " " || $0 == "\t" }
    return content.first == ">" ? content.drop { $0 == ">" || $0 == " " } : line
  }

  private func inline(from start: Int, in range: Range<Int>) -> Span? {
    let bytes = source.bytes
    let dollar = UInt8(ascii: "$")
    func isBlank(_ index: Int) -> Bool {
      [UInt8(ascii: " "), UInt8(ascii: "\t"), SourceText.newline].contains(bytes[index])
    }
    guard start + 2 < range.upperBound, !isBlank(start + 1), bytes[start + 1] != dollar else { return nil }
    var index = start + 1
    while index < range.upperBound, bytes[index] != SourceText.newline {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound, bytes[index + 1] != SourceText.newline {
        index += 2
        continue
      }
      if bytes[index] == dollar {
        // The next dollar sign closes the formula or there is none.
        let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
        guard !isBlank(index - 1), !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) else { return nil }
        return Span(
          range: start..<index + 1, isDisplay: false, start: start + 1, tex: source.text(start + 1..<index))
      }
      index += 1
    }
    return nil
  }
}

extension MathSpans {
  /// Bytes that stand for formulas while Markdown is read: as many as the formula has, none of which means anything.
  /// The first opens, and together with the second names the formula; the others fill.
  enum Mark {
    static let openings: ClosedRange<UInt8> = 0x01...0x06
    static let digits: ClosedRange<UInt8> = 0x0E...0x1F
    static let filling: UInt8 = 0x07
    /// Names repeat after this many; the reader takes the next formula whose name fits.
    static var period: Int { openings.count * digits.count }

    static func isMark(_ byte: UInt8) -> Bool { openings.contains(byte) || digits.contains(byte) || byte == filling }

    static func name(_ opening: UInt8, _ digit: UInt8) -> Int {
      Int(opening - openings.lowerBound) * digits.count + Int(digit - digits.lowerBound)
    }
  }

  /// The text with marks for its formulas; every offset stays what it was.
  var masked: [UInt8] {
    var bytes = source.bytes
    for (number, span) in spans.enumerated() {
      var isLineStart = false
      for index in span.range {
        if bytes[index] == SourceText.newline {
          isLineStart = true
        } else if !isLineStart || !" \t>".utf8.contains(bytes[index]) {
          isLineStart = false
          bytes[index] = Mark.filling
        }
      }
      let name = number % Mark.period
      bytes[span.range.lowerBound] = Mark.openings.lowerBound + UInt8(name / Mark.digits.count)
      bytes[span.range.lowerBound + 1] = Mark.digits.lowerBound + UInt8(name % Mark.digits.count)
    }
    return bytes
  }

  /// Where a character of a formula's TeX stands.
  func position(of offset: Int, in span: Span) -> Int {
    let end = span.range.upperBound - (span.isDisplay ? 2 : 1)
    guard source.text(span.start..<end) == span.tex else { return span.range.lowerBound }
    return span.start + span.tex.prefix(max(offset, 0)).utf8.count
  }
}
