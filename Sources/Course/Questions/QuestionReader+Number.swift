import Lab
import Mathematics

extension QuestionReader {
  mutating func readNumber(_ reading: inout Reading) -> Question.NumberKey? {
    let unit = fields.optionalLine("unit", example: "unit: epochs", &reading)
    let answer = readValue("answer", example: "answer: sqrt(2/256)", unit: unit, &reading)
    let tolerance = readTolerance("tolerance", of: answer ?? 1, &reading)
    let accept = readLines("accept", example: "accept: [\"0.0884\"]", isRequired: false, &reading)
    let reject = readLines("reject", example: "reject: [\"0.0078\"]", isRequired: false, &reading)
    let traps = fields.optionalItems("traps", example: "traps: [{value: 0.0625, why: ...}]", &reading)
      .compactMap { readTrap($0, unit: unit, &reading) }
    guard let answer, let tolerance else { return nil }
    let key = Question.NumberKey(
      answer: answer, tolerance: tolerance, unit: unit, traps: traps, accept: accept, reject: reject)
    checkExamples(key, &reading)
    return key
  }

  private mutating func readValue(
    _ name: String, example: String, unit: String?, _ reading: inout Reading
  ) -> Double? {
    guard let text = fields.line(name, example: example, &reading) else { return nil }
    return number(text, at: fields.path(to: name), unit: unit, &reading)
  }

  func number(_ text: String, at path: YAMLTree.Path, unit: String?, _ reading: inout Reading) -> Double? {
    switch NumberAnswer.read(text, unit: unit) {
    case .value(let value): return value
    case .unreadable(let reason):
      reading.error(reason, at: tree.position(of: path))
      return nil
    }
  }

  private func readTrap(_ path: YAMLTree.Path, unit: String?, _ reading: inout Reading) -> Question.NumberKey.Trap? {
    guard var trap = FieldReader("a trap", at: path, of: tree, &reading) else { return nil }
    let text = trap.line("value", example: "value: 0.0625", &reading)
    let value = text.flatMap { number($0, at: path + [.key("value")], unit: unit, &reading) }
    let why = trap.prose("why", example: "why: That is the rule for tanh.", &reading)
    trap.finish(&reading)
    guard let value, let why else { return nil }
    return Question.NumberKey.Trap(value: value, why: why)
  }

  /// A distance: absolute, or with a percent sign relative to the answer. 1% when nothing is written.
  private mutating func readTolerance(_ key: String, of answer: Double, _ reading: inout Reading) -> Double? {
    guard let text = fields.optionalLine(key, example: "tolerance: 1%", &reading) else {
      if answer == 0 { reading.error("an answer of 0 needs a \"tolerance\"", at: fields.position(of: "answer")) }
      return abs(answer) * 0.01
    }
    guard let distance = Distance.read(text) else {
      reading.error(
        "\"\(key)\" is a number from 0 or a percentage; \(Shown.quoted(text)) is not", at: fields.position(of: key))
      return nil
    }
    return distance.isRelative ? abs(answer) * distance.value : distance.value
  }

  /// The author's own examples must be graded as they say, and no trap may be a right answer.
  private func checkExamples(_ key: Question.NumberKey, _ reading: inout Reading) {
    for (name, examples, isRight) in [("accept", key.accept, true), ("reject", key.reject, false)] {
      for (index, example) in examples.enumerated() {
        let position = tree.position(of: fields.path(to: name) + [.index(index)])
        switch key.grade(example).grade {
        case .right where !isRight:
          reading.error("\(Shown.quoted(example)) is listed under \"reject\" but is a right answer", at: position)
        case .wrong where isRight:
          reading.error("\(Shown.quoted(example)) is listed under \"accept\" but is not a right answer", at: position)
        case .unreadable(let reason) where isRight: reading.error(reason, at: position)
        default: break
        }
      }
    }
    for (index, trap) in key.traps.enumerated() where abs(trap.value - key.answer) <= key.tolerance {
      reading.error(
        "the trap \(NumberText.short(trap.value)) is a right answer",
        at: tree.position(of: fields.path(to: "traps") + [.index(index), .key("value")]))
    }
  }
}

/// A distance as a lesson writes it: `0.001`, or relative, `1%`.
struct Distance {
  var value: Double
  var isRelative: Bool

  static func read(_ text: String) -> Distance? {
    let isRelative = text.hasSuffix("%")
    guard let number = NumberText.parse(isRelative ? text.dropLast() : text[...]), number >= 0, number.isFinite else {
      return nil
    }
    return Distance(value: isRelative ? number / 100 : number, isRelative: isRelative)
  }
}
