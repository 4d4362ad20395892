import Engine
import Lab
import Testing

@testable import Course

@Suite("Review history") struct ReviewHistoryTests {
  typealias Samples = ReviewSamples

  @Test(
    "the grade follows from the first try",
    arguments: [
      (false, false, Confidence.sure, 1.0, 8.0, ReviewGrade.again), (false, true, .sure, 1, 8, .again),
      (true, true, .sure, 1, 8, .hard), (true, false, .sure, 8, 8, .easy), (true, false, .sure, 8.1, 8, .good),
      (true, false, .fairly, 1, 8, .good), (true, false, nil, 1, 8, .good), (true, false, .sure, 1, nil, .good),
    ] as [(Bool, Bool, Confidence?, Double, Double?, ReviewGrade)])
  func grade(
    isRight: Bool, usedHint: Bool, confidence: Confidence?, duration: Double, quick: Double?, expected: ReviewGrade
  ) {
    let grade = ReviewGrade(
      isRight: isRight, usedHint: usedHint, confidence: confidence, duration: duration, quickTime: quick)
    #expect(grade == expected)
  }

  @Test("an asking is graded by its first try, and recorded with its grade in a quiz alone")
  func asking() throws {
    var asking = Asking(Samples.question("q"), seed: 3)
    #expect(ReviewGrade(asking, confidence: .sure, duration: 3) == nil)
    asking.answer(.text("1"))
    asking.answer(.text("2"))
    #expect(asking.isRight)
    #expect(ReviewGrade(asking, confidence: .sure, duration: 3) == .again)

    var quick = Asking(Samples.question("q"), seed: 3)
    quick.answer(.text("2"))
    let quiz = try #require(
      AnswerRecord(lesson: "a", quick, duration: 20, occasion: .quiz, confidence: .sure))
    #expect(quiz.rating == .easy)
    #expect(quiz.reviewGrade == .easy)
    let lesson = try #require(AnswerRecord(lesson: "a", quick, duration: 20))
    #expect(lesson.rating == nil)
    #expect(lesson.reviewGrade == .good)
  }

  @Test("answers of lessons and of quizzes are reviews; second tries and cramming are not")
  func reviews() {
    let history = ReviewHistory([
      Samples.answer("1", right: false, occasion: .lesson), Samples.answer("2", attempt: 2, occasion: .lesson),
      Samples.answer("3", day: 1, rating: .easy), Samples.answer("4", day: 2, occasion: .cram),
      Samples.event("5", .read(lesson: "a", page: "b")), Samples.answer("6", day: 3, hints: 1),
    ])
    #expect(history.reviews.map(\.id) == ["1", "3", "6"])
    #expect(history.reviews.map(\.grade) == [.again, .easy, .hard])
  }

  @Test("what was taken back stays taken back, wherever that stands in the log, and a later grade counts")
  func withdrawal() {
    let events = [
      Samples.event("u", day: 5, .tookBack(["1", "unknown"])), Samples.answer("1"), Samples.answer("2", day: 1),
      Samples.event("g2", day: 3, .regraded(answer: "2", .hard)),
      Samples.event("g1", day: 2, .regraded(answer: "2", .easy)), Samples.answer("3", day: 4),
      Samples.event("r", day: 6, .reset(lesson: "a", ["3"])),
    ]
    for order in [events, events.reversed()] {
      let history = ReviewHistory(order)
      #expect(history.reviews.map(\.id) == ["2"])
      #expect(history.reviews.map(\.grade) == [.hard])
    }
    let undone = ReviewHistory(events + [Samples.event("u2", .tookBack(["g2"]))])
    #expect(undone.reviews.map(\.grade) == [.easy])
  }

  @Test("the same events give the same history and memory in any order, even at equal times, and counted twice")
  func order() {
    var events: [ProgressEvent] = []
    for index in 0..<60 {
      events.append(
        Samples.answer(
          "event-\(index)", "q\(index % 4)", day: Double(index / 12), right: index % 5 != 0))
    }
    let wanted = ReviewHistory(events)
    var chance = Generator(seed: 5)
    for _ in 0..<20 {
      var order = (0..<Int32(events.count)).map { $0 }
      chance.shuffle(&order)
      let shuffled = order.map { events[Int($0)] }
      #expect(ReviewHistory(shuffled + shuffled) == wanted)
      #expect(Memory(ReviewHistory(shuffled)) == Memory(wanted))
    }
  }

  @Test("a stamp of a clock that cannot be right counts as the one before it in the log; no review is lost")
  func clocks() {
    let events = [
      Samples.answer("1", "a"), Samples.answer("2", "b", day: 5_000), Samples.answer("3", "c", day: -20_000),
      Samples.answer("4", "d", day: 1), Samples.answer("5", "e", day: 1.5),
    ]
    let history = ReviewHistory(events, now: Samples.start + 2 * 86_400)
    #expect(history.reviews.map(\.id) == ["1", "2", "3", "4", "5"])
    #expect(history.reviews[1].moment.time == Samples.start)
    #expect(history.reviews[2].moment.time == Samples.start)
    #expect(history.reviews[4].moment.time == Samples.start + 1.5 * 86_400)
    let broken = ReviewHistory(
      [ProgressEvent(id: "1", time: .nan, what: Samples.answer("1").what)], now: Samples.start)
    #expect(broken.reviews.map(\.moment.time) == [Samples.start])
  }

  @Test("a clock set back an hour, a flight and daylight saving neither lose nor double a review")
  func hours() {
    let events = [
      Samples.answer("1", day: 0, zone: 3_600), Samples.answer("2", day: 0.99, zone: 7_200),
      Samples.answer("3", day: 0.95, zone: -36_000), Samples.answer("4", day: 2, zone: 50_400),
    ]
    let history = ReviewHistory(events, now: Samples.start + 10 * 86_400)
    #expect(history.reviews.map(\.id) == ["1", "3", "2", "4"])
    #expect(Memory(history).cards["q"]?.reviews == 4)
  }

  @Test("a renamed question keeps its history, one that is gone is kept and named")
  func names() throws {
    var renamed = Samples.question("new")
    renamed.former = ["old", "older"]
    let names = QuestionNames(questions: [renamed, Samples.question("other")])
    let events = [
      Samples.answer("1", "old"), Samples.answer("2", "older", day: 1), Samples.answer("3", "new", day: 2),
      Samples.answer("4", "gone", day: 3), Samples.answer("5", "card:old", day: 4),
    ]
    let history = ReviewHistory(events, names: names)
    #expect(history.reviews.map(\.question) == ["new", "new", "new", "gone", "card:new"])
    #expect(names.vanished(from: history.reviews) == ["gone"])
    let progress = Progress(events).renamed(names)
    #expect(progress.answered["new"] == true)
    #expect(progress.answered["old"] == nil)
    #expect(progress.answered["gone"] == true)
  }

  @Test("a lesson names former ids; two heirs and an id of today are mistakes")
  func former() throws {
    let block = { (id: String, former: String) in
      "```question\nid: \(id)\nformer: [\(former)]\nkind: number\nask: Two?\nanswer: 2\nexplanation: So.\n```\n"
    }
    let (lesson, found) = LessonParser.parse(text: lessonText(block("a", "old, b-1")), file: "sample.md")
    #expect(found.map(\.description) == [])
    #expect(lesson?.questions.first?.former == ["old", "b-1"])
    let texts = [("sample.md", lessonText(block("a", "old") + "\n" + block("b", "old") + "\n" + block("c", "a")))]
    let (_, diagnostics) = Curriculum.make(from: texts.map { (name: $0.0, text: $0.1) })
    #expect(
      diagnostics.map(\.message) == [
        "the former id \"old\" belongs to \"a\" already", "the former id \"a\" is the id of a question",
      ])
    expectDiagnostics(
      block("a", "‸Not An Id"), ["the former id \"Not An Id\" is not made of \(Identifier.rule) only"])
  }

  @Test("at most three cards a lesson are asked, one a question, and a removed one never again")
  func cards() {
    func made(_ id: String, _ question: String, day: Double, lesson: String = "a") -> ProgressEvent {
      Samples.event(
        id, day: day,
        .madeCard(PredictionCard(lesson: lesson, question: question, ask: "You expected \(id).", answer: "So.")))
    }
    let events = [
      made("1", "p", day: 0), made("2", "p", day: 1), made("3", "q", day: 2), made("4", "r", day: 3),
      made("5", "s", day: 4), made("6", "t", day: 5, lesson: "b"),
    ]
    #expect(ReviewHistory(events).cards.map(\.id) == ["card:p", "card:q", "card:r", "card:t"])
    #expect(ReviewHistory(events).cards[0].ask == "You expected 1.")
    let removed = Samples.event("7", day: 6, .removedCard("card:q"))
    #expect(ReviewHistory([removed] + events).cards.map(\.id) == ["card:p", "card:r", "card:s", "card:t"])
    let reset = Samples.event("8", .tookBack(["1"]))
    #expect(ReviewHistory(events + [reset]).cards.map(\.ask).first == "You expected 2.")
  }

  @Test("a prediction that is far off makes a card with the learner's own numbers; a near one does not")
  func predictionCard() throws {
    let question = Question(
      id: "q", ask: [.text("What is left?")],
      kind: .predict(
        Question.Prediction(
          experiment: "zero", with: [Setting.Entry("initializer", .map([Setting.Entry("constant", .text("0.5"))]))],
          measure: Measure(.trainLoss), form: .number, bands: .standard)), hints: [],
      explanation: [.text("Equal units stay equal.")])
    var far = Asking(question, seed: 1)
    far.predict(.predictedNumber("0.02"), measured: 0.6931)
    let card = try #require(PredictionCard(lesson: "a", far, measured: 0.6931))
    #expect(
      card.ask
        == "You expected 0.02 (train-loss); the run with initializer constant 0.5 gave 0.6931. Why?")
    #expect(card.answer == "Equal units stay equal.")
    #expect(card.id == "card:q")
    var near = Asking(question, seed: 1)
    near.predict(.predictedNumber("0.69"), measured: 0.6931)
    #expect(PredictionCard(lesson: "a", near, measured: 0.6931) == nil)
  }

  @Test("a reset names all that was done in a lesson, and only that")
  func reset() throws {
    let events = [
      Samples.event("1", .visited(lesson: "a", page: "p")), Samples.answer("2"), Samples.answer("3", lesson: "b"),
      Samples.event("4", .read(lesson: "b", page: "p")), Samples.event("5", .tookBack(["2"])),
      Samples.event("6", .madeCard(PredictionCard(lesson: "a", question: "q", ask: "?", answer: "."))),
      Samples.event("7", .removedCard("card:q")), Samples.event("8", .removedCard("card:other")),
    ]
    #expect(ProgressEvent.reset(of: "a", in: events) == .reset(lesson: "a", ["1", "6", "7"]))
    #expect(ProgressEvent.reset(of: nil, in: events) == .reset(lesson: nil, ["1", "3", "4", "6", "7", "8"]))
    #expect(ProgressEvent.reset(of: "c", in: events) == nil)
    let all = try #require(ProgressEvent.reset(of: nil, in: events))
    let after = events + [Samples.event("9", all)]
    #expect(Progress(after) == Progress())
    #expect(ReviewHistory(after).reviews.isEmpty)
    #expect(ProgressEvent.reset(of: nil, in: after) == nil)
  }
}
