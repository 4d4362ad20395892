/// Turns Markdown into blocks with positions. Formulas are set aside before and put back after.
struct MarkdownReader {
  /// Reads a fenced block at the margin; nil leaves it as code.
  typealias FenceReader = (Fence, inout Reading) -> [Block]?

  private let source: SourceText
  private let readFence: FenceReader
  private var inlines: InlineReader
  private let root: MarkdownNode

  /// - Parameter source: the file, or a part of it with everything else blank.
  init(_ source: SourceText, _ reading: inout Reading, readFence: @escaping FenceReader = { _, _ in nil }) {
    self.source = source
    self.readFence = readFence
    let place = { (offset: Int) in source.position(at: offset) }
    var plain = source.bytes
    let withTables = MarkdownLimits.apply(to: &plain, of: source, place: place, &reading)
    let limited = SourceText(bytes: plain)
    let draft = MarkdownNode.read(plain, withTables: withTables)
    let math = MathSpans(limited, codeLines: Self.codeLines(of: draft))
    inlines = InlineReader(source: limited, math: math, place: place)
    root = math.spans.isEmpty ? draft : MarkdownNode.read(math.masked, withTables: withTables)
    for offset in math.unclosed {
      reading.error(
        "the formula that starts here is not closed", at: place(offset), hint: "end it with $$ before a blank line")
    }
  }

  /// All blocks; headings of every level among them.
  mutating func blocks(_ reading: inout Reading) -> [Block] {
    root.children.flatMap { blocks(of: $0, isAtMargin: true, &reading) }
  }

  private static func codeLines(of node: MarkdownNode) -> Set<Int> {
    if case .code = node.kind { return Set(node.line...max(node.lastLine, node.line)) }
    return node.children.reduce(into: []) { $0.formUnion(codeLines(of: $1)) }
  }

  private func offset(of node: MarkdownNode) -> Int { source.offset(line: node.line, byteColumn: node.column) }

  private func position(of node: MarkdownNode) -> SourcePosition { source.position(at: offset(of: node)) }

  private mutating func blocks(of node: MarkdownNode, isAtMargin: Bool, _ reading: inout Reading) -> [Block] {
    let position = position(of: node)
    func block(_ content: Block.Content) -> [Block] { [Block(content, at: position)] }
    switch node.kind {
    case .paragraph: return paragraph(node, &reading)
    case .heading(let level):
      inlines.start(at: offset(of: node))
      return heading(
        level: level, inlines.read(node.children, &reading), at: position, isAtMargin: isAtMargin, &reading)
    case .list(let ordered, let start):
      let items = node.children.map { item in
        item.children.flatMap { blocks(of: $0, isAtMargin: false, &reading) }
      }
      return block(.list(ordered: ordered, start: start, items: items))
    case .quote:
      return block(.quote(node.children.flatMap { blocks(of: $0, isAtMargin: false, &reading) }))
    case .code(let info, let literal, let isFenced):
      return code(node, info: info, literal: literal, isFenced: isFenced, isAtMargin: isAtMargin, &reading)
    case .html(let literal):
      reading.error(
        "raw HTML is shown as text", at: position, hint: "write Markdown, or put it between backticks")
      return block(.paragraph([.text(inlines.restored(literal).trimmedBlanks)]))
    case .rule: return block(.rule)
    case .table(let alignments): return block(table(node, alignments, &reading))
    case .tooDeep:
      let message = "blocks are nested deeper than \(MarkdownNode.deepest) levels"
      reading.error(message, at: position)
      return block(.broken(source: "", message: message))
    default: return []
    }
  }

  private func heading(
    level: Int, _ title: [Inline], at position: SourcePosition, isAtMargin: Bool, _ reading: inout Reading
  ) -> [Block] {
    guard level <= 2, !isAtMargin else { return [Block(.heading(level: level, title), at: position)] }
    reading.error(
      "a heading of level \(level) inside a list or a quote starts no page", at: position,
      hint: "move it to the margin")
    return [Block(.heading(level: 3, title), at: position)]
  }

  /// A paragraph, with each display formula in it as a block of its own.
  private mutating func paragraph(_ node: MarkdownNode, _ reading: inout Reading) -> [Block] {
    inlines.start(at: offset(of: node))
    var blocks: [Block] = []
    var text: [Inline] = []
    let start = position(of: node)
    func flush() {
      let trimmed = text.trimmed
      if !trimmed.isEmpty { blocks.append(Block(.paragraph(trimmed), at: start)) }
      text = []
    }
    for piece in inlines.pieces(of: node.children, &reading) {
      switch piece {
      case .inline(let inline): text.append(inline)
      case .display(let tex, let position):
        flush()
        blocks.append(Block(.formula(tex: tex.trimmedBlanks), at: position))
      }
    }
    flush()
    return blocks
  }

  private func code(
    _ node: MarkdownNode, info: String, literal: String, isFenced: Bool, isAtMargin: Bool, _ reading: inout Reading
  ) -> [Block] {
    let position = position(of: node)
    let language = info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let plain = [Block(.code(language: language, text: literal), at: position)]
    guard isFenced else { return plain }
    let lastLine = source.text(source.line(node.lastLine)).drop { " >\t".contains($0) }
    let isClosed = node.lastLine > node.line && (lastLine.hasPrefix("```") || lastLine.hasPrefix("~~~"))
    if !isClosed { reading.error("this block is not closed", at: position, hint: "end it with a line of backticks") }
    let lines = node.line + 1..<max(isClosed ? node.lastLine : node.lastLine + 1, node.line + 1)
    let fence = Fence(language: language, text: literal, lines: lines, position: position, isClosed: isClosed)
    guard isAtMargin else {
      if TypedBlocks.names.contains(language) {
        reading.error("a block \"\(language)\" stands at the margin, not in a list or a quote", at: position)
      }
      return plain
    }
    return readFence(fence, &reading) ?? plain
  }

  private mutating func table(
    _ node: MarkdownNode, _ alignments: [Block.Alignment], _ reading: inout Reading
  ) -> Block.Content {
    var rows: [[[Inline]]] = []
    for row in node.children {
      var cells: [[Inline]] = []
      for cell in row.children {
        inlines.start(at: offset(of: cell))
        cells.append(inlines.read(cell.children, &reading).trimmed)
      }
      rows.append(cells)
    }
    return .table(header: rows.first ?? [], alignments: alignments, rows: Array(rows.dropFirst()))
  }
}
