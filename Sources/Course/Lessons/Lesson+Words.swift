extension Lesson {
  /// The bold words of all pages, questions and summaries, in their order.
  var boldTerms: [String] { pages.flatMap { $0.blocks.flatMap(\.allInlines).flatMap(\.boldTerms) } }
}

extension Block {
  /// The running text in this block and in those inside it.
  public var allInlines: [[Inline]] {
    switch content {
    case .paragraph(let text), .heading(_, let text): [text]
    case .list(_, _, let items): items.flatMap { $0.flatMap(\.allInlines) }
    case .quote(let blocks), .summary(let blocks): blocks.flatMap(\.allInlines)
    case .table(let header, _, let rows): header + rows.flatMap { $0 }
    case .myth(let belief, let correction): [belief, correction]
    case .recipe(let recipe): [recipe.why]
    case .question(let question):
      question.generator == nil ? [question.ask, question.explanation] + question.hints : [question.teaser]
    case .code, .formula, .rule, .experiment, .broken: []
    }
  }
}

extension [Inline] {
  /// The bold words in their order, each as plain text.
  public var boldTerms: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .strong(let inner): [inner.plainText] + inner.boldTerms
      case .emphasis(let inner), .link(let inner, _): inner.boldTerms
      case .text, .code, .formula, .softBreak, .lineBreak: []
      }
    }
  }

  /// How many words a reader reads here; a formula is one.
  var wordCount: Int { plainWords.split(whereSeparator: \.isWhitespace).count }

  private var plainWords: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.plainWords
      case .formula: "x"
      case .softBreak, .lineBreak: " "
      }
    }.joined()
  }
}
