import Course
import Engine
import Lab
import Testing

@testable import Tutor

/// What a transcript of the real lesson does not show: what is remembered, other blocks, odd input.
@Suite("Linear tutor") struct LinearTutorTests {
  /// Pages with every kind of block, and experiments that take no time.
  static let sample = curriculum([
    (
      "blocks",
      """
      ## Blocks

      ### A heading

      A *soft* **term**, `code()`, a [link](https://example.org), “quotes” – and…\\
      a forced break. A bell \u{7} and Müller.

      > Someone said
      >
      > - one
      > - two

      3. three
      4. four

         with more

      ```swift
      let x = 1 // \u{1B}[31mred
      ```

      | a | b |
      |---|---|
      | 1 | $x^2$ |

      ***

      $$\\sqrt{\\frac{a + b}{c}} + \\sum_{i=1}^n i$$

      ```myth
      belief: All is well.
      correction: It is not.
      ```

      ```question
      id: broken
      kind: chioce
      ```

      ```glossary
      term: What is *meant*.
      ```
      """
    ),
    (
      "guesses",
      """
      ## Guesses

      ```question
      id: guesses.sketch
      kind: predict
      ask: Draw the loss.
      experiment: small
      measure: train-loss
      answer: {sketch: [0, 5, 10]}
      explanation: It falls.
      ```

      ```experiment
      id: small
      kind: train
      data: {circle: {samples: 20}}
      network: [{dense: 2, activation: tanh}, {dense: 1}]
      initializer: xavier
      loss: binary-cross-entropy
      optimizer: {sgd: {learning-rate: 0.1}}
      epochs: 10
      seed: 7
      ```

      ```recipe
      title: Slower
      experiment: small
      settings: {learning-rate: 0.01}
      good: true
      why: It still falls.
      ```

      ## Last
      """
    ),
  ])

  @Test("where there is nothing to wait for, a knob shows what it does; the way to a goal is not told")
  func atOnce() {
    let course = curriculum([
      (
        "shares",
        """
        ## A page

        ```experiment
        id: warmth
        kind: softmax
        logits: [2, 1, 0]
        knobs: [temperature]
        show: [bars]
        claims:
          - say: Cold.
            with: {temperature: 0.25}
            expect: entropy below 0.1
            fails-with: {temperature: 1}
          - say: Warm.
            with: {temperature: 10}
            expect: entropy above 1.09
            goal: true
            fails-with: {temperature: 1}
        ```
        """
      )
    ])
    var session = LinearSession(course, start: LinearTutor.Place(lesson: "shares"))
    let opened = session.type("1")
    #expect(opened.contains("Cold. (set temperature 0.25)"))
    #expect(opened.contains("[open] Warm.\n"))
    #expect(session.type("run").contains("there is nothing to wait for"))
    let turned = session.type("set temperature 10")
    #expect(turned.contains("entropy 1.095"))
    #expect(turned.contains("[holds] Warm."))
    #expect(!turned.contains("Step 0"))
  }

  @Test("every block is read out in its place, without a control character")
  func blocks() {
    var session = LinearSession(Self.sample, start: .init(lesson: "blocks"))
    for line in ["t", "t term", "q"] { session.type(line) }
    expectTranscript(session.transcript, "linear-blocks")
  }

  @Test("a sketch is given a value at a time or all at once, and opens its experiment")
  func sketch() {
    var session = LinearSession(Self.sample, start: .init(lesson: "guesses"))
    for line in ["2", "3", "1", "0.7", "x", "0,6 1/2 1", "0.6 0.5", "3", "", "q", "1", "0.7 0.6 0.5", ""] {
      session.type(line)
    }
    expectTranscript(session.transcript, "linear-sketch")
  }

  @Test("what is done is remembered once, as it happened")
  func events() {
    var session = LinearSession(Self.sample, start: .init(lesson: "guesses"))
    for line in ["1", "0.7 0.6 0.5", "2", "", "", "back 3", "run", "q", "", "q"] { session.type(line) }
    let seed = 1_700_000_010.0.bitPattern
    #expect(session.isOver)
    #expect(session.events.count == 5)
    #expect(session.events.first == .visited(lesson: "guesses", page: "guesses"))
    guard case .answered(let answer)? = session.events.dropFirst().first else {
      return #expect(Bool(false), "no answer in \(session.events)")
    }
    #expect((answer.lesson, answer.question) == ("guesses", "guesses.sketch"))
    #expect(answer.answer == "epoch 0: 0.7; epoch 5: 0.6; epoch 10: 0.5")
    #expect((answer.attempt, answer.hintsUsed, answer.duration, answer.seed) == (1, 0, 10, seed))
    #expect(["exact", "right-magnitude", "right-direction", "wrong"].contains(answer.grade))
    guard case .ran(let run) = session.events[2] else { return #expect(Bool(false), "no run in \(session.events)") }
    #expect((run.experiment, run.seed, run.steps, run.ending) == ("small", 7, 10, "completed"))
    #expect(run.settings.contains { $0 == .init("learning-rate", "0.1") })
    #expect(
      session.events[3...] == [.read(lesson: "guesses", page: "guesses"), .visited(lesson: "guesses", page: "last")])
  }

  @Test("each attempt at a question is remembered with its number and its hints")
  func attempts() throws {
    var session = LinearSession(
      sampleCourse, start: .init(lesson: "initialization", page: "why-nothing-moves"))
    for line in ["1", "a lot", "h", "0.5", "", "0.611"] { session.type(line) }
    let answers = session.events.compactMap { if case .answered(let record) = $0 { record } else { nil } }
    #expect(answers.map(\.attempt) == [1, 2])
    #expect(answers.map(\.hintsUsed) == [1, 1])
    #expect(answers.map(\.isRight) == [false, true])
    #expect(answers.map(\.answer) == ["0.5", "0.611"])
    #expect(answers.map(\.duration) == [30, 50])
  }

  @Test("a prediction that was far off becomes a card, which can be removed")
  func card() {
    var session = LinearSession(Self.sample, start: .init(lesson: "guesses"))
    session.type("1")
    #expect(session.type("90 95 99").contains("Your numbers became a card"))
    guard case .madeCard(let card)? = session.events.last else { return #expect(Bool(false), "no card") }
    #expect(card.ask.contains("epoch 10: 99"))
    #expect(session.type("x").contains("The card is removed"))
    #expect(session.events.last == .removedCard("card:guesses.sketch"))
    #expect(session.type("x").contains("No card"))
  }

  @Test("an answer given twice counts once, and words that begin like a command are an answer")
  func sameAnswer() throws {
    let text = """
      ## Page

      ```question
      id: q
      kind: text
      ask: What?
      accept: [r squared]
      explanation: It is r squared.
      ```
      """
    var session = LinearSession(curriculum([("one", text)]), start: LinearTutor.Place(lesson: "one"))
    session.type("1")
    session.type("slope")
    #expect(session.type("slope").contains("does not count again"))
    #expect(session.type("R squared").contains("Right."))
    let records = session.events.compactMap { if case .answered(let record) = $0 { record } else { nil } }
    #expect(records.map(\.attempt) == [1, 2])
    #expect(records.map(\.isRight) == [false, true])
  }

  @Test("a changed run that comes to its end is remembered too")
  func runsAreRemembered() {
    var session = LinearSession(Self.sample, progress: [Self.predicted], start: .init(lesson: "guesses"))
    for line in ["2", "run 4", "run", "seed 8", "run", "set learning-rate 0.2", "reset", "epoch", "run"] {
      session.type(line)
    }
    let seeds = session.events.compactMap { if case .ran(let record) = $0 { record.seed } else { nil } }
    #expect(seeds == [7, 8, 8])
  }

  private static let predicted = ProgressEvent.What.answered(
    AnswerRecord(
      lesson: "guesses", question: "guesses.sketch", answer: "", grade: "wrong", isRight: false, attempt: 1,
      hintsUsed: 0, duration: 1, seed: 1))

  @Test("the contents offer the page the learner was on last")
  func continuation() {
    var session = LinearSession(Self.sample, progress: [.visited(lesson: "guesses", page: "last")])
    #expect(session.transcript.contains("Enter: go on with page 2 of \"Lesson guesses\"."))
    #expect(session.type("").contains("Page 2 of 2: Last"))
    #expect(session.type("").contains("Contents"))
    #expect(session.type("gueses").contains("Did you mean \"guesses\"?"))
    #expect(session.type("BLOCKS").contains("Page 1 of 1: Blocks"))
  }

  @Test("a place that does not exist is named, and the contents are shown")
  func unknownStart() {
    let session = LinearSession(Self.sample, start: .init(lesson: "guesses", page: "nowhere"))
    #expect(session.transcript.contains("There is no page to read at \"guesses/nowhere\"."))
    #expect(session.transcript.contains("Contents"))
  }

  @Test("a course without lessons can be left")
  func empty() {
    var session = LinearSession(Curriculum(lessons: []))
    #expect(session.transcript.contains("There is no lesson to read."))
    for line in ["", "1", "?", "x"] { #expect(!session.type(line).isEmpty) }
    session.type("q")
    #expect(session.isOver)
  }

  @Test("an experiment whose data are missing says so")
  func missingData() {
    let lessons = curriculum([
      (
        "data",
        """
        ## Data

        ```experiment
        id: iris
        kind: train
        data: {table: {file: data/iris.csv, label: species}}
        network: [{dense: 3}]
        initializer: xavier
        loss: softmax-cross-entropy
        optimizer: {sgd: {learning-rate: 0.1}}
        epochs: 1
        ```
        """
      )
    ])
    var session = LinearSession(lessons, start: .init(lesson: "data"))
    #expect(session.type("1").contains("The data file \"data/iris.csv\" was not found"))
  }

  @Test("text is wrapped to the width that is asked for", arguments: [20, 40, 72, 100_000])
  func width(_ width: Int) throws {
    var session = LinearSession(sampleCourse, start: .init(lesson: "initialization"), width: width)
    for line in ["", "", "", ""] { session.type(line) }
    let longest = session.transcript.split(separator: "\n").map(\.count).max() ?? 0
    #expect(longest <= width)
    #expect(width < 100_000 || longest > 200)
  }

  @Test("2,000 random lines are all answered, none of them traps")
  func fuzz() throws {
    var generator = Generator(seed: 49)
    let words = [
      "", "", "n", "b", "c", "g", "t", "/", "r", "?", "q", "1", "2", "3", "4", "12", "run", "step", "epoch", "set",
      "seed", "reset", "back", "forward", "fork", "pin", "unpin", "compare", "plot", "table", "knobs", "claims", "h",
      "i", "help", "quit", "learning-rate", "=", "0.1", "-1", "1e999", "nan", "99999999999999999999", "{", "]",
      "zero",
      "initializer", "term", "\u{1B}[2J", "\u{202E}", "\u{0}", "é", "日本", "\u{FFFD}", "a\u{301}", "\t", "guesses",
      "blocks", "activation", "relu", "units", "7", "0.5 0.6 0.7", String(repeating: "x", count: 9_000),
    ]
    func any(below count: Int) -> Int { Int(generator.next() % UInt64(count)) }
    var session = LinearSession(Self.sample)
    var events: [ProgressEvent.What] = []
    for _ in 0..<2_000 {
      let line = (0...any(below: 3)).map { _ in words[any(below: words.count)] }.joined(separator: " ")
      let answer = session.type(line)
      #expect(!answer.isEmpty, "\(line) was not answered")
      expectPrintable(answer)
      guard session.isOver else { continue }
      events += session.events
      session = LinearSession(Self.sample, progress: events)
    }
    // The lines went deep enough to answer and to train.
    #expect(events.contains { if case .answered = $0 { true } else { false } })
    #expect(events.contains { if case .ran = $0 { true } else { false } })
  }
}
