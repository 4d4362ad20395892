/// Turns the inline nodes of a Markdown tree into running text, with the formulas in their places.
struct InlineReader {
  /// What a paragraph is made of.
  enum Piece {
    case inline(Inline)
    case display(tex: String, SourcePosition)
  }

  private let source: SourceText
  private let math: MathSpans
  private let place: (Int) -> SourcePosition
  private var nextSpan = 0
  /// Where the block that is being read starts, and how far its images and tags have been found.
  private var cursor = 0

  init(source: SourceText, math: MathSpans, place: @escaping (Int) -> SourcePosition) {
    self.source = source
    self.math = math
    self.place = place
  }

  /// Says where the next block starts, so that what stands in it can be found again.
  mutating func start(at offset: Int) { cursor = max(cursor, offset) }

  mutating func read(_ nodes: [MarkdownNode], _ reading: inout Reading) -> [Inline] {
    pieces(of: nodes, &reading).map { piece in
      switch piece {
      case .inline(let inline): inline
      case .display(let tex, _): .formula(tex: tex)
      }
    }
  }

  mutating func pieces(of nodes: [MarkdownNode], _ reading: inout Reading) -> [Piece] {
    var pieces: [Piece] = []
    for node in nodes {
      switch node.kind {
      case .text(let literal): add(literal, to: &pieces, &reading)
      case .softBreak: pieces.append(.inline(.softBreak))
      case .lineBreak: pieces.append(.inline(.lineBreak))
      case .codeSpan(let literal): pieces.append(.inline(.code(restored(literal))))
      case .emphasis: pieces.append(.inline(.emphasis(read(node.children, &reading))))
      case .strong: pieces.append(.inline(.strong(read(node.children, &reading))))
      case .link(let url):
        pieces.append(.inline(.link(read(node.children, &reading), destination: restored(url))))
      case .image:
        let position = find("![")
        reading.error(
          "images are not shown in a terminal", at: position, hint: "write a link, or describe it in words")
        pieces += read(node.children, &reading).map { .inline($0) }
      case .inlineHTML(let literal):
        let text = restored(literal)
        reading.error(
          "raw HTML is shown as text", at: find(text), hint: "write Markdown, or put it between backticks")
        pieces.append(.inline(.text(text)))
      case .tooDeep:
        reading.error("text is nested deeper than \(MarkdownNode.deepest) levels", at: place(cursor))
      default: pieces += self.pieces(of: node.children, &reading)
      }
    }
    return pieces
  }

  /// Text in which marks stand for formulas.
  private mutating func add(_ literal: String, to pieces: inout [Piece], _ reading: inout Reading) {
    var text: [UInt8] = []
    func flush() {
      guard !text.isEmpty else { return }
      pieces.append(.inline(.text(String(decoding: text, as: UTF8.self))))
      text = []
    }
    let bytes = Array(literal.utf8)
    var index = 0
    while index < bytes.count {
      if MathSpans.Mark.openings.contains(bytes[index]), let span = takeSpan(bytes, at: index) {
        flush()
        report(span, &reading)
        pieces.append(
          span.isDisplay
            ? .display(tex: span.tex, place(span.range.lowerBound)) : .inline(.formula(tex: span.tex)))
      } else if MathSpans.Mark.isMark(bytes[index]) {
        if index == 0, case .inline(.softBreak)? = pieces.last { pieces.removeLast() }
      } else {
        text.append(bytes[index])
      }
      index += 1
    }
    flush()
  }

  /// The formula that the mark at an index names.
  private mutating func takeSpan(_ bytes: [UInt8], at index: Int) -> MathSpans.Span? {
    guard index + 1 < bytes.count, MathSpans.Mark.digits.contains(bytes[index + 1]) else { return nil }
    let name = MathSpans.Mark.name(bytes[index], bytes[index + 1])
    let period = MathSpans.Mark.period
    let number = nextSpan + ((name - nextSpan) % period + period) % period
    guard number < math.spans.count else { return nil }
    nextSpan = number + 1
    return math.spans[number]
  }

  private func report(_ span: MathSpans.Span, _ reading: inout Reading) {
    for problem in reading.formulaProblems(span.tex) {
      reading.error(problem.message, at: place(math.position(of: problem.offset, in: span)), hint: problem.hint)
    }
  }

  /// Text that is no formula after all, such as an address, with its own characters.
  mutating func restored(_ literal: String) -> String {
    let bytes = Array(literal.utf8)
    guard bytes.contains(where: MathSpans.Mark.isMark) else { return literal }
    var text: [UInt8] = []
    for index in bytes.indices {
      if MathSpans.Mark.openings.contains(bytes[index]), let span = takeSpan(bytes, at: index) {
        text += source.bytes[span.range]
      } else if !MathSpans.Mark.isMark(bytes[index]) {
        text.append(bytes[index])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The next place of some characters in the block that is being read.
  private mutating func find(_ text: String) -> SourcePosition {
    let (wanted, bytes) = (Array(text.utf8), source.bytes)
    guard let first = wanted.first, bytes.count >= wanted.count else { return place(cursor) }
    var index = cursor
    while index <= bytes.count - wanted.count {
      if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
        cursor = index + wanted.count
        return place(index)
      }
      index += 1
    }
    return place(cursor)
  }
}

extension [Inline] {
  /// Without blanks and breaks at its ends.
  var trimmed: [Inline] {
    var result = self
    while let first = result.first, first.isBlank { result.removeFirst() }
    while let last = result.last, last.isBlank { result.removeLast() }
    if case .text(let text)? = result.first { result[0] = .text(String(text.drop(while: \.isWhitespace))) }
    if case .text(let text)? = result.last { result[result.count - 1] = .text(text.droppingLastBlanks) }
    return result
  }
}

extension Inline {
  fileprivate var isBlank: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }
}

extension StringProtocol {
  var droppingLastBlanks: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return String(self[..<end])
  }

  /// Without blanks and line ends around it.
  var trimmedBlanks: String { droppingLastBlanks.drop(while: \.isWhitespace).description }
}
