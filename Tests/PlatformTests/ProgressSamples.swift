import Course
import Foundation

@testable import Platform

/// Events of every kind, with everything that is hard to keep.
enum ProgressSamples {
  static let unusual = [
    "", " ", "e\u{301}", "\u{e9}", "日本語", "👩🏽‍🔬", "\u{202E}right", "a\0b", "\0", "'; DROP TABLE event; --",
    "line\nbreak\r\n", "\"\\",
    "\u{10FFFF}", "NULL", "1e5", "\u{7F}\u{1B}[2J",
  ]

  static let numbers: [Double?] = [
    nil, .nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2, -1.0 / 3,
    1e300,
    9_007_199_254_740_992,
  ]

  static let seeds: [UInt64] = [0, 7, UInt64(Int64.max), UInt64(Int64.max) + 1, .max]

  static let events: [ProgressEvent] = {
    var kinds: [ProgressEvent.What] = []
    for text in unusual {
      kinds.append(.visited(lesson: text, page: text))
      kinds.append(.read(lesson: "lesson", page: text))
      kinds.append(answer(text: text))
      kinds.append(run(texts: [text, "other"]))
    }
    for seed in seeds {
      kinds.append(answer(seed: seed))
      kinds.append(run(seed: seed))
    }
    for number in numbers {
      // SQLite keeps no sign at a column's zero; as JSON it stays.
      kinds.append(answer(duration: number == 0 ? 0 : number ?? 0))
      kinds.append(run(values: [number, 1]))
    }
    for count in [Int.min, -1, 0, Int.max] {
      kinds.append(answer(count: count))
      kinds.append(run(steps: count))
    }
    kinds.append(run(values: []))
    return kinds.enumerated().map { index, what in
      ProgressEvent(id: "event-\(index)", time: 1_700_000_000.125 + Double(index) / 3, what: what)
    }
  }()

  static func answer(
    text: String = "right", count: Int = 1, duration: Double = 2.5, seed: UInt64 = 7
  ) -> ProgressEvent.What {
    .answered(
      AnswerRecord(
        lesson: "initialization", question: text, answer: text, grade: "right", isRight: seed % 2 == 1,
        attempt: count,
        hintsUsed: count, duration: duration, seed: seed))
  }

  static func run(
    texts: [String] = ["initializer"], values: [Double?] = [0.693], steps: Int = 2_000, seed: UInt64 = 7
  ) -> ProgressEvent.What {
    .ran(
      RunRecord(
        lesson: "initialization", experiment: texts[0], seed: seed, steps: steps, ending: texts[0],
        settings: texts.map { RunRecord.Pair($0, $0) },
        measures: values.map { RunRecord.Measurement("train-loss", $0) }))
  }

  /// A log as a diligent learner has after a long time.
  static func history(_ count: Int) -> [ProgressEvent] {
    (0..<count).map { index in
      let page = "page-\(index % 200)"
      let what: ProgressEvent.What =
        switch index % 10 {
        case 0...3: .visited(lesson: "initialization", page: page)
        case 4...6: .read(lesson: "initialization", page: page)
        case 7...8: answer(text: "initialization.question-\(index % 80)", seed: UInt64(index / 7))
        default: run(texts: ["initializer", "learning-rate", "width"], values: Array(repeating: 0.25, count: 30))
        }
      return ProgressEvent(id: UUID().uuidString, time: 1_700_000_000 + Double(index), what: what)
    }
  }
}

/// Everything in an event as bytes: a NaN equals a NaN, -0 does not equal 0, and no two spellings of a text are equal.
func exactBytes(_ event: ProgressEvent) -> [UInt8] {
  var text = ""
  dump(event, to: &text)
  return Array(text.utf8)
}
