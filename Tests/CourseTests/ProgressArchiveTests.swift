import Foundation
import Testing

@testable import Course

@Suite("Progress archive") struct ProgressArchiveTests {
  typealias Samples = ReviewSamples

  static let events: [ProgressEvent] = [
    ProgressEvent(id: "1", time: 1.5, what: .visited(lesson: "a", page: "p")),
    Samples.event("2", .read(lesson: "a", page: "\u{202E}p")),
    Samples.answer("3", confidence: .guess, rating: .hard, zone: -3_600), Samples.answer("4", occasion: .lesson),
    Samples.event(
      "5",
      .ran(
        RunRecord(
          lesson: "a", experiment: "e", seed: .max, steps: 7, ending: "completed",
          settings: [RunRecord.Pair("rate", "0.3")],
          measures: [RunRecord.Measurement("loss", nil), RunRecord.Measurement("x", 0.25)]))),
    Samples.event("6", .regraded(answer: "3", .easy)), Samples.event("7", .tookBack(["4"])),
    Samples.event("8", .reset(lesson: nil, ["1", "2"])), Samples.event("9", .reset(lesson: "a", [])),
    Samples.event("10", .madeCard(PredictionCard(lesson: "a", question: "q", ask: "?", answer: "."))),
    Samples.event("11", .removedCard("card:q")),
  ]

  @Test("every kind of event comes back as it was")
  func roundTrip() throws {
    let json = try JSONEncoder().encode(ProgressArchive(Self.events))
    #expect(try JSONDecoder().decode(ProgressArchive.self, from: json).read() == Self.events)
  }

  @Test(
    "a file is believed whole or not at all",
    arguments: [
      (#""kind":"read""#, #""kind":"dreamt""#, ArchiveProblem.event(2, "is of an unknown kind \"dreamt\"")),
      (#""rating":"hard""#, #""rating":"so-so""#, .event(3, "has an unknown rating \"so-so\"")),
      (#""confidence":"guess""#, #""confidence":"never""#, .event(3, "has an unknown confidence \"never\"")),
      (#""id":"2""#, #""id":"""#, .event(2, "has no usable id")),
      (#""zone":-3600"#, #""zone":-360000"#, .event(3, "is more than a day off UTC")),
      (#""seed":"18446744073709551615""#, #""seed":"-1""#, .event(5, "has a seed that is no number")),
      (#""steps":7"#, #""stops":7"#, .event(5, "(\"ran\") lacks \"steps\"")),
      (#""version":1"#, #""version":2"#, .newer), (#""version":1"#, #""version":0"#, .foreign),
      (#""format":"gradus-progress""#, #""format":"notes""#, .foreign),
    ])
  func broken(part: String, replacement: String, problem: ArchiveProblem) throws {
    let text = String(decoding: try JSONEncoder().encode(ProgressArchive(Self.events)), as: UTF8.self)
    try #require(text.contains(part))
    let archive = try JSONDecoder().decode(
      ProgressArchive.self, from: Data(text.replacing(part, with: replacement).utf8))
    #expect(throws: problem) { try archive.read() }
    #expect(!problem.complaint.isEmpty)
  }

  @Test("flags are Markdown, a heading a question, whatever a note holds")
  func flags() {
    let flags = [
      QuestionFlag(question: "q", note: "Unclear.\n# No heading", at: Samples.moment(0)),
      QuestionFlag(question: "gone", note: "", at: Samples.moment(1)),
      QuestionFlag(question: "q", note: "Still.", at: Samples.moment(2)),
    ]
    #expect(
      QuestionFlag.markdown(flags, Curriculum(lessons: [])) == """
        ## q (in no lesson any more)

        - 2026-01-01: Unclear. # No heading
        - 2026-01-03: Still.

        ## gone (in no lesson any more)

        - 2026-01-02: wrong or unclear

        """)
  }

  @Test("a session names its events one after the other")
  func ids() {
    var ids = EventIDs(session: "s")
    #expect([ids.next(), ids.next()] == ["s-1", "s-2"])
  }
}
