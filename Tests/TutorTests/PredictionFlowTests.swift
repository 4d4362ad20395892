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
