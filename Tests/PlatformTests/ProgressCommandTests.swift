import Course
import Foundation
import Testing

@testable import Platform

@Suite("Progress on the command line") struct ProgressCommandTests {
  let home: ScratchFolder

  init() throws {
    home = try ScratchFolder()
    let store = try ProgressStore(at: home.path("one/progress.sqlite"))
    _ = try store.merge(ReviewLogTests.events)
    store.close()
  }

  func gradus(_ arguments: String..., data: String = "one") throws -> GradusProcess {
    try GradusProcess(arguments + ["--data-dir", home.path(data)], home: home)
  }

  func events(_ data: String) throws -> [ProgressEvent] {
    let store = try ProgressStore(at: home.path(data + "/progress.sqlite"))
    defer { store.close() }
    return try store.events()
  }

  @Test("what was exported is imported elsewhere, event by event, and a second time nothing changes")
  func exchange() throws {
    let file = home.path("progress.json")
    let exported = try gradus("export-progress", file)
    #expect(exported.status == 0, "\(exported.errors)")
    #expect(exported.output == "Exported 8 events to \"\(file)\".\n")
    #expect(try gradus("export-progress", file).status == ExitStatus.inputOutput)
    #expect(try gradus("export-progress", file, "--force").status == 0)
    let imported = try gradus("import-progress", file, data: "two")
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(imported.output.hasPrefix("Imported 8 new of 8 events. What was there before is kept in "))
    #expect(try events("two") == ReviewLogTests.events)
    let again = try gradus("import-progress", file, data: "two")
    #expect(again.output == "All 8 events of \"\(file)\" are here already; nothing was changed.\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path("two")).count == 2)
  }

  @Test(
    "a file that is not whole changes nothing",
    arguments: [
      "", "{}", "[1, 2", #"{"format":"gradus-progress","version":1,"events":[{"id":"x"}]}"#,
      #"{"format":"gradus-progress","version":1,"events":[{"id":"new","time":1,"kind":"read","lesson":"a","item":"b"},{"id":"y","time":1,"kind":"odd"}]}"#,
      #"{"format":"gradus-progress","version":9,"events":[]}"#,
    ])
  func broken(text: String) throws {
    let file = try home.write(text, to: "broken.json")
    let result = try gradus("import-progress", file)
    #expect(result.status == ExitStatus.badData)
    #expect(result.errors.hasSuffix("Nothing was changed.\n"))
    #expect(try events("one") == ReviewLogTests.events)
    #expect(try gradus("import-progress", home.path("missing.json")).status == ExitStatus.inputOutput)
  }

  @Test("folding the log is timed: reviews, cards, seconds of reading and of folding")
  func fold() throws {
    let words = try gradus("rehearse", "--fold").output.split(whereSeparator: \.isWhitespace)
    #expect(words.prefix(2) == ["1", "1"])
    #expect(words.dropFirst(2).compactMap { Double($0) }.count == 2)
    #expect(try gradus("rehearse", "--fold", data: "none").status == ExitStatus.inputOutput)
  }

  @Test("the table of reviews is written for optimizers")
  func table() throws {
    #expect(try gradus("export-progress", home.path("reviews.csv"), "--format", "csv").status == 0)
    #expect(
      try home.read("reviews.csv")
        == "card_id,review_time,review_rating,review_state,review_duration\nq,1767268800000,4,0,4000\n")
  }

  @Test("a reset asks, keeps a copy, and leaves every event in the log")
  func reset() throws {
    #expect(try gradus("reset", "a").status == ExitStatus.usage)
    #expect(try gradus("reset").status == ExitStatus.usage)
    #expect(try gradus("reset", "nothing", "--yes").status == ExitStatus.usage)
    #expect(try events("one").count == 8)
    let done = try gradus("reset", "a", "--yes")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.output.hasPrefix("Reset: 3 events do not count any more. What was there before is kept in "))
    let after = try events("one")
    #expect(Array(after.prefix(8)) == ReviewLogTests.events)
    // A card of no lesson stays removed.
    var left = Progress()
    left.add(.removedCard("card:x"))
    #expect(Progress(after) == left)
    #expect(ReviewHistory(after).reviews.isEmpty)
    #expect(try gradus("reset", "--all", "--yes").output.hasPrefix("Reset: 1 event"))
    #expect(try gradus("reset", "--all", "--yes").output == "There is nothing to reset.\n")
  }

  @Test("statistics are sentences, or JSON, with a log and without")
  func statistics() throws {
    for data in ["one", "none"] {
      let text = try gradus("stats", data: data)
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.hasPrefix("You have answered \(data == "one" ? "1 review" : "0 reviews")."))
      let json = try gradus("stats", "--json", data: data)
      #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    }
    #expect(!home.has("none"))
  }

  @Test("flags are printed as Markdown")
  func flags() throws {
    #expect(try gradus("flags").output == "No question is flagged.\n")
    try FlagFile(path: home.path("one/flags.jsonl")).append(
      QuestionFlag(question: "q", note: "Two are right.", at: LocalTime(1_767_268_800)))
    #expect(try gradus("flags").output == "## q (in no lesson any more)\n\n- 2026-01-01: Two are right.\n")
  }

  @Test("check names the questions that the learner has answered and no lesson has any more")
  func vanished() throws {
    try FileManager.default.createDirectory(atPath: home.path("course"), withIntermediateDirectories: true)
    try home.write(LessonsCommandTests.lesson, to: "course/first.md")
    let result = try gradus("check", "--no-run", "--lessons", home.path("course"))
    #expect(result.status == 0)
    #expect(
      result.output.contains(
        "note: you have answered the question \"q\", which is in no lesson any more; it is kept.\n"))
  }

  @Test("a rehearsed quiz says what is saved, and two at once lose nothing")
  func rehearsal() async throws {
    let home = home
    let said = try await withThrowingTaskGroup(of: [Substring].self) { group in
      for _ in 0..<2 {
        group.addTask {
          let quiz = try GradusProcess(["rehearse", "--answers", "35", "--data-dir", home.path("three")], home: home)
          #expect(quiz.status == 0, "\(quiz.errors)")
          return quiz.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let events = try events("three")
    #expect(Set(events.map(\.id)) == Set(said.map(String.init)))
    #expect(events.count == said.count)
    #expect(ReviewHistory(events).reviews.count == 60)
  }
}
