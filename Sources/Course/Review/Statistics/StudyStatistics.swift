import Mathematics

/// All that can be said about the learner's remembering on some day. Each part says itself in a sentence.
public struct StudyStatistics: Equatable, Sendable, Encodable {
  public var retention: RetentionRecord
  public var forecast: Forecast
  public var calendar: StudyCalendar
  public var lessons: [Mastery]
  public var calibration: Calibration
  public var hardest: [HardQuestion]
  public var time: TimeSpent

  public init(_ history: ReviewHistory, _ memory: Memory, _ curriculum: Curriculum, at moment: LocalTime) {
    let today = memory.scheduler.day(of: moment)
    // What a review was worth is known from the card as it was before: the fold is done once more, looking.
    var fold = Memory(memory.scheduler)
    var retention = RetentionRecord(target: memory.scheduler.policy.retention)
    var calibration = Calibration()
    var seconds: [StudyDay: Double] = [:]
    var counts: [StudyDay: Int] = [:]
    for review in history.reviews {
      let (before, after) = fold.add(review)
      let day = after.lastDay
      counts[day, default: 0] += 1
      if review.duration > 0 { seconds[day, default: 0] += min(review.duration, ReviewHistory.longestThought) }
      calibration.add(review)
      if let before, before.isInReview, before.lastDay < day {
        retention.add(isPass: review.grade.isPass, daysAgo: today.days(since: day))
      }
    }
    retention.reviews = history.reviews.count
    self.retention = retention
    self.calibration = calibration
    forecast = Forecast(memory, from: today)
    calendar = StudyCalendar(counts, today: today)
    lessons = curriculum.lessons.map { Mastery($0, memory, today: today) }
    hardest = HardQuestion.list(memory, curriculum, cards: history.cards)
    time = TimeSpent(
      total: history.secondsSpent, today: seconds[today] ?? 0,
      perReview: history.reviews.isEmpty
        ? 0 : seconds.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } / Double(history.reviews.count))
  }

  public var sentences: [String] {
    [retention.sentence, forecast.sentence, calendar.sentence] + lessons.filter { $0.asked > 0 }.map(\.sentence)
      + [calibration.sentence, HardQuestion.sentence(hardest), time.sentence]
  }

  enum CodingKeys: String, CodingKey { case retention, forecast, calendar, lessons, calibration, hardest, time, say }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(retention, forKey: .retention)
    try container.encode(forecast, forKey: .forecast)
    try container.encode(calendar, forKey: .calendar)
    try container.encode(lessons, forKey: .lessons)
    try container.encode(calibration, forKey: .calibration)
    try container.encode(hardest, forKey: .hardest)
    try container.encode(time, forKey: .time)
    try container.encode(sentences, forKey: .say)
  }
}

/// How many reviews there were, and how many of those that came a day or more after learning were passed.
public struct RetentionRecord: Equatable, Sendable, Encodable {
  public var target: Double
  /// All reviews, learning steps too.
  public var reviews = 0
  /// Reviews of what had been learned, at least a day later.
  public var asked = 0
  public var passed = 0
  /// The same of the last 30 days.
  public var recentlyAsked = 0
  public var recentlyPassed = 0

  public init(target: Double) { self.target = target }

  mutating func add(isPass: Bool, daysAgo: Int) {
    asked += 1
    if isPass { passed += 1 }
    guard daysAgo < 30 else { return }
    recentlyAsked += 1
    if isPass { recentlyPassed += 1 }
  }

  /// nil before the first.
  public var retention: Double? { asked == 0 ? nil : Double(passed) / Double(asked) }
  public var recentRetention: Double? {
    recentlyAsked == 0 ? nil : Double(recentlyPassed) / Double(recentlyAsked)
  }

  public var sentence: String {
    let done = "You have answered \(NumberText.count(reviews, "review"))."
    guard let retention = recentRetention else {
      return done
        + " Nothing has come back after a day or more in the last 30 days, so nothing is known of how you keep it."
    }
    return done
      + " Of \(NumberText.grouped(recentlyAsked)) that came back after a day or more in the last 30 days you knew "
      + "\(StudyText.percent(retention)); the target is \(StudyText.percent(target))."
  }

  enum CodingKeys: String, CodingKey {
    case target, reviews, asked, passed
    case recentlyAsked = "asked-30-days"
    case recentlyPassed = "passed-30-days"
  }
}

/// How many cards will come on each of the next 30 days, if each is asked when it is due and known.
public struct Forecast: Equatable, Sendable, Encodable {
  public static let length = 30
  /// The first is today, with all that is overdue.
  public var days: [Int]

  /// Each card goes its own way: from one due day to the next, as good answers lead it. On one day it counts once.
  public init(_ memory: Memory, from today: StudyDay) {
    days = Array(repeating: 0, count: Self.length)
    let scheduler = memory.scheduler
    let rollover = scheduler.policy.rollover
    for (id, known) in memory.cards.sorted(by: { $0.key < $1.key }) {
      var card = known
      var day = max(card.dueDay(rollover: rollover), today)
      while day.number - today.number < Self.length {
        days[day.number - today.number] += 1
        repeat { card = scheduler.next(card, card: id, .good, at: Self.noon(of: day)) } while !card.isInReview
        day = max(card.dueDay(rollover: rollover), day.adding(1))
      }
    }
  }

  static func noon(of day: StudyDay) -> LocalTime { LocalTime(Double(day.number) * 86_400 + 43_200) }

  public var sentence: String {
    let total = days.reduce(0, +)
    guard total > 0 else { return "Nothing comes back in the next 30 days." }
    let most = days.indices.max { (days[$0], -$0) < (days[$1], -$1) } ?? 0
    let when = most == 0 ? "today" : most == 1 ? "tomorrow" : "in \(most) days"
    return
      "\(days[0] == 0 ? "Nothing is" : "\(NumberText.count(days[0], "card")) \(days[0] == 1 ? "is" : "are")") due today; "
      + "the next 30 days bring \(NumberText.count(total, "review")), most \(when) (\(days[most]))."
  }
}

/// Reviews a day, for a heat map.
public struct StudyCalendar: Equatable, Sendable, Encodable {
  public struct Day: Equatable, Sendable, Encodable {
    public var day: StudyDay
    public var reviews: Int

    enum CodingKeys: String, CodingKey { case date, reviews }
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(day.date, forKey: .date)
      try container.encode(reviews, forKey: .reviews)
    }
  }

  /// The days with reviews, in order.
  public var days: [Day]
  public var today: StudyDay

  init(_ counts: [StudyDay: Int], today: StudyDay) {
    days = counts.sorted { $0.key < $1.key }.map { Day(day: $0.key, reviews: $0.value) }
    self.today = today
  }

  /// Reviews on a day.
  public func reviews(on day: StudyDay) -> Int { days.first { $0.day == day }?.reviews ?? 0 }

  public var sentence: String {
    let recent = days.filter { $0.day <= today && $0.day.number > today.number - 30 }
    guard let most = recent.max(by: { ($0.reviews, $0.day) < ($1.reviews, $1.day) }) else {
      return "You have reviewed on no day of the last 30."
    }
    return "You have reviewed on \(recent.count) of the last 30 days, most on \(most.day.date) (\(most.reviews))."
  }

  enum CodingKeys: String, CodingKey { case days }
}
