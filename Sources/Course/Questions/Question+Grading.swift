import Mathematics

extension Question {
  /// Judges an answer by its meaning. Predictions are judged by `Prediction.grade`, once their experiment has run.
  public func grade(_ answer: Answer) -> Verdict {
    switch (kind, answer) {
    case (.choice(let choices), .choice(let picked)):
      guard choices.indices.contains(picked) else { return .unreadable("There is no such choice.") }
      return Verdict(choices[picked].isRight ? .right : .wrong, explanation: choices[picked].why)
    case (.several(let choices), .several(let picked)): return Self.grade(picked, among: choices)
    case (.number(let key), .text(let text)): return key.grade(text)
    case (.shortText(let key), .text(let text)): return key.grade(text)
    case (.order(let items), .order(let order)): return Self.grade(order, of: items)
    default: return .unreadable("This is no answer to a question of this kind.")
    }
  }

  /// Says how many picks are right and how many are missing, but not which.
  private static func grade(_ picked: Set<Int>, among choices: [Choice]) -> Verdict {
    guard picked.allSatisfy(choices.indices.contains) else { return .unreadable("There is no such choice.") }
    let right = Set(choices.indices.filter { choices[$0].isRight })
    guard picked != right else { return Verdict(.right) }
    guard !picked.isEmpty else { return Verdict(.wrong, text: "At least one of them is right.") }
    let hits = picked.intersection(right).count
    let missing = right.count - hits
    let picks =
      hits == picked.count
      ? (hits == 1 ? "Your pick is right" : "All \(hits) picks are right")
      : (hits == 0
        ? (picked.count == 1 ? "Your pick is not right" : "None of your \(picked.count) picks is right")
        : "\(hits) of your \(picked.count) picks \(hits == 1 ? "is" : "are") right")
    let rest = missing == 0 ? "none is missing" : "\(missing) right \(missing == 1 ? "one is" : "ones are") missing"
    return Verdict(.wrong, text: "\(picks); \(rest).")
  }

  /// Names the neighbours that stand the wrong way round.
  private static func grade(_ order: [Int], of items: [[Inline]]) -> Verdict {
    guard order.sorted() == Array(items.indices) else { return .unreadable("Each item stands in the order once.") }
    let swapped = zip(order, order.dropFirst()).filter { $0 > $1 }
    guard !swapped.isEmpty else { return Verdict(.right) }
    var text: [Inline] = [
      .text(swapped.count == 1 ? "One pair of neighbours is" : "\(swapped.count) pairs of neighbours are")
    ]
    text.append(.text(" the wrong way round: "))
    for (place, pair) in swapped.enumerated() {
      if place > 0 { text.append(.text("; ")) }
      text += [.emphasis(items[pair.0]), .text(" before "), .emphasis(items[pair.1])]
    }
    return Verdict(.wrong, explanation: text + [.text(".")])
  }
}

extension Question.NumberKey {
  func grade(_ text: String) -> Verdict {
    switch NumberAnswer.read(text, unit: unit) {
    case .unreadable(let reason): return .unreadable(reason)
    case .value(let value):
      if isRight(value) { return Verdict(.right) }
      let near = traps.filter { abs(value - $0.value) <= reach(of: $0) }
      if let trap = near.min(by: { abs(value - $0.value) < abs(value - $1.value) }) {
        return Verdict(.wrong, explanation: trap.why)
      }
      if isRight(-value) { return Verdict(.wrong, text: "The size is right. Look at the sign.") }
      return Verdict(.wrong, text: value > answer ? "That is too much." : "That is too little.")
    }
  }

  private func isRight(_ value: Double) -> Bool {
    // A tolerance written in decimals accepts its own end, whatever binary fractions make of it.
    abs(value - answer) <= tolerance + abs(answer) * 1e-12
  }

  /// How near an answer must be to a trap: as near as to the answer, in proportion.
  private func reach(of trap: Trap) -> Double {
    max(answer == 0 ? tolerance : tolerance * min(abs(trap.value / answer), 1), abs(trap.value) * 0.01)
  }
}

extension Question.TextKey {
  func grade(_ text: String) -> Verdict {
    let folded = ShortText.folded(text)
    guard !folded.isEmpty else { return .unreadable("an answer is missing") }
    if accept.contains(where: { ShortText.folded($0) == folded }) { return Verdict(.right) }
    let known = reject.first { ShortText.folded($0.text) == folded }
    return Verdict(.wrong, explanation: known?.why ?? [])
  }
}

extension Verdict {
  init(_ grade: Grade, text: String) { self.init(grade, explanation: [.text(text)]) }

  static func unreadable(_ reason: String) -> Verdict { Verdict(.unreadable(reason), text: reason) }
}
