import Course
import Mathematics
import TerminalUI

/// One of the settings: what it is called, its values in their order, and what each of them means.
enum SettingRow: CaseIterable, Sendable {
  case theme, glyphs, pace, reducedMotion, reviews, newCards, retention

  var label: String {
    switch self {
    case .theme: "theme"
    case .glyphs: "glyphs"
    case .pace: "pace"
    case .reducedMotion: "reduced motion"
    case .reviews: "reviews a day"
    case .newCards: "new a day"
    case .retention: "retention"
    }
  }

  func value(_ settings: Settings) -> String {
    switch self {
    case .theme: settings.theme.rawValue
    case .glyphs: settings.glyphs?.rawValue ?? "automatic"
    case .pace: settings.pace.rawValue
    case .reducedMotion: settings.reducedMotion ? "on" : "off"
    case .reviews: NumberText.grouped(settings.quiz.reviews)
    case .newCards: NumberText.grouped(settings.quiz.newCards)
    case .retention: Self.percent(settings.quiz.retention)
    }
  }

  func sentence(_ settings: Settings) -> String {
    switch self {
    case .theme:
      switch settings.theme {
      case .automatic: "Colours that read well on dark and on light backgrounds."
      case .dark: "Brighter colours, for a dark background."
      case .light: "Deeper colours, for a light background."
      case .mono: "No colour at all; shapes and words say everything."
      }
    case .glyphs:
      switch settings.glyphs {
      case nil: "As fine as this terminal seems to show them."
      case .braille: "Curves of braille dots, the finest. Your font must have them."
      case .blocks: "Curves of quarter blocks, which nearly every font has."
      case .ascii: "Letters and plain signs only, for any terminal at all."
      }
    case .pace:
      switch settings.pace {
      case .slow: "Experiments run at half their own speed."
      case .normal: "Experiments run at the speed their authors chose."
      case .fast: "Experiments run at twice their own speed."
      }
    case .reducedMotion:
      settings.reducedMotion
        ? "Curves are redrawn seldom, and nothing moves by itself." : "Curves move while a network learns."
    case .reviews:
      "The quiz brings back at most \(NumberText.count(settings.quiz.reviews, "question")) a day; others wait."
    case .newCards:
      settings.quiz.newCards == 0
        ? "The quiz asks nothing for the first time."
        : "The quiz asks at most \(NumberText.count(settings.quiz.newCards, "question")) a day for the first time."
    case .retention: Self.sentence(settings.quiz)
    }
  }

  /// Goes to another value, round and round.
  func turn(_ settings: inout Settings, by steps: Int) {
    switch self {
    case .theme: settings.theme = Self.turned(settings.theme, among: Settings.ThemeName.allCases, by: steps)
    case .glyphs: settings.glyphs = Self.turned(settings.glyphs, among: [nil, .braille, .blocks, .ascii], by: steps)
    case .pace: settings.pace = Self.turned(settings.pace, among: Settings.PaceChoice.allCases, by: steps)
    case .reducedMotion: if steps % 2 != 0 { settings.reducedMotion.toggle() }
    case .reviews: settings.quiz.reviews = Self.stepped(settings.quiz.reviews, among: Self.offeredReviews, by: steps)
    case .newCards:
      settings.quiz.newCards = Self.stepped(settings.quiz.newCards, among: Self.offeredNewCards, by: steps)
    case .retention:
      settings.quiz.retention = Self.stepped(settings.quiz.retention, among: Self.offeredRetentions, by: steps)
    }
  }

  private static let offeredReviews = [10, 20, 30, 40, 60, 80, 100, 150, 200]
  private static let offeredNewCards = [0, 5, 10, 15, 20, 30, 50]
  private static let offeredRetentions = [0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97]

  private static func percent(_ share: Double) -> String { NumberText.short(share * 100, digits: 3) + " %" }

  private static func sentence(_ plan: StudyPlan) -> String {
    let known = "A question comes back when you would know it with \(percent(plan.retention))"
    let stretch = plan.stretch
    if abs(stretch - 1) < 0.005 { return known + ", as is usual." }
    return known + ": \(NumberText.short(stretch, digits: 2)) times the wait at 90 %."
  }

  /// The next among rising values, round and round; a value between two of them, which a file may have, goes to one of
  /// them.
  private static func stepped<Value: Comparable>(_ value: Value, among all: [Value], by steps: Int) -> Value {
    guard !all.contains(value) else { return turned(value, among: all, by: steps) }
    return (steps < 0 ? all.last { $0 < value } ?? all.last : all.first { $0 > value } ?? all.first) ?? value
  }

  private static func turned<Value: Equatable>(_ value: Value, among all: [Value], by steps: Int) -> Value {
    guard let place = all.firstIndex(of: value) else { return value }
    let sum = (place + steps) % all.count
    return all[sum < 0 ? sum + all.count : sum]
  }
}
