import Lab

/// A whole log as a value that can be written to a file and read elsewhere, event by event, nothing left out.
public struct ProgressArchive: Equatable, Sendable, Codable {
  public static let format = "gradus-progress"
  public static let version = 1
  public static let mostEvents = 2_000_000

  public var format: String
  public var version: Int
  var events: [ArchivedEvent]

  public init(_ events: [ProgressEvent]) {
    format = Self.format
    version = Self.version
    self.events = events.map(ArchivedEvent.init)
  }

  /// The events, all of them, or why the file is not believed. Nothing is skipped.
  public func read() throws(ArchiveProblem) -> [ProgressEvent] {
    guard format == Self.format else { throw .foreign }
    guard version == Self.version else { throw version > Self.version ? .newer : .foreign }
    guard events.count <= Self.mostEvents else { throw .tooMany(events.count) }
    var result: [ProgressEvent] = []
    result.reserveCapacity(events.count)
    for (index, event) in events.enumerated() {
      do throws(ArchivedEvent.Problem) { result.append(try event.read()) } catch {
        throw .event(index + 1, error.what)
      }
    }
    return result
  }
}

/// Why an archive is not taken.
public enum ArchiveProblem: Error, Equatable {
  case foreign
  case newer
  case tooMany(Int)
  /// The number of the event, counted from 1, and what is wrong.
  case event(Int, String)

  /// To stand behind the name of the file.
  public var complaint: String {
    switch self {
    case .foreign: "is no exported progress of Gradus"
    case .newer: "was exported by a newer Gradus; update this one"
    case .tooMany(let count): "has \(count) events; \(ProgressArchive.mostEvents) are the most that are read"
    case .event(let number, let what): "is not whole: event \(number) \(what)"
    }
  }
}

/// An event as an archive has it: one flat object, with the keys that its kind needs.
struct ArchivedEvent: Equatable, Sendable, Codable {
  struct Problem: Error {
    var what: String
    init(_ what: String) { self.what = what }
  }
  struct Pair: Equatable, Sendable, Codable {
    var name: String
    var value: String
  }
  struct Measurement: Equatable, Sendable, Codable {
    var name: String
    var value: Double?
  }

  var id: String
  var time: Double
  var zone: Int?
  var kind: String
  var lesson: String?
  var item: String?
  var answer: String?
  var grade: String?
  var right: Bool?
  var attempt: Int?
  var hints: Int?
  var duration: Double?
  /// A decimal number up to 2^64 - 1, more than most readers of JSON take.
  var seed: String?
  var occasion: String?
  var confidence: String?
  var rating: String?
  var steps: Int?
  var ending: String?
  var settings: [Pair]?
  var measures: [Measurement]?
  var ids: [String]?
  var ask: String?

  init(_ event: ProgressEvent) {
    (id, time, zone, kind) = (event.id, event.time, event.zoneOffset, event.what.kindName)
    switch event.what {
    case .visited(let lesson, let page), .read(let lesson, let page): (self.lesson, item) = (lesson, page)
    case .answered(let record):
      (lesson, item, answer, grade) = (record.lesson, record.question, record.answer, record.grade)
      (right, attempt, hints) = (record.isRight, record.attempt, record.hintsUsed)
      (duration, seed) = (record.duration, String(record.seed))
      (occasion, confidence) = (record.occasion.rawValue, record.confidence?.rawValue)
      rating = record.rating?.word
    case .ran(let record):
      (lesson, item, seed) = (record.lesson, record.experiment, String(record.seed))
      (steps, ending) = (record.steps, record.ending)
      settings = record.settings.map { Pair(name: $0.name, value: $0.value) }
      measures = record.measures.map { Measurement(name: $0.name, value: $0.value) }
    case .regraded(let answer, let grade): (item, rating) = (answer, grade.word)
    case .tookBack(let ids): self.ids = ids
    case .reset(let lesson, let ids): (self.lesson, self.ids) = (lesson, ids)
    case .madeCard(let card): (lesson, item, ask, answer) = (card.lesson, card.question, card.ask, card.answer)
    case .removedCard(let id): item = id
    }
  }

  func read() throws(Problem) -> ProgressEvent {
    guard !id.isEmpty, id.utf8.count <= 200, !id.utf8.contains(0) else { throw Problem("has no usable id") }
    if let zone, abs(zone) > 86_400 { throw Problem("is more than a day off UTC") }
    return ProgressEvent(id: id, time: time, zoneOffset: zone, what: try what())
  }

  private func what() throws(Problem) -> ProgressEvent.What {
    switch kind {
    case "visited": return .visited(lesson: try need(lesson, "lesson"), page: try need(item, "item"))
    case "read": return .read(lesson: try need(lesson, "lesson"), page: try need(item, "item"))
    case "answered": return .answered(try answerRecord())
    case "ran":
      return .ran(
        RunRecord(
          lesson: try need(lesson, "lesson"), experiment: try need(item, "item"), seed: try readSeed(),
          steps: try need(steps, "steps"), ending: try need(ending, "ending"),
          settings: try need(settings, "settings").map { RunRecord.Pair($0.name, $0.value) },
          measures: try need(measures, "measures").map { RunRecord.Measurement($0.name, $0.value) }))
    case "regraded": return .regraded(answer: try need(item, "item"), try need(readRating(), "rating"))
    case "took-back": return .tookBack(try need(ids, "ids"))
    case "reset": return .reset(lesson: lesson, try need(ids, "ids"))
    case "made-card":
      return .madeCard(
        PredictionCard(
          lesson: try need(lesson, "lesson"), question: try need(item, "item"), ask: try need(ask, "ask"),
          answer: try need(answer, "answer")))
    case "removed-card": return .removedCard(try need(item, "item"))
    default: throw Problem("is of an unknown kind \(Shown.quoted(kind))")
    }
  }

  private func answerRecord() throws(Problem) -> AnswerRecord {
    AnswerRecord(
      lesson: try need(lesson, "lesson"), question: try need(item, "item"), answer: try need(answer, "answer"),
      grade: try need(grade, "grade"), isRight: try need(right, "right"), attempt: try need(attempt, "attempt"),
      hintsUsed: try need(hints, "hints"), duration: try need(duration, "duration"), seed: try readSeed(),
      occasion: try word(occasion, "occasion") ?? .lesson, confidence: try word(confidence, "confidence"),
      rating: try readRating())
  }

  private func readRating() throws(Problem) -> ReviewGrade? {
    guard let rating else { return nil }
    guard let grade = ReviewGrade(word: rating) else {
      throw Problem("has an unknown rating \(Shown.quoted(rating))")
    }
    return grade
  }

  private func readSeed() throws(Problem) -> UInt64 {
    guard let number = UInt64(try need(seed, "seed")) else { throw Problem("has a seed that is no number") }
    return number
  }

  private func word<Word: RawRepresentable<String>>(_ text: String?, _ key: String) throws(Problem) -> Word? {
    guard let text else { return nil }
    guard let word = Word(rawValue: text) else { throw Problem("has an unknown \(key) \(Shown.quoted(text))") }
    return word
  }

  private func need<Value>(_ value: Value?, _ key: String) throws(Problem) -> Value {
    guard let value else { throw Problem("(\(Shown.quoted(kind))) lacks \"\(key)\"") }
    return value
  }
}

extension ProgressEvent.What {
  /// As logs and archives have it.
  public var kindName: String {
    switch self {
    case .visited: "visited"
    case .read: "read"
    case .answered: "answered"
    case .ran: "ran"
    case .regraded: "regraded"
    case .tookBack: "took-back"
    case .reset: "reset"
    case .madeCard: "made-card"
    case .removedCard: "removed-card"
    }
  }

  /// The lesson it belongs to; nil for what is about other events.
  public var lesson: String? {
    switch self {
    case .visited(let lesson, _), .read(let lesson, _): lesson
    case .answered(let record): record.lesson
    case .ran(let record): record.lesson
    case .madeCard(let card): card.lesson
    case .regraded, .tookBack, .reset, .removedCard: nil
    }
  }
}
