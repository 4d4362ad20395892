import Course
import Foundation
import Testing

@testable import Platform

@Suite("gradus lessons") struct LessonsCommandTests {
  let home: ScratchFolder

  init() throws {
    home = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: home.path("course"), withIntermediateDirectories: true)
    try home.write(Self.lesson, to: "course/first.md")
  }

  static let lesson = """
    ---
    id: first
    title: The first
    minutes: 3
    summary: One step.
    ---
    ## One

    Words.

    ```experiment
    id: down
    kind: propagate
    network: {depth: 3, width: 4, activation: tanh, initializer: lecun, samples: 10}
    show: [forward]
    ```

    ## Two

    ```question
    id: first.sum
    kind: number
    ask: One and one?
    answer: 2
    explanation: Two.
    ```

    ```question
    id: first.product
    kind: number
    ask: One times one?
    answer: 1
    explanation: One.
    ```
    """

  func list(_ more: [String] = ["--json"], home place: ScratchFolder?) throws -> GradusProcess {
    try GradusProcess(["lessons", "--lessons", home.path("course")] + more, home: place)
  }

  func record(_ events: [ProgressEvent.What], in file: String) throws {
    let store = try ProgressStore(at: file)
    for (index, what) in events.enumerated() {
      try store.append(ProgressEvent(id: "\(index)", time: Double(index), what: what))
    }
    store.close()
  }

  /// What a learner did with this lesson, and with things that are gone since.
  static let history: [ProgressEvent.What] = [
    .visited(lesson: "first", page: "one"), .read(lesson: "first", page: "one"), .read(lesson: "first", page: "gone"),
    .visited(lesson: "first", page: "two"), answer("first.sum", isRight: false), answer("first.sum", isRight: true),
    answer("first.product", isRight: false),
    .ran(
      RunRecord(
        lesson: "first", experiment: "down", seed: 1, steps: 0, ending: "completed", settings: [], measures: [])),
    .visited(lesson: "second", page: "three"),
  ]

  static func answer(_ question: String, isRight: Bool) -> ProgressEvent.What {
    .answered(
      AnswerRecord(
        lesson: "first", question: question, answer: "2", grade: isRight ? "right" : "wrong", isRight: isRight,
        attempt: 1, hintsUsed: 0, duration: 1, seed: 1))
  }

  static func json(at place: String, read: String, answered: String, ran: String) -> String {
    """
    [
      {
        "experiments" : [
          "down"
        ],
        "id" : "first",
        "minutes" : 3,
        "needs" : [

        ],
        "pages" : [
          "one",
          "two"
        ],
        "progress" : {
          "answered" : \(answered),
          "at" : \(place),
          "experiments-run" : \(ran),
          "pages-read" : \(read)
        },
        "questions" : [
          "first.sum",
          "first.product"
        ],
        "summary" : "One step.",
        "title" : "The first"
      }
    ]

    """
  }

  static func list(_ name: String) -> String { "[\n        \"\(name)\"\n      ]" }

  static let fresh = json(at: "null", read: "[\n\n      ]", answered: "[\n\n      ]", ran: "[\n\n      ]")

  @Test("before the first step nothing is done, and nothing is made on the disk")
  func fresh() throws {
    let run = try list(home: home)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.output == Self.fresh)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["course"])
  }

  @Test("it tells what was read, answered right and run, and the place")
  func progress() throws {
    try record(Self.history, in: home.path(".local/share/gradus/progress.sqlite"))
    let run = try list(home: home)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(
      run.output
        == Self.json(
          at: "\"two\"", read: Self.list("one"), answered: Self.list("first.sum"), ran: Self.list("down")))
    #expect(
      try list([], home: home).output
        == """
        first  The first
          One step.
          2 pages, 1 experiment, 2 questions, about 3 minutes
          experiments: down
          done: 1 page, 1 experiment, 1 question; you are at two

        """)
  }

  @Test("--data-dir and XDG_DATA_HOME say where progress is", arguments: [["--data-dir"], []])
  func places(option: [String]) throws {
    try record([.visited(lesson: "first", page: "two")], in: home.path("else/gradus/progress.sqlite"))
    let run = try GradusProcess(
      option + option.map { _ in home.path("else/gradus") } + [
        "--lessons", home.path("course"), "lessons", "--json",
      ],
      home: home, environment: option.isEmpty ? ["XDG_DATA_HOME": home.path("else")] : [:])
    #expect(run.output.contains("\"at\" : \"two\""))
  }

  @Test("a log that cannot be read is told, and the lessons are listed")
  func damaged() throws {
    try home.write("not a database, but a text of some length", to: "progress.sqlite")
    let run = try list(["--json", "--data-dir", home.path], home: home)
    #expect(run.status == 0)
    #expect(run.errors == "gradus: \(ProgressFailure.noDatabase(home.path("progress.sqlite")).message)\n")
    #expect(run.output == Self.fresh)
    #expect(try home.read("progress.sqlite") == "not a database, but a text of some length")
  }

  @Test("without a home it says so and lists the lessons")
  func noHome() throws {
    let run = try list(home: nil)
    #expect(run.status == 0)
    #expect(run.errors == "gradus: \(ProgressFailure.noHome.message)\n")
    #expect(run.output == Self.fresh)
  }
}
