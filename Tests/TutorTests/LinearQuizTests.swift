import Course
import Testing

@testable import Tutor

/// The quiz as plain text, played by lines.
@Suite("Quiz in lines of text") struct LinearQuizTests {
  static let course = curriculum([
    (
      "facts",
      """
      ## Ranks

      ```question
      id: facts.rank
      kind: choice
      ask: The rank of equal rows?
      choices:
        - {text: One, right: true, why: They are one row.}
        - {text: Eight, why: They are equal.}
      hints: [Count the different ones.]
      ```

      ## A guess

      ```question
      id: facts.guess
      kind: predict
      ask: All weights are zero. Where does the loss end?
      experiment: tiny
      with: {initializer: zero}
      measure: train-loss
      answer: number
      exact: 0.01
      explanation: At ln 2.
      again:
        - {ask: And with weights of 0.5?, with: {initializer: {constant: 0.5}}, explanation: A little lower.}
      ```

      ```experiment
      id: tiny
      kind: train
      data: {circle: {samples: 20}}
      network: [{dense: 2, activation: tanh}, {dense: 1}]
      initializer: xavier
      loss: binary-cross-entropy
      optimizer: {sgd: {learning-rate: 0.1}}
      epochs: 10
      seed: 7
      knobs: [initializer]
      ```
      """
    )
  ])

  static let read: [ProgressEvent.What] = [
    .read(lesson: "facts", page: "ranks"), .read(lesson: "facts", page: "a-guess"),
  ]

  static func session(isCram: Bool = false, _ events: [ProgressEvent] = []) -> LinearSession {
    LinearSession(
      course, progress: read, quiz: .quiz(lesson: nil, isCram: isCram), study: Study(ReviewHistory(events)))
  }

  /// The digit before a choice that is shown now.
  static func digit(of choice: String, _ text: String) throws -> String {
    let line = try #require(text.split(separator: "\n").last { $0.hasSuffix(". \(choice)") })
    return String(line.prefix { $0 != "." })
  }

  static func answer(_ what: ProgressEvent.What?) throws -> AnswerRecord {
    guard case .answered(let record)? = what else { throw Missing() }
    return record
  }

  struct Missing: Error {}

  @Test("an answer is recorded as a review with its confidence, graded, regraded and taken back under its own name")
  func grades() throws {
    var session = Self.session()
    session.type("sure")
    let right = try Self.digit(of: "One", session.transcript)
    #expect(session.type(right).contains("Graded good."))
    let record = try Self.answer(session.events.last)
    #expect(record.occasion == .quiz && record.confidence == .sure && record.isRight)
    #expect(session.type("1").contains("Graded again."))
    #expect(session.events.last == .regraded(answer: session.names[0], .again))
    #expect(session.type("w").contains("Back in 1 minute."))
    let again = session.type("u")
    #expect(session.events.last == .tookBack(Array(session.names.prefix(2))))
    #expect(again.contains("Taken back.") && again.contains("The rank of equal rows?"))
    #expect(again.contains("0 done, 2 left today."))
    #expect(Set(session.names).count == session.names.count)
  }

  @Test("a quick sure answer is easy, one after a hint is hard, and a miss is again whatever follows")
  func firstTry() throws {
    var quick = Self.session()
    #expect(quick.type("h").contains("Hint: Count the different ones."))
    #expect(quick.type(try Self.digit(of: "One", quick.transcript)).contains("Graded hard."))
    var missed = Self.session()
    let wrong = missed.type(try Self.digit(of: "Eight", missed.transcript))
    #expect(wrong.contains("They are equal.") && wrong.contains("one more try") && !wrong.contains("Graded"))
    #expect(missed.type(try Self.digit(of: "One", missed.transcript)).contains("Graded again."))
    let attempts = try missed.events.map { try Self.answer($0).attempt }
    #expect(attempts == [1, 2])
    missed.type("u")
    #expect(missed.events.last == .tookBack(missed.names.dropLast()))
  }

  @Test("a prediction comes with other settings than in the lesson, is run, and becomes a card that can be removed")
  func prediction() throws {
    let record = AnswerRecord(
      lesson: "facts", question: "facts.guess", answer: "0.69", grade: "exact", isRight: true, attempt: 1,
      hintsUsed: 0, duration: 5, seed: 1, occasion: .lesson)
    let before = ProgressEvent(id: "a", time: 1_699_000_000, zoneOffset: 0, what: .answered(record))
    var session = Self.session([before])
    #expect(session.transcript.contains("And with weights of 0.5?"))
    #expect(session.type("many").contains("This is no number"))
    let far = session.type("12000")
    #expect(far.contains("Not right.") && far.contains("A little lower.") && far.contains("became a card"))
    guard case .madeCard(let card)? = session.events.last else { throw Missing() }
    #expect(card.ask.contains("You expected 12000") && card.ask.contains("initializer constant 0.5"))
    #expect(session.type("x").contains("The card is removed"))
    #expect(session.events.last == .removedCard(card.id))
  }

  @Test("a card from the learner's own numbers is answered in the head and graded by the learner")
  func card() throws {
    let card = PredictionCard(lesson: "facts", question: "facts.guess", ask: "You expected 3. Why?", answer: "Ln 2.")
    let made = ProgressEvent(id: "c", time: 1_699_000_000, zoneOffset: 0, what: .madeCard(card))
    var session = LinearSession(
      Self.course, quiz: .quiz(lesson: nil, isCram: false), study: Study(ReviewHistory([made])))
    #expect(session.transcript.contains("From your own prediction.") && !session.transcript.contains("Ln 2."))
    #expect(session.type("").contains("Ln 2."))
    #expect(session.type("2").contains("Graded hard."))
    let record = try Self.answer(session.events.last)
    #expect(record.question == card.id && record.rating == .hard)
    var other = LinearSession(
      Self.course, quiz: .quiz(lesson: nil, isCram: false), study: Study(ReviewHistory([made])))
    #expect(other.type("x").contains("Nothing is due today."))
    #expect(other.events == [.removedCard(card.id)])
  }

  @Test("cramming records no review, gives no grades, and asks everything once")
  func cram() throws {
    var session = Self.session(isCram: true)
    #expect(session.transcript.contains("Quiz, cramming") && session.transcript.contains("2 to go"))
    #expect(!session.type("0.6931").contains("Graded"))
    #expect(try Self.answer(session.events.last).occasion == .cram)
    #expect(session.type("2").contains("is no word here"))
    #expect(session.events.count == 1)
    session.type("")
    session.type(try Self.digit(of: "One", session.transcript))
    #expect(session.type("").contains("That is all for now."))
  }

  @Test("a question is flagged with a note, and the quiz is left with everything kept")
  func flag() {
    var session = Self.session()
    #expect(session.type("! two could be right").contains("Flagged."))
    #expect(session.flags.map(\.note) == ["two could be right"] && session.flags.map(\.question) == ["facts.rank"])
    #expect(session.type("q").contains("Contents"))
    #expect(session.type("quiz facts").contains("The rank of equal rows?"))
    session.type("q")
    #expect(session.type("quiz nowhere").contains("no lesson \"nowhere\" to ask about"))
  }

  @Test("with nothing read it says what to do, and cramming is not offered")
  func nothing() {
    let session = LinearSession(Self.course, quiz: .quiz(lesson: nil, isCram: false))
    #expect(session.transcript.contains("Nothing is due today."))
    #expect(session.transcript.contains("Read a lesson first"))
    #expect(!session.transcript.contains("cram"))
  }

  @Test("a log that cannot be read is told of, and the contents follow")
  func unreadable() {
    var tutor = LinearTutor(
      curriculum: Self.course, progress: Progress(), tables: { _ in .none },
      recall: { .unknown("The log is broken.") }, start: .quiz(lesson: nil, isCram: false))
    #expect(tutor.begin(at: 0).text.contains("The log is broken."))
  }

  @Test("a whole quiz reads as it does")
  func transcript() throws {
    var session = Self.session()
    let right = try Self.digit(of: "One", session.transcript)
    for line in ["?", "h", "sure", "9", right, "?", "w", "", "r", "0.6931", "", "c", "q", "q"] { session.type(line) }
    expectTranscript(session.transcript, "linear-quiz")
  }
}
