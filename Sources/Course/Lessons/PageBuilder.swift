/// Gathers blocks into pages. A heading of level two starts one; what stands before the first of them belongs to an
/// opening page, which bears the heading of level one or, without one, the title of the lesson.
struct PageBuilder {
  private let lessonTitle: String
  private(set) var pages: [Page] = []
  /// Where the first page stands that is too many; nothing is read from there on.
  private var end: SourcePosition?
  private var title: (inlines: [Inline], position: SourcePosition)?

  init(lessonTitle: String) { self.lessonTitle = lessonTitle }

  mutating func add(_ block: Block, _ reading: inout Reading) {
    guard end == nil else { return }
    switch block.content {
    case .heading(1, let inlines):
      if title == nil, pages.isEmpty {
        title = (inlines, block.position)
      } else {
        reading.error(
          "a heading of level one stands once, at the beginning of the lesson", at: block.position,
          hint: "write ## to start a page")
        start(inlines, at: block.position, &reading)
      }
    case .heading(2, let inlines): start(inlines, at: block.position, &reading)
    default:
      if pages.isEmpty {
        let opening = title ?? ([.text(lessonTitle)], block.position)
        start(opening.inlines, at: opening.position, &reading)
      }
      pages[pages.count - 1].blocks.append(block)
    }
  }

  private mutating func start(_ heading: [Inline], at position: SourcePosition, _ reading: inout Reading) {
    guard pages.count < LessonLimits.pages else {
      reading.error("a lesson has at most \(LessonLimits.pages) pages; the rest is not read", at: position)
      end = position
      return
    }
    let (title, given) = Self.splitID(heading)
    if let given, !Identifier.isValid(given) {
      reading.error(
        "the page id \(Shown.quoted(given)) is not made of \(Identifier.rule) only", at: position)
    }
    let slug = given.flatMap { Identifier.isValid($0) ? $0 : nil } ?? Identifier.slug(title.plainText)
    let id = slug.isEmpty ? "page-\(pages.count + 1)" : slug
    if pages.contains(where: { $0.id == id }) {
      reading.error(
        "there is another page \"\(id)\" in this lesson", at: position,
        hint: "give one an id of its own: ## Title {#id}")
    }
    pages.append(Page(id: id, title: title, blocks: [], position: position))
  }

  /// A heading without the `{#id}` at its end, and that id.
  private static func splitID(_ heading: [Inline]) -> (title: [Inline], id: String?) {
    guard case .text(let text)? = heading.last, text.hasSuffix("}"), let open = text.lastIndex(of: "{"),
      text[text.index(after: open)...].hasPrefix("#")
    else { return (heading, nil) }
    let id = String(text[open...].dropFirst(2).dropLast())
    return ((heading.dropLast() + [.text(String(text[..<open]))]).trimmed, id)
  }
}
