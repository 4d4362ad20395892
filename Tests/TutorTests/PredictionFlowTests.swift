import Course
import Engine
import Lab
import TerminalUI
import Testing

@testable import Tutor

/// What keeps an experiment closed, and what opens it, by every way there is.
@Suite("Predictions and what they open") struct PredictionFlowTests {
  /// At the page with two predictions about one experiment, and two recipes for it.
  private func atTheDoor(width: Int = 80, height: Int = 60, answered: [String] = []) -> Robot {
    let events = answered.map { id in
      ProgressEvent(
        id: id, time: 0,
        what: .answered(
          AnswerRecord(
            lesson: "first", question: id, answer: "", grade: "wrong", isRight: false, attempt: 1, hintsUsed: 0,
            duration: 1, seed: 1)))
    }
    return Robot(
      robotCourse, width: width, height: height, progress: Progress(events),
      place: .lesson(id: "first", page: "a-locked-door"))
  }

  private func starts(_ effects: [Effect]) -> [Effect] {
    effects.filter { if case .start = $0 { true } else { false } }
  }

  @Test(
    "no way opens an experiment before its predictions",
    arguments: ["r", "Tab Tab Tab Enter", "Tab Tab Tab Tab Enter", "o Enter r", "/ network Enter r", "q Enter r"])
  func closed(keys: String) {
    for width in [80, 200] {
      var robot = atTheDoor(width: width)
      robot.type(keys)
      #expect(starts(robot.effects).isEmpty)
      #expect(robot.text.contains("Predict"))
      #expect(robot.footer.contains("expect"))
    }
  }

  @Test("an experiment with two predictions opens after the second, and the first leads to it")
  func two() throws {
    for width in [80, 200] {
      var robot = atTheDoor(width: width)
      robot.type("r 1 Enter")
      try robot.measure()
      #expect(robot.text.contains("what else you expect"))
      #expect(robot.footer.contains("predict more"))
      robot.type("Enter")
      #expect(starts(robot.effects).isEmpty)
      #expect(robot.text.contains("And with other weights?"))
      robot.type("0.6 Enter")
      try robot.measure()
      #expect(robot.footer.contains("watch it run"))
      robot.type("Enter")
      #expect(starts(robot.effects).count == 1)
      #expect(robot.text.contains("Knobs"))
    }
  }

  @Test("a prediction that is left while it trains counts for nothing and may be made anew")
  func left() throws {
    var robot = atTheDoor()
    robot.type("r 1 Enter q")
    try robot.measure()
    #expect(!robot.effects.contains { if case .record(.answered) = $0 { true } else { false } })
    robot.type("r 1 Enter")
    try robot.measure()
    let records = robot.effects.compactMap { if case .record(.answered(let record)) = $0 { record } else { nil } }
    #expect(records.map(\.attempt) == [1])
  }

  @Test("a prediction that was far off becomes a card with the learner's own numbers, and a key removes it")
  func card() throws {
    func cards(_ robot: Robot) -> [ProgressEvent.What] {
      robot.effects.compactMap { effect in
        guard case .record(let what) = effect else { return nil }
        switch what {
        case .madeCard, .removedCard: return what
        default: return nil
        }
      }
    }
    for (width, height) in [(80, 24), (200, 60), (40, 12)] {
      var robot = atTheDoor(width: width, height: height)
      robot.type("r 1 Enter")
      try robot.measure()
      guard case .madeCard(let card)? = cards(robot).first else { return #expect(Bool(false), "no card") }
      #expect(card.question == "first.guess")
      #expect(card.ask.hasPrefix("You expected Near zero."))
      #expect(card.ask.contains("0.69"))
      robot.type("x")
      #expect(cards(robot) == [.madeCard(card), .removedCard("card:first.guess")])
      robot.type("x")
      #expect(cards(robot).count == 2)
      // Removed is removed, however often it is missed again.
      #expect(!robot.state.scene.progress.hasRoom(for: card))
    }
    var right = atTheDoor()
    right.type("r 2 Enter")
    try right.measure()
    #expect(cards(right).isEmpty)
  }

  @Test("a lesson makes no more than three cards")
  func most() {
    var progress = Progress()
    func card(_ name: String) -> PredictionCard {
      PredictionCard(lesson: "first", question: name, ask: "", answer: "")
    }
    for name in ["a", "b", "c"] {
      #expect(progress.hasRoom(for: card(name)))
      progress.add(.madeCard(card(name)))
    }
    #expect(!progress.hasRoom(for: card("d")))
    progress.add(.removedCard("card:b"))
    #expect(progress.hasRoom(for: card("d")))
    #expect(!progress.hasRoom(for: card("b")))
    #expect(progress.has(card("a")) && !progress.has(card("b")))
  }
}

extension Robot {
  /// Trains what was asked to be measured last, and hands over what came of it.
  mutating func measure() throws {
    let order = effects.compactMap { effect in
      if case .measure(let run, let experiment, let measure) = effect { (run, experiment, measure) } else { nil }
    }.last
    let (run, experiment, measure) = try #require(order)
    tell(.measured(run, try Outcome.train(experiment, measure, tables: .none, kernels: .baseline)))
  }
}
