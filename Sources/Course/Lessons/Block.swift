public import Lab

/// A piece of a page, with the place it was written at.
public struct Block: Equatable, Sendable {
  public var content: Content
  public var position: SourcePosition

  public indirect enum Content: Equatable, Sendable {
    case paragraph([Inline])
    /// Level three to six; level two starts a page.
    case heading(level: Int, [Inline])
    case list(ordered: Bool, start: Int, items: [[Block]])
    case quote([Block])
    case code(language: String, text: String)
    /// Display mathematics, as TeX.
    case formula(tex: String)
    case table(header: [[Inline]], alignments: [Alignment], rows: [[[Inline]]])
    case rule
    case experiment(Experiment)
    case question(Question)
    case myth(belief: [Inline], correction: [Inline])
    case recipe(Recipe)
    case summary([Block])
    /// Something the author got wrong, shown in its place; the diagnostic says the same.
    case broken(source: String, message: String)
  }

  public enum Alignment: String, Sendable { case left, center, right }

  public init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
  }
}

/// Settings to load into an experiment's lab, with a sentence why they work or fail.
public struct Recipe: Equatable, Sendable {
  public var title: String
  /// The id of an experiment of the same lesson.
  public var experiment: String
  public var settings: [Setting.Entry]
  public var isGood: Bool
  public var why: [Inline]

  public init(title: String, experiment: String, settings: [Setting.Entry], isGood: Bool, why: [Inline]) {
    self.title = title
    self.experiment = experiment
    self.settings = settings
    self.isGood = isGood
    self.why = why
  }
}

/// A piece of running text.
public indirect enum Inline: Equatable, Sendable {
  case text(String)
  case emphasis([Inline])
  /// Bold; where the glossary knows the words it opens their explanation.
  case strong([Inline])
  case code(String)
  /// Inline mathematics, as TeX.
  case formula(tex: String)
  case link([Inline], destination: String)
  case softBreak
  case lineBreak
}

extension Sequence<Inline> {
  /// The words alone.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.plainText
      case .formula(let tex): tex
      case .softBreak, .lineBreak: " "
      }
    }.joined()
  }
}
