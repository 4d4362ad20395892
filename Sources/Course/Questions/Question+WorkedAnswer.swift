import Mathematics

extension Question {
  /// The right answer with its reason: shown after two misses, and after a right answer.
  public var workedAnswer: [Inline] {
    rightAnswer + (rightAnswer.isEmpty || reason.isEmpty ? [] : [.text(" ")]) + reason
  }

  private var reason: [Inline] {
    if !explanation.isEmpty { return explanation }
    guard case .choice(let choices) = kind, let right = choices.first(where: \.isRight) else { return [] }
    return right.why
  }

  private var rightAnswer: [Inline] {
    switch kind {
    case .choice(let choices):
      return [.text("The answer: ")] + Self.listed(choices.filter(\.isRight).map(\.text))
    case .several(let choices):
      return [.text("The right ones: ")] + Self.listed(choices.filter(\.isRight).map(\.text))
    case .number(let key):
      let unit = key.unit.map { $0 == "%" ? $0 : " \($0)" } ?? ""
      return [.text("The answer: \(NumberText.short(key.answer))\(unit).")]
    case .order(let items): return [.text("The order: ")] + Self.listed(items)
    case .shortText(let key): return [.text("The answer: \(key.accept.first ?? "").")]
    case .predict: return []
    }
  }

  /// The texts one after the other; with a full stop, unless the last is a sentence that has one.
  private static func listed(_ texts: [[Inline]]) -> [Inline] {
    let list = texts.enumerated().flatMap { ($0.offset == 0 ? [] : [Inline.text("; ")]) + $0.element }
    return list.plainText.last.map { ".!?".contains($0) } == true ? list : list + [.text(".")]
  }
}
