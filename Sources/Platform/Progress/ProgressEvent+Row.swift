import Course
import Foundation
import GRDB

/// How an event stands in a row of the log.
extension ProgressEvent {
  private enum Kind: String {
    case visited, read, answered, ran, regraded
    case tookBack = "took-back"
    case reset
    case madeCard = "made-card"
    case removedCard = "removed-card"
  }

  static let columnNames =
    "id, time, kind, lesson, item, answer, grade, is_right, attempt, hints, duration, seed, steps, ending, settings, "
    + "measures, zone, occasion, confidence, rating, ids, ask"

  /// The columns that it fills.
  var columns: [(name: String, value: (any DatabaseValueConvertible)?)] {
    get throws {
      func row(
        _ kind: Kind, _ lesson: String?, _ item: String?,
        _ more: [(name: String, value: (any DatabaseValueConvertible)?)]
      ) -> [(name: String, value: (any DatabaseValueConvertible)?)] {
        [
          ("id", Self.stored(id)), ("time", time), ("zone", zoneOffset), ("kind", kind.rawValue),
          ("lesson", lesson.map(Self.stored)), ("item", item.map(Self.stored)),
        ] + more
      }
      switch what {
      case .visited(let lesson, let page): return row(.visited, lesson, page, [])
      case .read(let lesson, let page): return row(.read, lesson, page, [])
      case .answered(let record):
        return row(
          .answered, record.lesson, record.question,
          [
            ("answer", Self.stored(record.answer)), ("grade", Self.stored(record.grade)),
            ("is_right", record.isRight),
            ("attempt", record.attempt), ("hints", record.hintsUsed), ("duration", record.duration),
            ("seed", String(record.seed)), ("occasion", record.occasion.rawValue),
            ("confidence", record.confidence?.rawValue), ("rating", record.rating?.rawValue),
          ])
      case .ran(let record):
        return row(
          .ran, record.lesson, record.experiment,
          [
            ("seed", String(record.seed)), ("steps", record.steps), ("ending", Self.stored(record.ending)),
            ("settings", try NamedValue.json(record.settings.map { NamedValue(name: $0.name, value: $0.value) })),
            ("measures", try NamedValue.json(record.measures.map { NamedValue(name: $0.name, value: $0.value) })),
          ])
      case .regraded(let answer, let grade): return row(.regraded, nil, answer, [("rating", grade.rawValue)])
      case .tookBack(let ids): return row(.tookBack, nil, nil, [("ids", try Self.json(ids))])
      case .reset(let lesson, let ids): return row(.reset, lesson, nil, [("ids", try Self.json(ids))])
      case .madeCard(let card):
        return row(
          .madeCard, card.lesson, card.question,
          [("ask", Self.stored(card.ask)), ("answer", Self.stored(card.answer))])
      case .removedCard(let id): return row(.removedCard, nil, id, [])
      }
    }
  }

  /// nil for a kind that this version does not know, or a row that is not as this program writes it.
  init?(_ row: Row) {
    func text(_ index: Int) -> String? { String.fromDatabaseValue(row[index]) }
    // SQLite has no NaN and keeps NULL in its place.
    func number(_ index: Int) -> Double { Double.fromDatabaseValue(row[index]) ?? .nan }
    func count(_ index: Int) -> Int? { Int.fromDatabaseValue(row[index]) }

    guard let id = text(0), let kind = text(2).flatMap(Kind.init), let what = Self.what(kind, row) else { return nil }
    self.init(id: id, time: number(1), zoneOffset: count(16), what: what)
  }

  /// Kinds that are about other events.
  private static func what(_ kind: Kind, _ row: Row) -> What? {
    func text(_ index: Int) -> String? { String.fromDatabaseValue(row[index]) }
    func count(_ index: Int) -> Int? { Int.fromDatabaseValue(row[index]) }

    switch kind {
    case .regraded:
      guard let answer = text(4), let grade = count(19).flatMap(ReviewGrade.init) else { return nil }
      return .regraded(answer: answer, grade)
    case .tookBack: return ids(text(20)).map { .tookBack($0) }
    case .reset: return ids(text(20)).map { .reset(lesson: text(3), $0) }
    case .madeCard:
      guard let lesson = text(3), let question = text(4), let ask = text(21), let answer = text(5) else { return nil }
      return .madeCard(PredictionCard(lesson: lesson, question: question, ask: ask, answer: answer))
    case .removedCard: return text(4).map { .removedCard($0) }
    case .visited, .read, .answered, .ran: return deed(kind, row)
    }
  }

  /// Kinds that are about a lesson.
  private static func deed(_ kind: Kind, _ row: Row) -> What? {
    func text(_ index: Int) -> String? { String.fromDatabaseValue(row[index]) }
    // SQLite has no NaN and keeps NULL in its place.
    func number(_ index: Int) -> Double { Double.fromDatabaseValue(row[index]) ?? .nan }
    func count(_ index: Int) -> Int? { Int.fromDatabaseValue(row[index]) }

    guard let lesson = text(3), let item = text(4) else { return nil }
    switch kind {
    case .visited: return .visited(lesson: lesson, page: item)
    case .read: return .read(lesson: lesson, page: item)
    case .answered:
      guard let answer = text(5), let grade = text(6), let isRight = count(7), let attempt = count(8),
        let hints = count(9), let seed = text(11).flatMap({ UInt64($0) }),
        let occasion = Occasion(rawValue: text(17) ?? Occasion.lesson.rawValue)
      else { return nil }
      return .answered(
        AnswerRecord(
          lesson: lesson, question: item, answer: answer, grade: grade, isRight: isRight != 0, attempt: attempt,
          hintsUsed: hints, duration: number(10), seed: seed, occasion: occasion,
          confidence: text(18).flatMap(Confidence.init), rating: count(19).flatMap(ReviewGrade.init)))
    case .ran:
      guard let seed = text(11).flatMap({ UInt64($0) }), let steps = count(12), let ending = text(13),
        let settings: [NamedValue<String>] = NamedValue.list(text(14)),
        let measures: [NamedValue<Double?>] = NamedValue.list(text(15))
      else { return nil }
      return .ran(
        RunRecord(
          lesson: lesson, experiment: item, seed: seed, steps: steps, ending: ending,
          settings: settings.map { RunRecord.Pair($0.name, $0.value) },
          measures: measures.map { RunRecord.Measurement($0.name, $0.value) }))
    default: return nil
    }
  }

  private static func json(_ ids: [String]) throws -> String {
    String(decoding: try JSONEncoder().encode(ids), as: UTF8.self)
  }

  private static func ids(_ json: String?) -> [String]? {
    json.flatMap { try? JSONDecoder().decode([String].self, from: Data($0.utf8)) }
  }

  /// A text with a NUL goes in as bytes, because SQLite would end it there.
  private static func stored(_ text: String) -> any DatabaseValueConvertible {
    text.utf8.contains(0) ? Data(text.utf8) : text
  }
}

/// An entry of the JSON lists in a row.
private struct NamedValue<Value: Codable>: Codable {
  var name: String
  var value: Value

  static func json(_ list: [NamedValue]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return String(decoding: try encoder.encode(list), as: UTF8.self)
  }

  /// nil for text that is no such list.
  static func list(_ json: String?) -> [NamedValue]? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return json.flatMap { try? decoder.decode([NamedValue].self, from: Data($0.utf8)) }
  }
}
