import Engine
import Mathematics
import Testing

@testable import Course

@Suite("Scheduler") struct SchedulerTests {
  /// Without spread, as the reference vectors are.
  static let plain: Scheduler = {
    var policy = Scheduler.Policy()
    policy.isFuzzy = false
    return Scheduler(policy)
  }()
  static let equations = MemoryEquations()

  /// Noon of a day in UTC.
  static func noon(_ day: Int) -> LocalTime { LocalTime(Double(20_000 + day) * 86_400 + 43_200) }

  static func isNear(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) <= 1e-4 }

  @Test("the forgetting curve has its constants")
  func constants() {
    #expect(Self.equations.curve.decay == -0.1542)
    #expect(abs(Self.equations.curve.factor - 0.9803464944134797) < 1e-12)
  }

  @Test(
    "recall falls as the reference has it",
    arguments: [(0.0, 1.0), (1, 0.9857), (10, 0.9), (30, 0.8094), (100, 0.6928), (365, 0.5736)])
  func recall(days: Double, expected: Double) {
    #expect(Self.isNear(Self.equations.curve.retrievability(days: days, stability: 10), expected))
  }

  @Test(
    "an interval is the stability times what the target makes of it",
    arguments: [(0.70, 9.288), (0.80, 3.316), (0.85, 1.906), (0.90, 1), (0.95, 0.4026), (0.97, 0.2228)])
  func targets(retention: Double, factor: Double) {
    #expect(abs(Self.equations.curve.interval(stability: 1, retention: retention) - factor) < 5e-4)
  }

  @Test(
    "the first review sets stability and difficulty",
    arguments: zip(
      ReviewGrade.allCases,
      [(0.212, 6.4133), (1.2931, 5.11217071), (2.3065, 2.11810397), (8.2956, 1.0)]))
  func first(grade: ReviewGrade, expected: (Double, Double)) {
    let strength = Self.equations.first(grade)
    #expect(Self.isNear(strength.stability, expected.0))
    #expect(Self.isNear(strength.difficulty, expected.1))
  }

  @Test("the difficulty of an easy first review is about -4.77 before it is held in its range")
  func rawDifficulty() { #expect(abs(Self.equations.firstDifficulty(.easy) + 4.77) < 0.005) }

  static let steps: [(days: Int, grade: ReviewGrade, stability: Double, difficulty: Double)] = [
    (10, .again, 1.39199, 8.34176), (10, .hard, 23.24688, 6.66600), (10, .good, 32.02673, 4.99023),
    (10, .easy, 51.25386, 3.31446), (0, .again, 3.05125, 8.34176), (0, .hard, 10, 6.66600), (0, .good, 10, 4.99023),
    (0, .easy, 15.53431, 3.31446),
  ]

  @Test("one step from stability 10 and difficulty 5", arguments: steps)
  func step(days: Int, grade: ReviewGrade, stability: Double, difficulty: Double) {
    let next = Self.equations.next(MemoryStrength(stability: 10, difficulty: 5), days: days, grade)
    #expect(Self.isNear(next.stability, stability), "\(next.stability)")
    #expect(Self.isNear(next.difficulty, difficulty), "\(next.difficulty)")
  }

  @Test("thirteen reviews, each when it is due, give the reference's intervals and stabilities")
  func history() throws {
    var memory: CardMemory?
    var moment = Self.noon(0)
    var intervals: [Int] = []
    var stabilities: [Double] = []
    for grade in [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3].compactMap(ReviewGrade.init(rawValue:)) {
      let next = Self.plain.next(memory, card: "card", grade, at: moment)
      stabilities.append(next.strength.stability)
      switch next.due {
      case .at(let time):
        intervals.append(0)
        moment.time = time
      case .on(let day):
        intervals.append(day.days(since: next.lastDay))
        moment.time += Double(day.days(since: next.lastDay)) * 86_400
      }
      memory = next
    }
    #expect(intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
    let expected = [
      2.3065, 2.3065, 10.971, 46.3169, 162.9998, 497.8766, 6.8904, 2.1546, 2.1546, 3.9831, 7.2363, 12.483, 20.7704,
    ]
    for (found, wanted) in zip(stabilities, expected) { #expect(Self.isNear(found, wanted), "\(found) \(wanted)") }
    #expect(Self.isNear(try #require(memory).strength.difficulty, 9.0558))
    #expect(memory?.lapses == 1)
    #expect(memory?.reviews == 13)
  }

  @Test(
    "learning goes by its steps",
    arguments: [
      (0, ReviewGrade.again, [60.0, 600], 0, 60.0), (1, .again, [60, 600], 0, 60), (0, .hard, [60, 600], 0, 330),
      (1, .hard, [60, 600], 1, 600), (0, .good, [60, 600], 1, 600), (0, .hard, [600], 0, 900),
      (5, .again, [600], 0, 600),
    ])
  func learning(step: Int, grade: ReviewGrade, steps: [Double], place: Int, wait: Double) throws {
    let found = try #require(Scheduler.step(after: step, grade, in: steps))
    #expect(found.step == place)
    #expect(found.wait == wait)
  }

  @Test("good after the last step, easy at any, and no steps at all lead to days")
  func graduation() {
    #expect(Scheduler.step(after: 1, .good, in: [60, 600]) == nil)
    #expect(Scheduler.step(after: 0, .easy, in: [60, 600]) == nil)
    #expect(Scheduler.step(after: 0, .good, in: [600]) == nil)
    #expect(Scheduler.step(after: 0, .again, in: []) == nil)
    #expect(Scheduler.step(after: 3, .hard, in: [60, 600]) == nil)
    let easy = Self.plain.next(nil, card: "card", .easy, at: Self.noon(0))
    #expect(easy.due == .on(easy.lastDay.adding(8)))
  }

  @Test("without relearning steps a lapse waits for days")
  func noRelearning() {
    var policy = Scheduler.Policy()
    (policy.relearningSteps, policy.isFuzzy) = ([], false)
    let scheduler = Scheduler(policy)
    let known = scheduler.next(nil, card: "card", .easy, at: Self.noon(0))
    let lapsed = scheduler.next(known, card: "card", .again, at: Self.noon(8))
    #expect(lapsed.phase == .review)
    #expect(lapsed.lapses == 1)
    #expect(lapsed.due == .on(lapsed.lastDay.adding(1)))
  }

  @Test(
    "an interval is spread over its window",
    arguments: [
      (3.0, 2...4), (7, 5...9), (10, 8...12), (20, 17...23), (50, 46...54), (100, 93...107), (365, 345...385),
    ])
  func window(days: Double, expected: ClosedRange<Int>) {
    #expect(Fuzz.window(days, elapsed: 0, longest: 36_500) == expected)
  }

  @Test("a window begins behind the days that have passed, ends at the longest, and is not there for short intervals")
  func windowEnds() {
    #expect(Fuzz.window(2.49, elapsed: 0, longest: 36_500) == nil)
    #expect(Fuzz.window(10, elapsed: 9, longest: 36_500) == 10...12)
    #expect(Fuzz.window(10, elapsed: 10, longest: 36_500) == 8...12)
    #expect(Fuzz.window(100, elapsed: 0, longest: 95) == 93...95)
    #expect(Fuzz.window(100, elapsed: 0, longest: 50) == 50...50)
  }

  @Test("the spread depends on the card and the number of its reviews, reaches the whole window and nothing else")
  func spread() {
    let picks = (0..<400).map { Fuzz.pick(in: 8...12, card: "card", reviews: $0) }
    #expect(Set(picks) == Set(8...12))
    #expect(picks == (0..<400).map { Fuzz.pick(in: 8...12, card: "card", reviews: $0) })
    #expect(picks != (0..<400).map { Fuzz.pick(in: 8...12, card: "other", reviews: $0) })
  }

  @Test("weights of older versions become those of this one")
  func migration() throws {
    let five: [Double] = [
      0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11,
      0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621,
    ]
    let migrated = try #require(MemoryWeights(five))
    #expect(migrated.values.count == 21)
    #expect(Array(migrated.values[..<19]) == five)
    // The factor of FSRS-4.5 and 5 is 19/81.
    #expect(abs(ForgettingCurve(migrated).factor - 19.0 / 81) < 1e-12)
    let four = try #require(MemoryWeights(Array(five[..<17])))
    #expect(abs(four.values[4] - (7.1949 + 2 * 0.5345)) < 1e-12)
    #expect(abs(four.values[5] - log(3 * 0.5345 + 1) / 3) < 1e-12)
    #expect(abs(four.values[6] - 1.9604) < 1e-12)
    #expect(MemoryWeights([1, 2, 3]) == nil)
    #expect(MemoryWeights(Array(repeating: .nan, count: 21)) == nil)
  }

  @Test("with several relearning steps the weights of the same day are held")
  func ceiling() throws {
    let standard = MemoryWeights.standard.values
    let wide = try #require(MemoryWeights(standard.enumerated().map { $0.offset == 17 ? 2 : $0.element }))
    #expect(wide.values[17] == 2)
    let held = try #require(MemoryWeights(wide.values, relearningSteps: 3))
    let sum = log(1.4835) + log(pow(2, 0.2629) - 1) + 0.3 * 1.6483
    #expect(abs(held.values[17] - (-sum / 3).squareRoot()) < 1e-12)
    #expect(MemoryWeights.sameDayCeiling([Double](repeating: 5, count: 21), steps: 2) == 0.01)
  }
}
