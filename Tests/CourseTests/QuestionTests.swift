import Testing

@testable import Course

@Suite("Questions") struct QuestionTests {
  @Test("a choice is judged by its own mark and answered by its own reason")
  func choice() throws {
    let question = try question(
      "kind: choice\nchoices:\n  - {text: \"8\", why: They stay equal.}\n  - {text: $1$, right: true, why: So it is.}"
    )
    #expect(question.grade(.choice(0)) == Verdict(.wrong, explanation: [.text("They stay equal.")]))
    #expect(question.grade(.choice(1)) == Verdict(.right, explanation: [.text("So it is.")]))
    #expect(question.grade(.choice(7)).grade == .unreadable("There is no such choice."))
    #expect(question.grade(.text("1")).grade == .unreadable("This is no answer to a question of this kind."))
    #expect(question.workedAnswer.plainText == "The answer: 1. So it is.")
  }

  @Test(
    "several choices tell how many are right, not which",
    arguments: [
      ([0, 2, 3], nil), ([0], "Your pick is right; 2 right ones are missing."),
      ([0, 2], "All 2 picks are right; 1 right one is missing."),
      ([0, 1, 2, 3], "3 of your 4 picks are right; none is missing."),
      ([0, 1], "1 of your 2 picks is right; 2 right ones are missing."),
      ([1], "Your pick is not right; 3 right ones are missing."),
      ([1, 4], "None of your 2 picks is right; 3 right ones are missing."), ([], "At least one of them is right."),
    ] as [([Int], String?)])
  func several(picked: [Int], sentence: String?) throws {
    let question = try question(
      """
      kind: several
      choices:
        - {text: a, right: true, why: x}
        - {text: b, why: x}
        - {text: c, right: true, why: x}
        - {text: d, right: true, why: x}
        - {text: e, why: x}
      """)
    let verdict = question.grade(.several(Set(picked)))
    #expect(verdict.grade == (sentence == nil ? .right : .wrong))
    #expect(verdict.explanation.plainText == sentence ?? "")
  }

  static let number = """
    kind: number
    answer: sqrt(2/256)
    tolerance: 1%
    unit: weights
    traps:
      - {value: 1/16, why: The rule for tanh.}
      - {value: 2/256, why: The variance.}
    explanation: It is $x$.
    """

  @Test(
    "a number is right within its tolerance, and a trap has its own reason",
    arguments: [
      ("0.0884", true, ""), ("0,0884 weights", true, ""), (".089", true, ""), ("0.0895", false, "That is too much."),
      ("0.08", false, "That is too little."), ("0.0625", false, "The rule for tanh."),
      ("0.0078", false, "The variance."), ("-0.0884", false, "The size is right. Look at the sign."),
    ])
  func number(text: String, isRight: Bool, sentence: String) throws {
    let verdict = try question(Self.number).grade(.text(text))
    #expect(verdict.grade == (isRight ? .right : .wrong))
    #expect(verdict.explanation.plainText == sentence)
  }

  @Test("a tolerance accepts its own end")
  func toleranceEnds() throws {
    let question = try question("kind: number\nanswer: 0.3\ntolerance: 0.1\nexplanation: x")
    for text in ["0.2", "0.4", "0.3"] { #expect(question.grade(.text(text)).grade == .right, "\(text)") }
    #expect(question.grade(.text("0.401")).grade == .wrong)
    #expect(question.grade(.text("one")).grade == .unreadable("\"one\" is no number and no function"))
    #expect(question.workedAnswer.plainText == "The answer: 0.3. x")
  }

  @Test(
    "a short text is compared by its words",
    arguments: [
      ("Fan-In", true, ""), ("the fan in", true, ""), ("  FANIN. ", true, ""), ("“fan–in”", true, ""),
      ("ｆａｎ-in", true, ""), ("fan-out", false, "That is the other end."),
      ("A Fan‑Out", false, "That is the other end."),
      ("fans", false, ""),
    ])
  func shortText(text: String, isRight: Bool, sentence: String) throws {
    let question = try question(
      "kind: text\naccept: [fan-in]\nreject: [{text: fan-out, why: That is the other end.}]\nexplanation: x")
    let verdict = question.grade(.text(text))
    #expect(verdict.grade == (isRight ? .right : .wrong))
    #expect(verdict.explanation.plainText == sentence)
    #expect(question.grade(.text(" - ")).grade == .unreadable("an answer is missing"))
  }

  @Test(
    "an order names the neighbours that are the wrong way round",
    arguments: [
      ([0, 1, 2, 3], ""), ([1, 0, 2, 3], "One pair of neighbours is the wrong way round: b before a."),
      ([3, 2, 0, 1], "2 pairs of neighbours are the wrong way round: d before c; c before a."),
      ([0, 0, 1, 2], "Each item stands in the order once."), ([0, 1], "Each item stands in the order once."),
    ])
  func order(answer: [Int], sentence: String) throws {
    let question = try question("kind: order\nitems: [a, b, c, d]\nexplanation: x")
    #expect(question.grade(.order(answer)).explanation.plainText == sentence)
    #expect(question.grade(.order(answer)).grade.isRight == sentence.isEmpty)
  }

  @Test("the order of presentation comes from the seed, and an order question never gives itself away")
  func presentation() throws {
    let order = try question("kind: order\nitems: [a, b, c]\nexplanation: x")
    let choice = try question(
      "kind: choice\nchoices: [{text: a, why: x, right: true}, {text: b, why: x}, {text: c, why: x}]")
    for seed in 0..<50 as Range<UInt64> {
      #expect(order.presentation(seed: seed).sorted() == [0, 1, 2])
      #expect(order.presentation(seed: seed) != [0, 1, 2])
      #expect(choice.presentation(seed: seed) == choice.presentation(seed: seed))
    }
    #expect(Set((0..<50).map { choice.presentation(seed: $0) }).count == 6)
  }

  @Test("two misses or a right answer end the asking; what cannot be read does not count")
  func asking() throws {
    var asking = Asking(try question(Self.number + "\nhints: [one, two]"), seed: 1)
    #expect(asking.workedAnswer == nil)
    #expect(asking.showHint() == [.text("one")])
    asking.answer(.text("what"))
    #expect(asking.attempts.isEmpty)
    asking.answer(.text("1"))
    #expect(!asking.isOver)
    #expect(asking.showHint() == [.text("two")])
    #expect(asking.showHint() == nil)
    asking.answer(.text("2"))
    #expect(asking.isOver)
    #expect(!asking.isRight)
    #expect(asking.workedAnswer?.plainText == "The answer: 0.08839 weights. It is x.")
    asking.answer(.text("0.0884"))
    #expect(asking.attempts.count == 2)
    #expect(asking.hintsShown == 2)

    var quick = Asking(asking.question, seed: 1)
    quick.answer(.text("0.0884"))
    #expect(quick.isOver)
    #expect(quick.isRight)
    #expect(quick.showHint() == nil)
  }
}
