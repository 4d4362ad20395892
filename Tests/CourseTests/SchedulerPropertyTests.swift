import Engine
import Testing

@testable import Course

/// What holds for any memory, tried on a thousand drawn ones.
@Suite("Scheduler properties") struct SchedulerPropertyTests {
  static let equations = MemoryEquations()

  static let strengths: [MemoryStrength] = {
    var chance = Generator(seed: 11)
    let drawn = (0..<1_000).map { _ in
      // Stabilities over their whole range, as many small as large.
      MemoryStrength(
        stability: min(36_500, 0.001 * (0..<Int(chance.uniform(0, 26))).reduce(1.0) { product, _ in product * 2 }),
        difficulty: chance.uniform(1, 10))
    }
    return drawn + [
      MemoryStrength(stability: 0.001, difficulty: 1), MemoryStrength(stability: 36_500, difficulty: 10),
      MemoryStrength(stability: 0.001, difficulty: 10), MemoryStrength(stability: 36_500, difficulty: 1),
    ]
  }()
  static let elapsed = [0, 1, 2, 7, 30, 365, 40_000]

  @Test("after as many days as the stability, recall is 90 percent, whatever the decay")
  func stabilityIsNinetyPercent() throws {
    for decay in [0.1, 0.1542, 0.3, 0.5, 0.8] {
      var values = MemoryWeights.standard.values
      values[20] = decay
      let curve = ForgettingCurve(try #require(MemoryWeights(values)))
      for strength in Self.strengths {
        #expect(abs(curve.retrievability(days: strength.stability, stability: strength.stability) - 0.9) < 1e-12)
        #expect(abs(curve.interval(stability: strength.stability, retention: 0.9) / strength.stability - 1) < 1e-9)
      }
    }
  }

  @Test("recall only falls with time, and falls slower the firmer the memory")
  func recallFalls() {
    let curve = Self.equations.curve
    for stability in [0.001, 0.5, 10, 36_500] {
      let values = (0..<2_000).map { curve.retrievability(days: Double($0), stability: stability) }
      #expect(values[0] == 1)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 && $1 > 0 })
      #expect(curve.retrievability(days: 5, stability: stability * 1.1) > values[5])
      #expect(curve.retrievability(days: -5, stability: stability) == 1)
    }
  }

  @Test("stability and difficulty stay in their ranges, and are numbers")
  func clamps() {
    for strength in Self.strengths {
      for days in Self.elapsed {
        for grade in ReviewGrade.allCases {
          let next = Self.equations.next(strength, days: days, grade)
          #expect(MemoryEquations.stabilities.contains(next.stability))
          #expect(MemoryEquations.difficulties.contains(next.difficulty))
        }
      }
    }
  }

  @Test("a better grade never leaves a weaker or a harder memory; a pass never weakens, a lapse never strengthens")
  func order() {
    for strength in Self.strengths {
      for days in Self.elapsed {
        let next = ReviewGrade.allCases.map { Self.equations.next(strength, days: days, $0) }
        #expect(zip(next, next.dropFirst()).allSatisfy { $0.stability <= $1.stability }, "\(strength) \(days)")
        #expect(zip(next, next.dropFirst()).allSatisfy { $0.difficulty >= $1.difficulty })
        #expect(next.dropFirst().allSatisfy { $0.stability >= strength.stability })
        #expect(next[0].stability <= strength.stability)
      }
    }
  }

  @Test("a success after a longer time strengthens more")
  func spacing() {
    for strength in Self.strengths where strength.stability < 36_500 {
      let values = Self.elapsed.dropFirst().map { Self.equations.next(strength, days: $0, .good).stability }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test("hard waits no longer than good and good no longer than easy, spread or not, from a day to the longest")
  func intervalOrder() {
    for isFuzzy in [false, true] {
      var policy = Scheduler.Policy()
      (policy.isFuzzy, policy.longestInterval) = (isFuzzy, 400)
      let scheduler = Scheduler(policy)
      for (index, strength) in Self.strengths.enumerated() {
        for days in [1, 3, 10, 90] {
          let moment = SchedulerTests.noon(days)
          let memory = CardMemory(
            strength: strength, phase: .review, due: .on(StudyDay(number: 20_000)), last: SchedulerTests.noon(0),
            lastDay: StudyDay(number: 20_000), firstDay: StudyDay(number: 19_000), reviews: index, lapses: 0)
          let intervals = [ReviewGrade.hard, .good, .easy].compactMap { grade -> Int? in
            let next = scheduler.next(memory, card: "card-\(index)", grade, at: moment)
            guard case .on(let day) = next.due else { return nil }
            return day.days(since: next.lastDay)
          }
          #expect(intervals.count == 3)
          #expect(intervals == intervals.sorted(), "\(strength) \(days) \(intervals)")
          #expect(intervals.allSatisfy { (1...400).contains($0) })
        }
      }
    }
  }
}

@Suite("Study day") struct StudyDayTests {
  /// 1 March 2026, 00:00 UTC.
  static let march = 20_513

  static func day(_ hour: Double, zone: Double = 0, rollover: Int = 4) -> Int {
    StudyDay(
      LocalTime(Double(march) * 86_400 + hour * 3_600, zoneOffset: Int(zone * 3_600)), rollover: rollover
    ).number - march
  }

  @Test("a day begins at four in the morning of the clock on the wall")
  func rollover() {
    #expect(Self.day(3.99) == -1)
    #expect(Self.day(4) == 0)
    #expect(Self.day(27.99) == 0)
    #expect(Self.day(28) == 1)
    #expect(Self.day(0, rollover: 0) == 0)
    // 23:30 UTC is 8:30 of the next day in Tokyo, and 15:30 in California.
    #expect(Self.day(23.5, zone: 9) == 1)
    #expect(Self.day(23.5, zone: -8) == 0)
    #expect(Self.day(22.25, zone: 5.75) == 1)
  }

  @Test("days with a change to or from daylight saving are days like any other")
  func daylightSaving() {
    // Berlin, 29 March 2026: the clock goes from 2 to 3 at 1:00 UTC. Each evening at 20:00 on the wall is one day on.
    let evenings = [(27, 19.0, 1.0), (28, 19, 1), (29, 18, 2), (30, 18, 2)]
    let days = evenings.map { Self.day(Double($0.0 - 1) * 24 + $0.1, zone: $0.2) }
    #expect(days == [26, 27, 28, 29])
    // 25 October: back from 3 to 2. A day of 25 hours is one day.
    #expect(Self.day(237 * 24 + 18, zone: 2) == 237)
    #expect(Self.day(238 * 24 + 19, zone: 1) == 238)
  }

  @Test("a flight to the west never counts days below zero, and no number is too odd")
  func odd() {
    #expect(StudyDay(number: 4).days(since: StudyDay(number: 6)) == 0)
    for time in [Double.nan, .infinity, -.infinity, 1e300, -1e300] { _ = StudyDay(LocalTime(time)) }
    #expect(StudyDay(LocalTime(.nan)).number == 0)
  }
}
