import Course
import Foundation
import Lab
import TerminalUI
import Testing

@testable import Tutor

/// A learner in front of a question: keys go in, states and replies come out.
struct QuestionSitting {
  var screen: QuestionScreen
  var scene = QuestionSitting.scene()
  private(set) var replies: [Reply] = []

  init(_ id: String, of lesson: Lesson, seed: UInt64 = 2) throws {
    let question = try #require(lesson.questions.first { $0.id == id }, "no question \(id)")
    screen = QuestionScreen(question, of: lesson, run: RunID(3), seed: seed, at: 1_000)
  }

  static func scene(
    width: Int = 80, height: Int = 24, glyphs: GlyphTier = .braille, colors: ColorTier = .palette256
  ) -> Scene {
    Scene(
      theme: .make(.dark, Capability(colors: colors, glyphs: glyphs)), settings: Settings(), progress: Progress(),
      time: 1_012.5, width: width, height: height)
  }

  /// Presses keys as their owner hands them on: an editor first, then the key map.
  ///
  /// - Parameter keys: names between blanks, `Enter Space Tab ^G Up Down Left Right Backspace PgDn PgUp`; anything
  ///   else is typed letter by letter.
  mutating func press(_ keys: String) {
    for word in keys.split(separator: " ") { for key in Self.keys(String(word)) { press(key) } }
  }

  mutating func press(_ key: Key) {
    if let answered = screen.edit(key, scene) {
      replies += answered
    } else if let command = screen.keyMap(scene).command(for: key) {
      replies += screen.perform(command, scene)
    }
  }

  private static func keys(_ word: String) -> [Key] {
    let named: [String: Key] = [
      "Enter": .enter, "Space": .character(" "), "Tab": .tab, "^G": .control("g"), "Up": .up, "Down": .down,
      "Left": .left, "Right": .right, "Backspace": .backspace, "PgDn": .pageDown, "PgUp": .pageUp,
    ]
    return named[word].map { [$0] } ?? word.map { .character($0) }
  }

  /// Does what Platform does with the effect: trains the experiment to its end and hands over what it gave.
  mutating func train() throws {
    let effects = replies.compactMap {
      if case .effect(.measure(_, let what, let of)) = $0 { (what, of) } else { nil }
    }
    let (experiment, measure) = try #require(effects.last)
    var run = try Run(experiment)
    let curve = run.finish().curve(of: measure.text, over: "epoch")
    let outcome = Outcome(
      frame: run.frame(), curve: curve.map { Outcome.Point(epoch: $0.x, value: $0.y) })
    replies += screen.receive(outcome, scene)
  }

  var records: [AnswerRecord] {
    replies.compactMap { if case .effect(.record(.answered(let record))) = $0 { record } else { nil } }
  }

  /// The state in a line: the answer as it stands, the tries, hints, and what is waited for.
  var state: String {
    var parts = [entry]
    parts += screen.asking.attempts.map { $0.verdict.grade.isRight ? "right" : "miss" }
    if screen.asking.hintsShown > 0 { parts.append("hints \(screen.asking.hintsShown)") }
    if screen.note != nil { parts.append("note") }
    if screen.pending != nil { parts.append("waits") }
    if screen.asking.isOver { parts.append("over") }
    return parts.joined(separator: ", ")
  }

  private var entry: String {
    switch screen.entry {
    case .choices(let choices):
      let rows = choices.shown.indices.filter { choices.picked.contains(choices.shown[$0]) }.map { String($0 + 1) }
      let at = choices.cursor.map { "at \($0 + 1)" } ?? "nothing"
      return rows.isEmpty ? at : at + " picked " + rows.joined()
    case .order(let order):
      return order.items.map(String.init).joined() + " at \(order.cursor + 1)" + (order.isHolding ? " held" : "")
    case .text(let field): return "\"\(field.text)\"" + (screen.isTyping ? " typing" : "")
    case .sketch(let sketch):
      let values = sketch.values.map { String($0) }.joined(separator: " ")
      return values + " at \(sketch.selection + 1)" + (sketch.typed.map { " typing \($0.text)" } ?? "")
    }
  }

  func drawn(width: Int, height: Int) -> Surface {
    var surface = Surface(width: width, height: height)
    var scene = scene
    (scene.width, scene.height) = (width, height + 2)
    screen.draw(on: &surface, in: surface.bounds, scene)
    return surface
  }
}

extension Lesson {
  static func initialization() throws -> Lesson { try #require(sampleCourse.lesson("initialization")) }

  /// One question of each kind, and experiments that train in a moment.
  static func questionSamples() throws -> Lesson {
    let (lesson, diagnostics) = LessonParser.parse(text: samples, file: "samples.md")
    #expect(diagnostics.map(\.description) == [])
    return try #require(lesson)
  }

  private static let samples = """
    ---
    id: samples
    title: Samples
    minutes: 5
    ---
    ## Experiments

    ```experiment
    id: tiny
    title: A tiny network
    kind: train
    data: {circle: {samples: 20}}
    network: [{dense: 2, activation: tanh}, {dense: 1}]
    initializer: zero
    loss: binary-cross-entropy
    optimizer: {sgd: {learning-rate: 0.3}}
    epochs: 400
    ```

    ```question
    id: choice
    kind: choice
    ask: One plus one?
    choices:
      - {text: "one", why: That is one of them.}
      - {text: "two", right: true, why: Count them.}
      - {text: "three", why: That is one too many.}
    hints: [Use your fingers., Both hands.]
    explanation: One and one are two.
    ```

    ```question
    id: several
    kind: several
    ask: Which are even?
    choices:
      - {text: "1", why: It is odd.}
      - {text: "2", right: true, why: It is even.}
      - {text: "4", right: true, why: It is even.}
    ```

    ```question
    id: number
    kind: number
    ask: A quarter?
    answer: 0.25
    unit: pies
    traps: [{value: 4, why: That is the other way round.}]
    hints: [Divide by four.]
    explanation: One of four.
    ```

    ```question
    id: order
    kind: order
    ask: Smallest first.
    items: [one, two, three]
    explanation: By size.
    ```

    ```question
    id: text
    kind: text
    ask: What falls?
    accept: [loss, the loss]
    reject: [{text: rain, why: Not in here.}]
    explanation: It is the loss.
    ```

    ```question
    id: guess-choice
    kind: predict
    ask: Where does it end?
    experiment: tiny
    measure: train-loss
    choices:
      - {text: Near zero., when: below 0.1, why: Nothing moves.}
      - {text: At ln 2., when: between 0.69 and 0.7, why: A coin flip.}
    explanation: Zeros stay zeros.
    ```

    ```question
    id: guess-number
    kind: predict
    ask: The loss at the end?
    experiment: tiny
    with: {initializer: xavier}
    measure: train-loss
    answer: number
    baseline: ln 2
    explanation: It falls a little.
    ```

    ```question
    id: guess-curve
    kind: predict
    ask: Draw the loss.
    experiment: tiny
    measure: train-loss
    with: {initializer: xavier}
    answer: {sketch: [0, 200, 400]}
    exact: 0.01
    explanation: It falls slowly, and then faster.
    ```
    """
}
