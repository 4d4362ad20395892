import Course
import Foundation
import GRDB
import Testing

@testable import Platform

@Suite("Reviews in the log") struct ReviewLogTests {
  let scratch: ScratchFolder
  let path: String

  init() throws {
    scratch = try ScratchFolder()
    path = scratch.path("data/progress.sqlite")
  }

  static func answer(_ question: String, rating: ReviewGrade? = .good) -> ProgressEvent.What {
    .answered(
      AnswerRecord(
        lesson: "a", question: question, answer: "x", grade: "right", isRight: true, attempt: 1, hintsUsed: 0,
        duration: 4, seed: 9, occasion: .quiz, confidence: .fairly, rating: rating))
  }

  static let events: [ProgressEvent] = [
    ProgressEvent(id: "1", time: 1_767_268_800, zoneOffset: -3_600, what: answer("q")),
    ProgressEvent(id: "2", time: 1_767_268_900, zoneOffset: 7_200, what: answer("r", rating: nil)),
    ProgressEvent(id: "3", time: 1_767_269_000, what: .regraded(answer: "1", .easy)),
    ProgressEvent(id: "4", time: 1_767_269_100, what: .tookBack(["2", "unknown"])),
    ProgressEvent(id: "5", time: 1_767_269_200, what: .reset(lesson: nil, [])),
    ProgressEvent(
      id: "6", time: 1_767_269_300,
      what: .madeCard(PredictionCard(lesson: "a", question: "p", ask: "You \0 expected", answer: "日本"))),
    ProgressEvent(id: "7", time: 1_767_269_400, what: .removedCard("card:x")),
    ProgressEvent(id: "8", time: 1_767_269_500, what: .read(lesson: "a", page: "p")),
  ]

  @Test("events about reviews come back as they were")
  func roundTrip() throws {
    let store = try ProgressStore(at: path)
    for event in Self.events { try store.append(event) }
    #expect(try store.events() == Self.events)
    let history = try store.history(now: 1_767_300_000)
    #expect(history == ReviewHistory(Self.events, now: 1_767_300_000))
    #expect(history.reviews.map(\.grade) == [.easy])
    #expect(history.reviews.map(\.moment.zoneOffset) == [-3_600])
    #expect(history.cards.map(\.id) == ["card:p"])
  }

  @Test("progress does not count what was taken back, even where an earlier answer is under it")
  func progress() throws {
    let store = try ProgressStore(at: path)
    var events = Self.events
    events.append(ProgressEvent(id: "9", time: 1, what: .visited(lesson: "a", page: "one")))
    events.append(ProgressEvent(id: "10", time: 2, what: .visited(lesson: "a", page: "two")))
    events.append(ProgressEvent(id: "11", time: 3, what: .tookBack(["10", "8"])))
    for event in events { try store.append(event) }
    let progress = try store.progress()
    #expect(progress == Progress(events))
    #expect(progress.place?.page == "one")
    #expect(progress.answered == ["q": true])
    #expect(progress.pagesRead.isEmpty)
    try store.database.write {
      try $0.execute(sql: "INSERT INTO event (id, time, kind, ids) VALUES ('odd', 1, 'took-back', '[not json')")
    }
    #expect(try store.progress() == progress)
  }

  @Test("a log is merged whole and once")
  func merge() throws {
    let store = try ProgressStore(at: path)
    try store.append(Self.events[0])
    #expect(try store.unknown(among: Self.events) == 7)
    #expect(try store.merge(Self.events) == 7)
    #expect(try store.merge(Self.events) == 0)
    #expect(try store.unknown(among: Self.events) == 0)
    #expect(try store.events() == Self.events)
  }

  @Test("two machines that merge each other's log know the same, and what one took back is gone on both")
  func machines() throws {
    let (one, two) = (try ProgressStore(at: path), try ProgressStore(at: scratch.path("other/progress.sqlite")))
    let shared = Array(Self.events[..<2])
    for store in [one, two] { _ = try store.merge(shared) }
    try one.append(Self.events[3])
    try one.append(ProgressEvent(id: "one", time: 1_767_280_000, zoneOffset: 0, what: Self.answer("s")))
    try two.append(ProgressEvent(id: "two", time: 1_767_270_000, zoneOffset: 0, what: Self.answer("s")))
    let (first, second) = (try one.events(), try two.events())
    _ = try one.merge(second)
    _ = try two.merge(first)
    let now = 1_767_300_000.0
    #expect(try one.history(now: now) == two.history(now: now))
    #expect(try one.history(now: now).reviews.map(\.id) == ["1", "two", "one"])
    #expect(try Set(one.events().map(\.id)) == Set(two.events().map(\.id)))
  }

  @Test("a copy is a log of its own, and a second one never takes its place")
  func backup() throws {
    let store = try ProgressStore(at: path)
    _ = try store.merge(Self.events)
    let moment = LocalTime(1_767_268_800)
    let (first, second) = (
      try store.backup(before: "import", at: moment), try store.backup(before: "import", at: moment)
    )
    #expect(first.hasSuffix("progress-2026-01-01-before-import.sqlite"))
    #expect(second.hasSuffix("progress-2026-01-01-before-import-2.sqlite"))
    #expect(try ProgressStore(at: first).events() == Self.events)
  }

  @Test("what is recorded carries the zone of this machine, and a name that was given")
  func stamps() throws {
    let writer = ProgressWriter(SavedProgress(at: path), mailbox: Mailbox())
    writer.record(Self.answer("q"), id: "named", at: 1_767_268_800)
    #expect(writer.drain(seconds: 10) == 0)
    let event = try #require(try ProgressStore(at: path).events().first)
    #expect(event.id == "named")
    #expect(event.zoneOffset == Moment.zoneOffset(at: 1_767_268_800))
    #expect(TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: 1_767_268_800)) == event.zoneOffset)
  }

  @Test("flags are kept one a line, and a damaged line hides no other")
  func flags() throws {
    let file = FlagFile(path: scratch.path("new/flags.jsonl"))
    #expect(try file.read() == [])
    let flags = ["odd\nnote", "日本"].map { QuestionFlag(question: "q", note: $0, at: LocalTime(1, zoneOffset: 60)) }
    try file.append(flags[0])
    try scratch.write(try scratch.read("new/flags.jsonl") + "{broken\n", to: "new/flags.jsonl")
    try file.append(flags[1])
    #expect(try file.read() == flags)
  }
}
