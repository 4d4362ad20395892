import Course
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Questions on the screen") struct QuestionScreenTests {
  private func sitting(_ id: String, _ keys: String = "") throws -> QuestionSitting {
    var sitting = try QuestionSitting(id, of: .questionSamples())
    sitting.press(keys)
    return sitting
  }

  @Test("an answer is recorded with its words, its attempt, its hints and its time")
  func record() throws {
    var sitting = try sitting("choice", "i 1 Enter")
    sitting.scene.time = 1_030
    sitting.press("i 2 Enter Enter Enter")
    #expect(
      sitting.records == [
        AnswerRecord(
          lesson: "samples", question: "choice", answer: "three", grade: "wrong", isRight: false, attempt: 1,
          hintsUsed: 1, duration: 12.5, seed: 2),
        AnswerRecord(
          lesson: "samples", question: "choice", answer: "two", grade: "right", isRight: true, attempt: 2,
          hintsUsed: 2, duration: 30, seed: 2),
      ])
  }

  @Test(
    "the answer is written down in words",
    arguments: [
      ("several", "1 2 Enter", "2; 4"), ("order", "Space j j Enter", "two; one; three"),
      ("number", "1/4 Enter", "1/4"), ("text", "rain Enter", "rain"),
    ])
  func words(id: String, keys: String, words: String) throws {
    #expect(try sitting(id, keys).records.map(\.answer) == [words])
  }

  @Test("Enter goes back to the page once the question is over, and q at any time")
  func leave() throws {
    #expect(try sitting("choice", "2 Enter Enter").replies.last == .leave)
    #expect(try sitting("choice", "1 Enter 3 Enter Enter").replies.last == .leave)
    #expect(try sitting("choice", "1 q").replies == [.leave])
    #expect(try sitting("number", "1 ^G").replies == [.leave])
    #expect(try sitting("number", "1 Tab q").replies == [.leave])
    #expect(try sitting("guess-choice", "1 Enter q").replies.last == .leave)
  }

  @Test("a prediction asks once for its experiment with its own settings")
  func measure() throws {
    let sitting = try sitting("guess-number", "0.5 Enter Enter Enter")
    let lesson = try Lesson.questionSamples()
    let written = try #require(lesson.experiments.first)
    let settled = try written.with([Setting.Entry("initializer", .text("xavier"))])
    #expect(sitting.replies == [.effect(.measure(RunID(3), settled, Measure(.trainLoss)))])
    #expect(settled != written)
  }

  @Test(
    "a prediction is judged by what its run really gives",
    arguments: [
      ("guess-choice", "1 Enter", "exact", "At ln 2."), ("guess-choice", "2 Enter", "wrong", "Near zero."),
      ("guess-number", "0.36 Enter", "exact", "0.36"), ("guess-number", "0.2 Enter", "right-magnitude", "0.2"),
      ("guess-number", "0.01 Enter", "right-direction", "0.01"), ("guess-number", "7 Enter", "wrong", "7"),
      (
        "guess-curve", "0.7 Enter Right 0.4 Enter Right 0.3 Enter Enter", "right-magnitude",
        "epoch 0: 0.7; epoch 200: 0.4; epoch 400: 0.3"
      ),
      (
        "guess-curve", "1e-9 Enter Right Right 9 Enter Enter", "wrong", "epoch 0: 1e-09; epoch 200: 0.5; epoch 400: 9"
      ),
    ])
  func predictions(id: String, keys: String, grade: String, words: String) throws {
    var sitting = try sitting(id, keys)
    try sitting.train()
    let record = try #require(sitting.records.first)
    #expect(sitting.records.count == 1)
    #expect(record.grade == grade)
    #expect(record.answer == words)
    #expect(record.isRight == (grade == "exact" || grade == "right-magnitude"))
    #expect(record.duration == 12.5)
    #expect(sitting.screen.asking.isOver)
    // The result comes once; another one changes nothing.
    let before = sitting.screen
    try sitting.train()
    #expect(sitting.screen == before)
    #expect(sitting.records.count == 1)
    sitting.press("Enter")
    let settings = sitting.screen.prediction?.with ?? []
    #expect(sitting.replies.last == .openLab(experiment: "tiny", settings: settings, isPaused: false))
  }

  @Test("a run that fails keeps the prediction and says why")
  func failure() throws {
    var sitting = try sitting("guess-number", "0.5 Enter")
    sitting.screen.fail("The data file \"a.csv\" was not found beside the lesson.")
    #expect(sitting.state == "\"0.5\" typing, note")
    #expect(sitting.drawn(width: 80, height: 22).text.contains("a.csv"))
    sitting.press("Enter")
    #expect(sitting.state == "\"0.5\" typing, waits")
    #expect(sitting.records == [])
  }

  @Test("a run without the measure judges nobody")
  func nothingMeasured() throws {
    var sitting = try sitting("guess-number", "0.5 Enter")
    let frame = Frame(
      step: 0, epoch: 0, plannedSteps: 0, panels: [], readings: [], knobs: [], claims: [], seed: 1, ending: .completed
    )
    let replies = sitting.screen.receive(Outcome(frame: frame, curve: []), sitting.scene)
    #expect(replies == [])
    #expect(sitting.state == "\"0.5\" typing, note")
  }

  @Test("an experiment that is missing is named")
  func missingExperiment() throws {
    var lesson = try Lesson.questionSamples()
    lesson.pages[0].blocks.removeAll { if case .experiment = $0.content { true } else { false } }
    var sitting = try QuestionSitting("guess-choice", of: lesson)
    sitting.press("1 Enter")
    #expect(sitting.state == "at 1, note")
    #expect(sitting.drawn(width: 80, height: 22).text.contains("\"tiny\" is not in this lesson"))
  }

  @Test("a question that was answered before says so, and is asked anew")
  func again() throws {
    var sitting = try sitting("choice")
    let record = AnswerRecord(
      lesson: "samples", question: "choice", answer: "one", grade: "wrong", isRight: false, attempt: 1, hintsUsed: 0,
      duration: 1, seed: 1)
    sitting.scene.progress.add(.answered(record))
    #expect(sitting.drawn(width: 80, height: 22).text.contains("You have tried it before."))
    sitting.press("2 Enter")
    #expect(sitting.records.map(\.attempt) == [1])
    #expect(!sitting.drawn(width: 80, height: 22).text.contains("before"))
  }

  /// Each kind at the start, in the middle and at the end.
  static let stages = [
    ("choice", ""), ("choice", "1 Enter i"), ("choice", "2 Enter"), ("several", "1"),
    ("several", "3 Enter 3 1 Enter"),
    ("number", ""), ("number", "x Enter Tab"), ("number", "4 Enter"), ("number", ".25 Enter"), ("order", "Space j"),
    ("order", "] Enter ] Enter"), ("text", "rain Enter"), ("guess-choice", "1 Enter"), ("guess-number", "1 Enter"),
    ("guess-curve", ""), ("guess-curve", "1"), ("guess-curve", "k Enter"),
  ]

  @Test("no key means two things, and every binding says what it does", arguments: stages)
  func keyMaps(id: String, keys: String) throws {
    let sitting = try sitting(id, keys)
    let map = sitting.screen.keyMap(sitting.scene)
    #expect(map.duplicates == [])
    #expect(!map.bindings.isEmpty)
    #expect(map.bindings.allSatisfy { !$0.help.isEmpty && !$0.label.isEmpty && !$0.group.isEmpty })
    let isTyping = sitting.screen.isTyping && sitting.screen.isOpen
    let letters = map.bindings.flatMap(\.keys).filter { if case .character = $0 { true } else { false } }
    #expect(!isTyping || letters.isEmpty)
  }

  @Test("no size is too small, at any stage", arguments: stages)
  func sizes(id: String, keys: String) throws {
    var sitting = try sitting(id, keys)
    if sitting.screen.pending != nil { try sitting.train() }
    for glyphs in [GlyphTier.braille, .ascii] {
      sitting.scene = QuestionSitting.scene(glyphs: glyphs, colors: glyphs == .ascii ? .none : .palette256)
      for width in [0, 1, 2, 3, 5, 8, 13, 20, 33, 44, 60, 100] {
        for height in [0, 1, 2, 3, 4, 7, 10, 15, 22, 60] {
          let surface = sitting.drawn(width: width, height: height)
          if let cursor = surface.cursor { #expect(surface.bounds.contains(x: cursor.x, y: cursor.y)) }
          let isPlain = glyphs != .ascii || surface.text.unicodeScalars.allSatisfy { $0.isASCII }
          #expect(isPlain, "\(width)x\(height)")
        }
      }
    }
  }

  @Test("a question draws nothing outside its place")
  func place() throws {
    let sitting = try sitting("choice", "1 Enter i")
    var surface = Surface(width: 90, height: 40)
    surface.fill(surface.bounds, with: Cell("."))
    let rect = Rect(x: 11, y: 3, width: 56, height: 12)
    sitting.screen.draw(on: &surface, in: rect, sitting.scene)
    for y in 0..<surface.height {
      for x in 0..<surface.width where !rect.contains(x: x, y: y) {
        #expect(surface[x, y] == Cell("."), "\(x), \(y)")
      }
    }
  }

  @Test(
    "the cursor stands where one acts",
    arguments: [("choice", "2", "›"), ("number", "0.2", " "), ("order", "j", "›")])
  func cursor(id: String, keys: String, under: Character) throws {
    let surface = try sitting(id, keys).drawn(width: 80, height: 22)
    let cursor = try #require(surface.cursor)
    #expect(surface[cursor.x, cursor.y].character == under)
  }

  @Test("a long question scrolls by lines and windows, and a key that answers brings the answer back")
  func scrolling() throws {
    var sitting = try QuestionSitting("initialization.what-breaks", of: .initialization())
    func top() -> String { sitting.drawn(width: 40, height: 10).row(0) }
    (sitting.scene.width, sitting.scene.height) = (40, 12)
    let start = top()
    #expect(start.contains("Question"))
    sitting.press("PgDn")
    #expect(!top().contains("Question"))
    sitting.press("PgDn PgDn PgDn PgDn PgUp PgUp PgUp")
    #expect(top() == start)
    sitting.press("PgDn PgDn 1")
    #expect(sitting.drawn(width: 40, height: 10).text.contains("› 1. [x]"))
    sitting.press("Enter 2 Enter Down")
    let below = top()
    sitting.press("Up")
    #expect(top() != below)
  }
}
