/// Holds pages against what a page should be: one thought in 60 to 200 words, with something to look at or to do.
enum PageLint {
  static let mostWords = 220

  static func warnings(_ lesson: Lesson) -> [Diagnostic] {
    lesson.pages.flatMap { page -> [Diagnostic] in
      func warning(_ message: String, hint: String) -> Diagnostic {
        Diagnostic(.warning, file: lesson.file, at: page.position, message, hint: hint)
      }
      let words = page.blocks.reduce(0) { $0 + self.words(in: $1) }
      let title = Shown.quoted(page.title.plainText)
      var found: [Diagnostic] = []
      if page.blocks.isEmpty {
        return [warning("the page \(title) is empty", hint: "write it, or take its heading out")]
      }
      if words > mostWords {
        found.append(
          warning(
            "the page \(title) has \(words) words", hint: "60 to 200 are a good page; divide it with another ##"))
      }
      if !page.blocks.contains(where: isMoreThanProse) {
        found.append(
          warning(
            "the page \(title) is nothing but prose",
            hint: "add a formula, an experiment, a question, a list or a table"))
      }
      return found
    }
  }

  /// Running text only: not what stands in experiments, questions, tables and code.
  private static func words(in block: Block) -> Int {
    switch block.content {
    case .paragraph(let text), .heading(_, let text): text.wordCount
    case .list(_, _, let items): items.joined().reduce(0) { $0 + words(in: $1) }
    case .quote(let blocks), .summary(let blocks): blocks.reduce(0) { $0 + words(in: $1) }
    case .myth(let belief, let correction): belief.wordCount + correction.wordCount
    case .recipe, .table, .code, .formula, .rule, .experiment, .question, .broken: 0
    }
  }

  private static func isMoreThanProse(_ block: Block) -> Bool {
    switch block.content {
    case .paragraph(let text): text.hasFormula
    case .heading, .rule: false
    case .list, .quote, .code, .formula, .table, .experiment, .question, .myth, .recipe, .summary, .broken: true
    }
  }
}

extension [Inline] {
  fileprivate var hasFormula: Bool {
    contains { inline in
      switch inline {
      case .formula: true
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.hasFormula
      case .text, .code, .softBreak, .lineBreak: false
      }
    }
  }
}
