import Lab
import Mathematics

/// Reads a question from its YAML, one method a kind.
struct QuestionReader {
  static let kinds = ["choice", "several", "number", "order", "text", "predict", "generated"]

  var fields: FieldReader
  let tree: YAMLTree
  /// What the question says about experiments of its lesson.
  var references: [Reference] = []

  init?(_ tree: YAMLTree, _ reading: inout Reading) {
    guard let fields = FieldReader("a question", of: tree, &reading) else { return nil }
    self.init(fields, tree)
  }

  /// Reads what stands in one map of the tree.
  init(_ fields: FieldReader, _ tree: YAMLTree) {
    self.fields = fields
    self.tree = tree
  }

  mutating func read(_ reading: inout Reading) -> Question? {
    let before = reading.diagnostics.count
    let id = fields.line("id", example: "id: initialization.rank-of-clones", &reading)
    if let id, !Identifier.isValid(id) {
      reading.error(
        "the id \(Shown.quoted(id)) is not made of \(Identifier.rule) only", at: fields.position(of: "id"))
    }
    let former = readFormer(&reading)
    let kindName = fields.line("kind", example: "kind: choice", &reading)
    if kindName == "generated" { return readGenerated(id: id, former: former, before: before, &reading) }
    let ask = fields.prose("ask", example: "ask: What is the rank of equal rows?", &reading)
    let hints = readHints(&reading)
    let explanation = fields.optionalProse("explanation", &reading)
    guard let kindName else { return nil }
    guard Self.kinds.contains(kindName) else {
      let hint = Spelling.nearest(to: kindName, in: Self.kinds).map { "did you mean \"\($0)\"?" }
      reading.error(
        "\(Shown.quoted(kindName)) is not a kind of question; expected \(Shown.listed(Self.kinds))",
        at: fields.position(of: "kind"), hint: hint)
      return nil
    }
    let kind = readKind(kindName, &reading)
    let again = readAgain(of: kind, id: id, former: former, &reading)
    if explanation == nil, ["number", "order", "text"].contains(kindName) {
      reading.error(
        "a question of kind \"\(kindName)\" needs \"explanation\"", at: tree.position(of: []),
        hint: "it is the worked answer, shown after two misses")
    }
    fields.finish(&reading)
    let isFlawless = !reading.diagnostics.dropFirst(before).contains { $0.severity == .error }
    guard let id, let ask, let kind, isFlawless else { return nil }
    var question = Question(id: id, ask: ask, kind: kind, hints: hints, explanation: explanation ?? [])
    question.former = former
    question.again = again
    return question
  }

  /// Ids that the question had before.
  private mutating func readFormer(_ reading: inout Reading) -> [String] {
    let example = "former: [initialization.clones]"
    return fields.optionalItems("former", example: example, &reading).compactMap { path in
      guard let id = tree.line(at: path, named: "a former id", &reading) else { return nil }
      guard Identifier.isValid(id) else {
        reading.error(
          "the former id \(Shown.quoted(id)) is not made of \(Identifier.rule) only", at: tree.position(of: path))
        return nil
      }
      return id
    }
  }

  /// A question that makes its own numbers needs nothing but its generator.
  private mutating func readGenerated(
    id: String?, former: [String], before: Int, _ reading: inout Reading
  ) -> Question? {
    let names = QuestionGenerator.allCases.map(\.rawValue)
    guard let name = fields.line("generator", example: "generator: softmax-loss", &reading) else { return nil }
    let generator = QuestionGenerator(rawValue: name)
    if generator == nil {
      let hint = Spelling.nearest(to: name, in: names).map { "did you mean \"\($0)\"?" }
      reading.error(
        "\(Shown.quoted(name)) is not a generator; expected \(Shown.listed(names))",
        at: fields.position(of: "generator"), hint: hint)
    }
    fields.finish(&reading)
    let isFlawless = !reading.diagnostics.dropFirst(before).contains { $0.severity == .error }
    guard let id, let generator, isFlawless else { return nil }
    var question = generator.question(id: id, seed: 1)
    question.former = former
    return question
  }

  mutating func readHints(_ reading: inout Reading) -> [[Inline]] {
    fields.optionalItems("hints", example: "hints: [Write down the gradient.]", &reading)
      .compactMap { tree.prose(at: $0, named: "a hint", &reading) }
  }

  private mutating func readKind(_ name: String, _ reading: inout Reading) -> Question.Kind? {
    switch name {
    case "choice": return readChoices(rightOnes: 1...1, &reading).map { .choice($0) }
    case "several": return readChoices(rightOnes: 1...FieldReader.mostItems, &reading).map { .several($0) }
    case "number": return readNumber(&reading).map { .number($0) }
    case "order": return readOrder(&reading).map { .order($0) }
    case "text": return readText(&reading).map { .shortText($0) }
    default: return readPrediction(&reading).map { .predict($0) }
    }
  }

  /// nil when any of them could not be read.
  private mutating func readChoices(
    rightOnes: ClosedRange<Int>, _ reading: inout Reading
  ) -> [Question.Choice]? {
    let example = "choices: [{text: \"1\", right: true, why: Equal rows have rank 1.}, ...]"
    let paths = fields.items("choices", example: example, &reading)
    let before = reading.diagnostics.count
    let choices = paths.compactMap { path -> Question.Choice? in
      guard var choice = FieldReader("a choice", at: path, of: tree, &reading) else { return nil }
      let text = choice.prose("text", example: "text: \"1\"", &reading)
      let isRight = choice.flag("right", &reading) ?? false
      let why = choice.prose("why", example: "why: Equal gradients keep equal units equal.", &reading)
      choice.finish(&reading)
      guard let text, let why else { return nil }
      return Question.Choice(text: text, isRight: isRight, why: why)
    }
    guard fields.has("choices"), reading.diagnostics.count == before else { return nil }
    check(choices, rightOnes: rightOnes, &reading)
    return choices
  }

  private func check(_ choices: [Question.Choice], rightOnes: ClosedRange<Int>, _ reading: inout Reading) {
    let place = fields.position(of: "choices")
    if choices.count < 2 { reading.error("a question needs at least two choices", at: place) }
    let right = choices.count(where: \.isRight)
    if !rightOnes.contains(right) {
      let wanted = rightOnes.upperBound == 1 ? "exactly one right choice" : "at least one right choice"
      reading.error("this question needs \(wanted); it has \(right)", at: place, hint: "mark it with right: true")
    }
    for (index, choice) in choices.enumerated() where choices[..<index].contains(where: { $0.text == choice.text }) {
      reading.error(
        "the choice \(Shown.quoted(choice.text.plainText)) is listed twice",
        at: tree.position(of: fields.path(to: "choices") + [.index(index), .key("text")]))
    }
  }

  private mutating func readOrder(_ reading: inout Reading) -> [[Inline]]? {
    let paths = fields.items("items", example: "items: [first, second, third]", &reading)
    let items = paths.compactMap { tree.prose(at: $0, named: "an item", &reading) }
    guard items.count >= 2 else {
      if fields.has("items") { reading.error("an order needs at least two items", at: fields.position(of: "items")) }
      return nil
    }
    for (index, item) in items.enumerated() where items[..<index].contains(item) {
      reading.error("the item \(Shown.quoted(item.plainText)) is listed twice", at: tree.position(of: paths[index]))
    }
    return items
  }

  private mutating func readText(_ reading: inout Reading) -> Question.TextKey? {
    let accept = readLines("accept", example: "accept: [gradient, gradients]", isRequired: true, &reading)
    var rejected: [Question.TextKey.Rejected] = []
    for path in fields.optionalItems("reject", example: "reject: [{text: output, why: That is a symptom.}]", &reading)
    {
      guard var entry = FieldReader("a rejected answer", at: path, of: tree, &reading) else { continue }
      let text = entry.line("text", example: "text: output", &reading)
      let why = entry.prose("why", example: "why: That is a symptom.", &reading)
      entry.finish(&reading)
      guard let text, let why else { continue }
      if accept.contains(where: { ShortText.folded($0) == ShortText.folded(text) }) {
        reading.error(
          "\(Shown.quoted(text)) is both accepted and rejected", at: tree.position(of: path + [.key("text")]))
      }
      rejected.append(Question.TextKey.Rejected(text: text, why: why))
    }
    return accept.isEmpty ? nil : Question.TextKey(accept: accept, reject: rejected)
  }

  mutating func readLines(
    _ key: String, example: String, isRequired: Bool, _ reading: inout Reading
  ) -> [String] {
    let paths =
      isRequired
      ? fields.items(key, example: example, &reading) : fields.optionalItems(key, example: example, &reading)
    if isRequired, tree.setting(at: fields.path(to: key)) == .list([]) {
      reading.error("\"\(key)\" is empty", at: fields.position(of: key))
    }
    return paths.compactMap { tree.line(at: $0, named: "an entry of \"\(key)\"", &reading) }
  }
}
