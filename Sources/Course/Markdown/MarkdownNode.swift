import CMarkGFM

/// A node of the Markdown tree as a Swift value, with the line and the column in bytes where it begins.
struct MarkdownNode {
  var kind: Kind
  var line: Int
  var column: Int
  var lastLine: Int
  var children: [MarkdownNode]

  enum Kind: Equatable {
    case document
    case paragraph
    case heading(level: Int)
    case list(ordered: Bool, start: Int)
    case item
    case quote
    case code(info: String, literal: String, isFenced: Bool)
    case html(String)
    case rule
    case table([Block.Alignment])
    case row
    case cell
    case text(String)
    case softBreak
    case lineBreak
    case codeSpan(String)
    case emphasis
    case strong
    case link(String)
    case image
    case inlineHTML(String)
    /// Something nested deeper than anybody reads; its contents are left out.
    case tooDeep
    case other
  }

  static let deepest = 50

  /// Reads a text with cmark-gfm and its tables. The text is already checked for size.
  static func read(_ bytes: [UInt8], withTables: Bool) -> MarkdownNode {
    let empty = MarkdownNode(kind: .document, line: 1, column: 1, lastLine: 1, children: [])
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return empty }
    defer { cmark_parser_free(parser) }
    if withTables, isTableRegistered, let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return empty }
    defer { cmark_node_free(root) }
    return MarkdownNode(root, depth: 0)
  }

  /// cmark keeps its extensions in global lists that are filled once.
  private static let isTableRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private init(kind: Kind, line: Int, column: Int, lastLine: Int, children: [MarkdownNode]) {
    self.kind = kind
    self.line = line
    self.column = column
    self.lastLine = lastLine
    self.children = children
  }

  private init(_ node: OpaquePointer, depth: Int) {
    line = Int(cmark_node_get_start_line(node))
    column = Int(cmark_node_get_start_column(node))
    lastLine = Int(cmark_node_get_end_line(node))
    children = []
    guard depth <= Self.deepest else {
      kind = .tooDeep
      return
    }
    kind = Self.kind(of: node)
    var child = cmark_node_first_child(node)
    while let next = child {
      children.append(MarkdownNode(next, depth: depth + 1))
      child = cmark_node_next(next)
    }
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    let literal = string(cmark_node_get_literal(node))
    switch string(cmark_node_get_type_string(node)) {
    case "document": return .document
    case "paragraph": return .paragraph
    case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)))
    case "list":
      return .list(
        ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, start: Int(cmark_node_get_list_start(node)))
    case "item": return .item
    case "block_quote": return .quote
    case "code_block":
      var (length, offset, character): (CInt, CInt, CChar) = (0, 0, 0)
      let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
      return .code(info: string(cmark_node_get_fence_info(node)), literal: literal, isFenced: isFenced)
    case "html_block": return .html(literal)
    case "thematic_break": return .rule
    case "table": return .table(alignments(of: node))
    case "table_header", "table_row": return .row
    case "table_cell": return .cell
    case "text": return .text(literal)
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "code": return .codeSpan(literal)
    case "emph": return .emphasis
    case "strong": return .strong
    case "link": return .link(string(cmark_node_get_url(node)))
    case "image": return .image
    case "html_inline": return .inlineHTML(literal)
    default: return .other
    }
  }

  private static func alignments(of table: OpaquePointer) -> [Block.Alignment] {
    let columns = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<columns).map { column in
      switch letters[column] {
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .left
      }
    }
  }
}
