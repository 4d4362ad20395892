public import Lab

/// One lesson: pages to step through, with experiments and questions in them.
public struct Lesson: Equatable, Sendable {
  public var id: String
  public var title: String
  /// How long it takes, as its author reckons.
  public var minutes: Int
  /// Ids of lessons that should come first.
  public var needs: [String]
  /// One sentence for the table of contents.
  public var summary: String
  public var pages: [Page]
  /// Bold terms and what they mean, in the order they were declared.
  public var glossary: [GlossaryEntry]
  /// The file it was read from, as diagnostics name it.
  public var file: String
  /// Where it comes among the lessons; nil comes last.
  public var order: Int?
  /// Where its parts were written, for what is found out later.
  public var places: Places

  public struct Places: Equatable, Sendable {
    public var id = SourcePosition(line: 1)
    /// One for each of `needs`.
    public var needs: [SourcePosition] = []
    /// The place of each claim, by the id of its experiment.
    public var claims: [String: [SourcePosition]] = [:]
    public init() {}
  }

  public var experiments: [Experiment] {
    pages.flatMap(\.blocks).compactMap {
      if case .experiment(let experiment) = $0.content { experiment } else { nil }
    }
  }

  public var questions: [Question] {
    pages.flatMap(\.blocks).compactMap { if case .question(let question) = $0.content { question } else { nil } }
  }

  public init(
    id: String, title: String, minutes: Int, needs: [String], summary: String, pages: [Page],
    glossary: [GlossaryEntry], file: String, order: Int? = nil, places: Places = Places()
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.needs = needs
    self.summary = summary
    self.pages = pages
    self.glossary = glossary
    self.file = file
    self.order = order
    self.places = places
  }

  /// What the glossary says about bold words; nil where it does not know them.
  public func meaning(of bold: [Inline]) -> GlossaryEntry? {
    let words = ShortText.folded(bold.plainText)
    return glossary.first { ShortText.folded($0.term) == words }
  }
}

/// One screenful of thought, started by a level-two heading.
public struct Page: Equatable, Sendable {
  /// Stable, for progress and `gradus open LESSON/PAGE`: the heading in lower case with hyphens, or `{#id}` after it.
  public var id: String
  public var title: [Inline]
  public var blocks: [Block]
  public var position: SourcePosition

  public init(id: String, title: [Inline], blocks: [Block], position: SourcePosition) {
    self.id = id
    self.title = title
    self.blocks = blocks
    self.position = position
  }
}

/// A term and its short explanation.
public struct GlossaryEntry: Equatable, Sendable {
  public var term: String
  public var meaning: [Inline]

  public init(term: String, meaning: [Inline]) {
    self.term = term
    self.meaning = meaning
  }
}

/// The course: lessons in the order in which they are best read.
public struct Curriculum: Equatable, Sendable {
  public var lessons: [Lesson]

  public init(lessons: [Lesson]) { self.lessons = lessons }

  public func lesson(_ id: String) -> Lesson? { lessons.first { $0.id == id } }

  /// What a lesson builds on, as far as this course has it.
  public func lessons(neededBy lesson: Lesson) -> [Lesson] { lesson.needs.compactMap { self.lesson($0) } }
}
