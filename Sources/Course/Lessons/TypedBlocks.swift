import Lab
import Mathematics

/// Reads the fenced blocks that mean something, and remembers what only the whole lesson can decide.
struct TypedBlocks {
  static let names = ["experiment", "question", "myth", "recipe", "summary", "glossary", "formula"]

  private let source: SourceText
  private(set) var glossary: [(entry: GlossaryEntry, position: SourcePosition)] = []
  private(set) var references: [Reference] = []
  private(set) var claimPlaces: [String: [SourcePosition]] = [:]
  private var experimentIDs: Set<String> = []
  private var questionIDs: Set<String> = []

  init(source: SourceText) { self.source = source }

  /// The blocks a fence stands for; nil leaves it as code.
  mutating func read(_ fence: Fence, _ reading: inout Reading) -> [Block]? {
    switch fence.language {
    case "experiment": return typed(fence, &reading) { $0.experiment($1, $2, &$3) }
    case "question": return typed(fence, &reading) { $0.question($1, $2, &$3) }
    case "myth": return typed(fence, &reading) { $0.myth($1, $2, &$3) }
    case "recipe": return typed(fence, &reading) { $0.recipe($1, $2, &$3) }
    case "glossary":
      if let tree = tree(fence, &reading) { readGlossary(tree, &reading) }
      return []
    case "summary": return [Block(.summary(summary(fence, &reading)), at: fence.position)]
    case "formula": return [formula(fence, &reading)]
    default:
      if let name = Spelling.nearest(to: fence.language, in: Self.names) {
        reading.warning(
          "a block \(Shown.quoted(fence.language)) is shown as code", at: fence.position,
          hint: "did you mean \"\(name)\"?")
      }
      return nil
    }
  }

  private func tree(_ fence: Fence, _ reading: inout Reading) -> YAMLTree? {
    guard fence.isClosed else { return nil }
    return YAMLTree(lines: fence.lines, of: source, start: fence.position, &reading)
  }

  /// A block made from YAML, or the broken block in its place with the first of its errors.
  private mutating func typed(
    _ fence: Fence, _ reading: inout Reading,
    _ content: (inout TypedBlocks, YAMLTree, Fence, inout Reading) -> Block.Content?
  ) -> [Block] {
    let before = reading.diagnostics.count
    if let tree = tree(fence, &reading), let content = content(&self, tree, fence, &reading) {
      return [Block(content, at: fence.position)]
    }
    let reason = reading.diagnostics.dropFirst(before).first { $0.severity == .error }
    let message =
      !fence.isClosed
      ? "this block is not closed" : reason.map { [$0.message, $0.hint].compactMap { $0 }.joined(separator: "; ") }
    return [
      Block(.broken(source: fence.text, message: message ?? "this block cannot be read"), at: fence.position)
    ]
  }

  private mutating func experiment(_ tree: YAMLTree, _ fence: Fence, _ reading: inout Reading) -> Block.Content? {
    let (experiment, problems) = Experiment.read(tree.root)
    for problem in problems { reading.error(problem.message, at: tree.position(of: problem), hint: problem.hint) }
    if experiment == nil, problems.isEmpty {
      reading.error("this experiment is empty", at: fence.position, hint: "write id: zero-trap, kind: train, ...")
    }
    guard let experiment else { return nil }
    guard experimentIDs.insert(experiment.id).inserted else {
      reading.error(
        "there is another experiment \"\(experiment.id)\" in this lesson", at: tree.position(of: [.key("id")]))
      return nil
    }
    claimPlaces[experiment.id] = experiment.claims.indices.map {
      tree.position(of: [.key("claims"), .index($0), .key("say")])
    }
    return .experiment(experiment)
  }

  private mutating func question(_ tree: YAMLTree, _ fence: Fence, _ reading: inout Reading) -> Block.Content? {
    guard var reader = QuestionReader(tree, &reading), let question = reader.read(&reading) else { return nil }
    guard questionIDs.insert(question.id).inserted else {
      reading.error(
        "there is another question \"\(question.id)\" in this lesson", at: tree.position(of: [.key("id")]))
      return nil
    }
    references += reader.references
    return .question(question)
  }

  private mutating func myth(_ tree: YAMLTree, _ fence: Fence, _ reading: inout Reading) -> Block.Content? {
    guard var fields = FieldReader("a myth", of: tree, &reading) else { return nil }
    let belief = fields.prose("belief", example: "belief: Zero weights never work.", &reading)
    let correction = fields.prose("correction", example: "correction: One zero layer of two works.", &reading)
    fields.finish(&reading)
    guard let belief, let correction else { return nil }
    return .myth(belief: belief, correction: correction)
  }

  private mutating func recipe(_ tree: YAMLTree, _ fence: Fence, _ reading: inout Reading) -> Block.Content? {
    guard var fields = FieldReader("a recipe", of: tree, &reading) else { return nil }
    let title = fields.line("title", example: "title: He for ReLU", &reading)
    let experiment = fields.line("experiment", example: "experiment: depth-30", &reading)
    let settings = fields.require("settings", example: "settings: {initializer: he}", &reading)
    let isGood = fields.flag("good", &reading) ?? true
    let why = fields.prose("why", example: "why: He's rule keeps the variance.", &reading)
    let place = fields.path(to: "settings")
    fields.finish(&reading)
    guard let title, let experiment, let settings, let why else { return nil }
    guard case .map(let entries) = settings else {
      reading.error(
        "\"settings\" are knobs with their values", at: tree.position(of: place), hint: "write {initializer: he}")
      return nil
    }
    references.append(
      Reference(
        experiment: experiment, position: tree.position(of: [.key("experiment")]),
        settings: entries.map { ($0, tree.keyPosition(of: place + [.key($0.key)])) }))
    return .recipe(Recipe(title: title, experiment: experiment, settings: entries, isGood: isGood, why: why))
  }

  private mutating func readGlossary(_ tree: YAMLTree, _ reading: inout Reading) {
    guard case .map(let entries) = tree.root else {
      reading.error("a glossary is written as \"term: meaning\", one a line", at: tree.valuePosition(of: []))
      return
    }
    for entry in entries {
      let path: YAMLTree.Path = [.key(entry.key)]
      let position = tree.keyPosition(of: path)
      guard let meaning = tree.prose(at: path, named: "the meaning of \(Shown.quoted(entry.key))", &reading) else {
        continue
      }
      let folded = ShortText.folded(entry.key)
      if glossary.contains(where: { ShortText.folded($0.entry.term) == folded }) {
        reading.error("\(Shown.quoted(entry.key)) is in the glossary twice", at: position)
      } else {
        glossary.append((GlossaryEntry(term: entry.key, meaning: meaning), position))
      }
    }
  }

  /// Markdown inside a fence; a summary holds no typed blocks of its own.
  private func summary(_ fence: Fence, _ reading: inout Reading) -> [Block] {
    var markdown = MarkdownReader(source.keeping(lines: fence.lines), &reading)
    return markdown.blocks(&reading).map { block in
      guard case .heading(let level, let title) = block.content, level <= 2 else { return block }
      reading.error("a heading in a summary starts no page", at: block.position, hint: "write ### or bold text")
      return Block(.heading(level: 3, title), at: block.position)
    }
  }

  private func formula(_ fence: Fence, _ reading: inout Reading) -> Block {
    let tex = source.text(lines: fence.lines)
    let start = source.line(fence.lines.lowerBound).lowerBound
    for problem in reading.formulaProblems(tex) {
      let place = start + tex.prefix(max(problem.offset, 0)).utf8.count
      reading.error(problem.message, at: source.position(at: place), hint: problem.hint)
    }
    return Block(.formula(tex: tex.trimmedBlanks), at: fence.position)
  }
}
