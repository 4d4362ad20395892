import Course
import Testing

@Suite("Questions with fresh numbers")
struct GeneratorTests {
  private func key(_ question: Question) throws -> Question.NumberKey {
    guard case .number(let key) = question.kind else { throw Unexpected() }
    return key
  }

  private struct Unexpected: Error {}

  @Test("10,000 seeds give well-formed questions", arguments: QuestionGenerator.allCases)
  func wellFormed(_ generator: QuestionGenerator) throws {
    var seen: Set<String> = []
    for seed in 0..<10_000 as Range<UInt64> {
      let question = generator.question(id: "q", seed: seed)
      let key = try key(question)
      let text = question.ask.plainText
      guard key.answer.isFinite, text.hasSuffix("?"), !text.contains("nan"), !question.explanation.isEmpty,
        question.grade(.text("\(key.answer)")).grade.isRight,
        key.traps.allSatisfy({ !question.grade(.text("\($0.value)")).grade.isRight && !$0.why.isEmpty })
      else {
        Issue.record("seed \(seed): \(text) \(key)")
        return
      }
      seen.insert(text)
    }
    #expect(seen.count > 20, "\(seen.count) different questions")
  }

  @Test(
    "the answer is that of a computation of its own, from the words of the question",
    arguments: QuestionGenerator.allCases)
  func independent(_ generator: QuestionGenerator) throws {
    for seed in 0..<10_000 as Range<UInt64> {
      let question = generator.question(id: "q", seed: seed)
      let key = try key(question)
      let expected = WordedAnswer(question.ask.plainText).value(generator)
      // The words show four digits.
      guard abs(key.answer - expected) <= max(key.tolerance, 1e-9) else {
        Issue.record("seed \(seed): \(question.ask.plainText) \(key.answer), not \(expected)")
        return
      }
    }
  }

  @Test("the same seed asks the same, another seed something else", arguments: QuestionGenerator.allCases)
  func seeds(_ generator: QuestionGenerator) {
    #expect(generator.question(id: "q", seed: 3) == generator.question(id: "q", seed: 3))
    #expect((0..<20).contains { generator.question(id: "q", seed: $0) != generator.question(id: "q", seed: 100) })
  }

  @Test("the answer shown in four digits is accepted", arguments: QuestionGenerator.allCases)
  func rounding(_ generator: QuestionGenerator) throws {
    for seed in 0..<2_000 as Range<UInt64> {
      let question = generator.question(id: "q", seed: seed)
      let shown = question.workedAnswer.plainText.dropFirst("The answer: ".count).prefix { !$0.isWhitespace }
      let number = shown.hasSuffix(".") ? shown.dropLast() : shown
      #expect(question.grade(.text(String(number))).grade.isRight, "seed \(seed): \(number)")
    }
  }

  @Test("an asking brings fresh numbers, and says so on the page before")
  func asking() {
    let question = QuestionGenerator.softmaxLoss.question(id: "q", seed: 1)
    #expect(Asking(question, seed: 8).question != Asking(question, seed: 9).question)
    #expect(Asking(question, seed: 8).question == question.fresh(seed: 8))
    #expect(question.teaser.plainText == "The loss of three logits. Fresh numbers each time.")
  }
}
