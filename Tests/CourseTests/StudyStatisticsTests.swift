import Engine
import Foundation
import Testing

@testable import Course

@Suite("Study statistics") struct StudyStatisticsTests {
  typealias Samples = ReviewSamples

  /// Asks day by day, card by card, whether it is due: as slow and plain as can be.
  static func simulated(_ memory: Memory, from today: StudyDay) -> [Int] {
    var cards = memory.cards
    return (0..<Forecast.length).map { offset in
      let day = today.adding(offset)
      let noon = Forecast.noon(of: day)
      var count = 0
      for (id, card) in cards where card.dueDay(rollover: 4) <= day {
        count += 1
        var next = card
        repeat { next = memory.scheduler.next(next, card: id, .good, at: noon) } while !next.isInReview
        cards[id] = next
      }
      return count
    }
  }

  @Test("the forecast equals a simulation day by day", arguments: 1...8)
  func forecast(seed: Int) {
    let memory = Memory(Samples.log(2_000, cards: 150, seed: UInt64(seed)))
    for ahead in [0, 5, 100] {
      let today = memory.scheduler.day(of: Samples.moment(7 + Double(ahead)))
      let forecast = Forecast(memory, from: today)
      #expect(forecast.days == Self.simulated(memory, from: today))
      #expect(forecast.days.reduce(0, +) > 0)
    }
  }

  @Test("retention counts what came back after a day or more")
  func retention() {
    let reviews = [
      Samples.review("a", .good), Samples.review("a", .good, day: 0.01), Samples.review("a", .again, day: 3),
      Samples.review("a", .good, day: 3.01), Samples.review("b", .easy, day: 3.1),
      Samples.review("b", .hard, day: 50),
    ]
    let statistics = Self.statistics(reviews, day: 51)
    #expect(statistics.retention.reviews == 6)
    #expect(statistics.retention.retention == 0.5)
    #expect(statistics.retention.recentRetention == 1)
    #expect(
      statistics.retention.sentence
        == "You have answered 6 reviews. Of 1 that came back after a day or more in the last 30 days you knew 100 %; the target is 90 %."
    )
    #expect(statistics.calendar.days.map(\.reviews) == [2, 3, 1])
    #expect(statistics.calendar.days.map(\.day.date) == ["2026-01-01", "2026-01-04", "2026-02-20"])
    #expect(statistics.hardest.map(\.question).first == "a")
    #expect(statistics.hardest.first?.lapses == 1)
  }

  static func statistics(_ reviews: [Review], day: Double) -> StudyStatistics {
    let events = reviews.map { review in
      ProgressEvent(
        id: review.id, time: review.moment.time, zoneOffset: 0,
        what: .answered(
          AnswerRecord(
            lesson: "a", question: review.question, answer: "x", grade: "right", isRight: review.isRight, attempt: 1,
            hintsUsed: 0, duration: 10, seed: 1, occasion: .quiz, confidence: review.confidence,
            rating: review.grade)))
    }
    let history = ReviewHistory(events)
    return StudyStatistics(history, Memory(history), Curriculum(lessons: []), at: Samples.moment(day))
  }

  @Test("calibration sets what was said against what was so, once there is enough")
  func calibration() {
    var reviews: [Review] = []
    for number in 0..<20 {
      var review = Samples.review("q\(number)", number % 5 == 0 ? .again : .good)
      review.confidence = number < 12 ? .sure : .guess
      reviews.append(review)
    }
    let calibration = Self.statistics(reviews, day: 1).calibration
    #expect(calibration.sure == Calibration.Level(answers: 12, right: 9))
    #expect(calibration.guess == Calibration.Level(answers: 8, right: 7))
    #expect(calibration.fairly.share == nil)
    #expect(calibration.sentence == "When you were sure, 75 % of 12 were right.")
  }

  @Test("mastery is what would be known today, by lesson and page")
  func mastery() throws {
    let text = lessonText(
      """
      ```question
      id: sample.loss
      kind: generated
      generator: softmax-loss
      ```

      ## Second page

      ```question
      id: sample.ridge
      kind: generated
      generator: ridge
      ```
      """)
    let lesson = try #require(LessonParser.parse(text: text, file: "sample.md").lesson)
    let memory = Memory([Samples.review("sample.loss", .easy)])
    let mastery = Mastery(lesson, memory, today: memory.scheduler.day(of: Samples.moment(8)))
    #expect(mastery.questions == 2)
    #expect(mastery.asked == 1)
    #expect(abs(mastery.expected - 0.9) < 0.01)
    #expect(mastery.topics.map(\.asked) == [1, 0])
    #expect(mastery.sentence == "A sample: asked 1 of 2 questions; today you would know about 1.")
  }

  @Test("with nothing in the log every part still says something, and all of it is JSON")
  func empty() throws {
    for reviews in [[], [Samples.review("q")]] {
      let statistics = Self.statistics(reviews, day: 1)
      #expect(statistics.sentences.allSatisfy { $0.hasSuffix(".") && !$0.contains("nan") })
      let json = try JSONEncoder().encode(statistics)
      let tree = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
      #expect(
        Set(tree.keys) == ["retention", "forecast", "calendar", "lessons", "calibration", "hardest", "time", "say"])
    }
  }

  @Test(
    "dates are those of the calendar",
    arguments: [
      (0, "1970-01-01"), (-1, "1969-12-31"), (20_512, "2026-02-28"), (20_513, "2026-03-01"), (11_016, "2000-02-29"),
      (-719_468, "0000-03-01"),
    ])
  func dates(number: Int, text: String) { #expect(StudyDay(number: number).date == text) }

  @Test("the table of reviews has the columns and states that optimizers read")
  func table() {
    let history = ReviewHistory([
      Samples.answer("1", "a\"b", duration: 1.5), Samples.answer("2", "q", day: 1, right: false),
      Samples.answer("3", "q", day: 1.01), Samples.answer("4", "q", day: 1.02),
      Samples.answer("5", "q", day: 9, right: false),
      Samples.answer("6", "q", day: 9.01, rating: .easy),
    ])
    #expect(
      ReviewTable.csv(history) == """
        card_id,review_time,review_rating,review_state,review_duration
        "a""b",1767268800000,3,0,1500
        q,1767355200000,1,0,5000
        q,1767356064000,3,1,5000
        q,1767356928000,3,1,5000
        q,1768046400000,1,2,5000
        q,1768047264000,4,3,5000

        """)
  }
}

/// A year of somebody who remembers exactly as the model says, with the queue of every day.
@Suite("A simulated year") struct SimulatedYearTests {
  typealias Samples = ReviewSamples

  /// - Returns: how many of the cards that came back after a day or more were known.
  static func retention(target: Double, seed: UInt64, cards: Int) -> (asked: Int, share: Double) {
    var policy = Scheduler.Policy()
    policy.retention = target
    let deck = QuizDeck(cards: (0..<cards).map { Samples.card("card-\($0)", kin: ["page \($0 / 4)"]) })
    var memory = Memory(Scheduler(policy))
    var chance = Generator(seed: seed, stream: Stream.review)
    var (asked, known) = (0, 0)
    for day in 0..<365 {
      var moment = Samples.moment(Double(day) + chance.uniform(0, 0.3))
      var queue = QuizQueue(deck, memory: memory, at: moment)
      while let card = queue.next(at: moment) {
        let before = queue.memory.cards[card.id]
        let today = memory.scheduler.day(of: moment)
        let recall = before.map { memory.scheduler.retrievability($0, on: today) } ?? 0.5
        let grade: ReviewGrade =
          chance.uniform() >= recall ? .again : [.hard, .good, .good, .good, .easy][chance.below(5)]
        if let before, before.isInReview, before.lastDay < today {
          asked += 1
          if grade.isPass { known += 1 }
        }
        queue.answer(Review(id: "", lesson: "a", question: card.id, grade: grade, moment: moment))
        moment.time += 15
      }
      memory = queue.memory
    }
    return (asked, Double(known) / Double(asked))
  }

  @Test("keeps retention within two points of the target", arguments: [0.85, 0.9, 0.95], [1, 2, 3] as [UInt64])
  func year(target: Double, seed: UInt64) {
    let (asked, share) = Self.retention(target: target, seed: seed, cards: 300)
    #expect(asked > 1_000)
    #expect(abs(share - target) < 0.02, "\(share) of \(asked)")
  }

  @Test("as data to learn from, a review has what was known before it, and learning steps are left out")
  func rows() {
    let history = ReviewHistory([
      Samples.answer("1", "a"), Samples.answer("2", "a", day: 0.01), Samples.answer("3", "a", day: 4),
      Samples.answer("4", "a", day: 30, right: false), Samples.answer("5", "a", day: 30.01),
      Samples.answer("6", "a", day: 32),
    ])
    let rows = ReviewTable.rows(history)
    #expect(rows.map(\.days) == [4, 26, 2])
    #expect(rows.map(\.recalled) == [true, false, true])
    #expect(rows.map(\.reviews) == [2, 3, 5])
    #expect(rows.map(\.lapses) == [0, 0, 1])
    #expect(abs(rows[0].strength - 2.3065) < 1e-4 && rows[1].strength > rows[0].strength)
    #expect(rows[2].strength < rows[1].strength)
  }
}
