import Testing

@testable import Course

/// What the learner chooses for the quiz, and what follows from it.
@Suite("Study plan") struct StudyPlanTests {
  typealias Samples = ReviewSamples

  static func plan(_ retention: Double) -> StudyPlan {
    var plan = StudyPlan()
    plan.retention = retention
    return plan
  }

  static let log = Samples.log(3_000, cards: 200, seed: 4)

  @Test("the usual plan is 40 reviews and 10 new questions a day at a target of 0.9")
  func usual() {
    let plan = StudyPlan()
    #expect((plan.reviews, plan.newCards, plan.retention) == (40, 10, 0.9))
    #expect(plan.limits == QuizQueue.Limits())
    #expect(plan.scheduler == Scheduler())
    #expect(abs(plan.stretch - 1) < 1e-12)
  }

  @Test("the caps of the queue are those of the plan")
  func caps() {
    var plan = StudyPlan()
    (plan.reviews, plan.newCards) = (7, 3)
    let deck = QuizDeck(
      cards: (0..<60).map { Samples.card("q\($0)") } + (0..<20).map { Samples.card("new-\($0)") })
    let memory = Memory((0..<60).map { Samples.review("q\($0)", .easy) }, scheduler: plan.scheduler)
    let queue = QuizQueue(deck, memory: memory, at: Samples.moment(90), limits: plan.limits)
    #expect(queue.counts == QuizQueue.Counts(reviews: 7, newCards: 3, steps: 0, later: 53))
  }

  @Test("a lower target makes the waits longer, and a higher one shorter, by what the curve says")
  func intervals() {
    let waits = [0.97, 0.95, 0.9, 0.8, 0.7].map { target in
      let memory = Memory(Self.log, scheduler: Self.plan(target).scheduler)
      return memory.cards.values.filter(\.isInReview).reduce(0) { sum, card in
        sum + card.dueDay(rollover: 4).days(since: card.lastDay)
      }
    }
    #expect(zip(waits, waits.dropFirst()).allSatisfy { Double($0) * 1.3 < Double($1) }, "\(waits)")
    #expect(abs(Self.plan(0.8).stretch - 3.316) < 5e-4)
    #expect(abs(Self.plan(0.97).stretch - 0.2228) < 5e-5)
  }

  @Test("strength and phase of a card come from the log alone, whatever the target")
  func strength() {
    let (one, other) = (
      Memory(Self.log, scheduler: Self.plan(0.97).scheduler), Memory(Self.log, scheduler: Self.plan(0.7).scheduler)
    )
    #expect(one.cards.mapValues(\.strength) == other.cards.mapValues(\.strength))
    #expect(one.cards.mapValues(\.phase) == other.cards.mapValues(\.phase))
    #expect(one.cards.mapValues(\.due) != other.cards.mapValues(\.due))
  }

  @Test("fewer cards are due at a lower target")
  func due() {
    let deck = QuizDeck(cards: (0..<200).map { Samples.card("question-\($0)") })
    let counts = [0.95, 0.9, 0.8].map { target -> Int in
      let memory = Memory(Self.log, scheduler: Self.plan(target).scheduler)
      let counts = QuizQueue(deck, memory: memory, at: Samples.moment(16)).counts
      return counts.today + counts.later
    }
    #expect(counts[0] > counts[1] && counts[1] > counts[2], "\(counts)")
  }

  @Test("statistics measure against the target and forecast with it")
  func statistics() {
    let events = (0..<180).map { Samples.answer("\($0)", "q\($0 % 60)", day: [0, 0.1, 2][$0 / 60]) }
    let history = ReviewHistory(events)
    let told = [0.95, 0.9, 0.8].map { target in
      StudyStatistics(
        history, Memory(history, scheduler: Self.plan(target).scheduler), Curriculum(lessons: []),
        at: Samples.moment(4))
    }
    #expect(told.map(\.retention.target) == [0.95, 0.9, 0.8])
    #expect(told[2].retention.sentence.hasSuffix("the target is 80 %."))
    #expect(told.map(\.retention.asked) == [60, 60, 60])
    let totals = told.map { $0.forecast.days.reduce(0, +) }
    #expect(totals[0] > totals[1] && totals[1] > totals[2], "\(totals)")
  }
}
