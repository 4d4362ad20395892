import Engine
import Testing

@testable import Course

@Suite("Quiz queue") struct QuizQueueTests {
  typealias Samples = ReviewSamples

  static func deck(_ count: Int, kin: (Int) -> [String] = { _ in [] }) -> QuizDeck {
    QuizDeck(cards: (0..<count).map { Samples.card("q\($0)", kin: kin($0)) })
  }

  /// Each card learned as an easy one on some day, so that it is in review.
  static func known(_ days: [Double]) -> Memory {
    Memory(
      days.enumerated().map { Samples.review("q\($0.offset)", .easy, day: $0.element) }.sorted {
        $0.moment.time < $1.moment.time
      })
  }

  /// Asks until nothing is left, all answered well; the ids in their order.
  static func drained(_ queue: QuizQueue, day: Double) -> [String] {
    var (queue, order, moment) = (queue, [String](), Samples.moment(day))
    while let card = queue.next(at: moment), order.count < 1_000 {
      order.append(card.id)
      queue.answer(
        Review(id: "\(order.count)", lesson: "a", question: card.id, grade: .easy, moment: moment))
      moment.time += 10
    }
    return order
  }

  @Test("what is least remembered comes first; what is not due does not come")
  func order() {
    let memory = Self.known([3, 0, 2, 1, 39])
    let queue = QuizQueue(Self.deck(5), memory: memory, at: Samples.moment(40))
    #expect(Self.drained(queue, day: 40) == ["q1", "q3", "q2", "q0"])
  }

  @Test("a backlog is today's share and more later; new cards come from pages that were read")
  func caps() {
    let memory = Self.known(Array(repeating: 0, count: 500))
    let cards = Self.deck(500).cards + (0..<30).map { Samples.card("n\($0)", isOpen: $0 % 2 == 0) }
    let queue = QuizQueue(QuizDeck(cards: cards), memory: memory, at: Samples.moment(60))
    #expect(queue.counts == QuizQueue.Counts(reviews: 40, newCards: 10, steps: 0, later: 460))
    var limits = QuizQueue.Limits()
    (limits.reviews, limits.newCards) = (5, 2)
    let small = QuizQueue(QuizDeck(cards: cards), memory: memory, at: Samples.moment(60), limits: limits)
    #expect(small.newCards == ["n0", "n2"])
    let order = Self.drained(small, day: 60)
    #expect(order.count == 7)
    #expect(order.last?.hasPrefix("q") == true, "new ones are spread among the others: \(order)")
    var done = QuizQueue.Done()
    (done.reviews, done.newCards) = (38, 10)
    let rest = QuizQueue(QuizDeck(cards: cards), memory: memory, at: Samples.moment(60), done: done)
    #expect(rest.counts == QuizQueue.Counts(reviews: 2, newCards: 0, steps: 0, later: 498))
  }

  @Test("what was asked today counts, once a card, and answers in lessons are no part of the cap")
  func done() {
    let events = [
      Samples.answer("1", "old", day: -5), Samples.answer("2", "old", day: 0), Samples.answer("3", "new", day: 0),
      Samples.answer("4", "new", day: 0.01), Samples.answer("5", "page", day: 0, occasion: .lesson),
      Samples.answer("6", "page", day: 0.01),
    ]
    let history = ReviewHistory(events)
    let memory = Memory(history)
    let done = QuizQueue.Done(history, memory, today: memory.scheduler.day(of: Samples.moment(0.02)))
    #expect(done.reviews == 1)
    #expect(done.newCards == 1)
    #expect(QuizQueue.Done(history, memory, today: StudyDay(number: 1)) == QuizQueue.Done())
  }

  @Test("siblings and near-duplicates are never adjacent where there is a way", arguments: 0..<60)
  func kin(seed: Int) {
    var chance = Generator(seed: UInt64(seed), stream: Stream.review)
    let count = 8 + chance.below(30)
    let families = 2 + chance.below(6)
    var members = (0..<count).map { _ in chance.below(families) }
    // Where there is a way: no family has more than every second place.
    for family in 0..<families {
      while members.count(where: { $0 == family }) * 2 > count + 1, let place = members.firstIndex(of: family) {
        members[place] = (family + 1) % families
      }
    }
    let most = (0..<families).map { family in members.count { $0 == family } }.max() ?? 0
    guard most * 2 <= count + 1 else { return }
    let memory = Self.known((0..<count).map { _ in chance.uniform(0, 5) })
    let queue = QuizQueue(
      Self.deck(count) { ["family \(members[$0])"] }, memory: memory, at: Samples.moment(60))
    let order = Self.drained(queue, day: 60)
    #expect(Set(order).count == count)
    let drawn = order.compactMap { Int($0.dropFirst()) }.map { members[$0] }
    #expect(!zip(drawn, drawn.dropFirst()).contains { $0 == $1 }, "\(drawn)")
  }

  @Test("when nothing but siblings is left, they are asked all the same")
  func onlySiblings() {
    let queue = QuizQueue(Self.deck(4) { _ in ["page"] }, memory: Memory(), at: Samples.moment(0))
    #expect(Set(Self.drained(queue, day: 0)).count == 4)
  }

  @Test("what was not known comes back in this session, and what takes longer than is worth waiting for does not")
  func steps() throws {
    var queue = QuizQueue(Self.deck(2), memory: Memory(), at: Samples.moment(0))
    var moment = Samples.moment(0)
    let first = try #require(queue.next(at: moment))
    queue.answer(Review(id: "1", lesson: "a", question: first.id, grade: .again, moment: moment))
    #expect(queue.counts == QuizQueue.Counts(reviews: 0, newCards: 1, steps: 1, later: 0))
    let second = try #require(queue.next(at: moment))
    #expect(second.id != first.id)
    queue.answer(Review(id: "2", lesson: "a", question: second.id, grade: .easy, moment: moment))
    // Nothing else is left, so the minute is cut short.
    #expect(queue.next(at: moment)?.id == first.id)
    moment.time += 60
    queue.answer(Review(id: "3", lesson: "a", question: first.id, grade: .good, moment: moment))
    #expect(queue.nextStep == moment.time + 600)
    queue.answer(Review(id: "4", lesson: "a", question: first.id, grade: .good, moment: moment))
    #expect(queue.next(at: moment) == nil)
    #expect(queue.counts.today == 0)
    // A step of another session goes on in this one.
    let other = Memory([Samples.review("q0", .again)])
    #expect(QuizQueue(Self.deck(1), memory: other, at: Samples.moment(0)).counts.steps == 1)
    var limits = QuizQueue.Limits()
    limits.learnAhead = 30
    #expect(
      QuizQueue(Self.deck(1), memory: other, at: Samples.moment(0), limits: limits).next(at: Samples.moment(0)) == nil
    )
  }

  @Test("an answer taken back leaves the queue as it was, as often as wanted")
  func takeBack() throws {
    var queue = QuizQueue(Self.deck(5), memory: Self.known([0, 1]), at: Samples.moment(60))
    let start = queue
    for number in 0..<5 {
      let card = try #require(queue.next(at: Samples.moment(60)))
      queue.answer(
        Review(
          id: "\(number)", lesson: "a", question: card.id, grade: number == 2 ? .again : .good,
          moment: Samples.moment(60)))
    }
    while queue.canTakeBack { queue.takeBack() }
    #expect(queue == start)
    #expect(queue.takeBack() == nil)
  }

  @Test("cramming asks everything that was read, due or not")
  func cramming() {
    let cards = Self.deck(4).cards + [Samples.card("closed", isOpen: false)]
    var queue = QuizQueue(cramming: QuizDeck(cards: cards), memory: Self.known([0, 1]), at: Samples.moment(2))
    var asked: [String] = []
    while let card = queue.next(at: Samples.moment(2)) {
      asked.append(card.id)
      queue.skip(card.id)
    }
    #expect(asked == ["q2", "q3", "q0", "q1"])
    #expect(queue.memory == Self.known([0, 1]))
  }

  @Test("a deck has the questions of the course, open where their page was read, and the learner's own cards")
  func deck() throws {
    let text = lessonText(
      """
      ```question
      id: sample.loss
      kind: generated
      generator: softmax-loss
      ```

      ## Second page

      ```question
      id: sample.again
      kind: generated
      generator: softmax-loss
      ```
      """)
    let curriculum = Curriculum.make(from: [(name: "sample.md", text: text)]).curriculum
    let progress = Progress([Samples.event("1", .read(lesson: "sample", page: "first-page"))])
    let own = PredictionCard(lesson: "sample", question: "sample.again", ask: "?", answer: ".")
    let deck = QuizDeck(curriculum, progress: progress, cards: [own])
    #expect(deck.cards.map(\.id) == ["sample.loss", "sample.again", "card:sample.again"])
    #expect(deck.cards.map(\.isOpen) == [true, false, true])
    #expect(deck.cards[0].isKin(of: deck.cards[1]))
    #expect(deck.cards[1].isKin(of: deck.cards[2]))
    #expect(deck.only("other").cards.isEmpty)
  }
}
