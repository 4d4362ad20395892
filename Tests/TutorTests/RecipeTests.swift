import Course
import Engine
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Recipes") struct RecipeTests {
  /// At the two recipes for the experiment `tiny`, whose predictions are made.
  private func kitchen() -> Robot {
    let answers = ["first.guess", "first.guess-number"].map { id in
      ProgressEvent(
        id: id, time: 0,
        what: .answered(
          AnswerRecord(
            lesson: "first", question: id, answer: "", grade: "wrong", isRight: false, attempt: 1, hintsUsed: 0,
            duration: 1, seed: 1)))
    }
    return Robot(
      robotCourse, height: 60, progress: Progress(answers), place: .lesson(id: "first", page: "a-locked-door"))
  }

  /// What the thread of the run would have, after all that was asked of it. It trains a little after each command.
  private func recording(_ effects: [Effect]) throws -> Recording {
    var recording: Recording?
    for effect in effects {
      if case .start(_, let experiment, _, let isPaused) = effect {
        recording = try Recording(experiment, isPaused: isPaused)
      }
      if case .lab(_, let command) = effect { #expect(recording?.perform(command) == nil) }
    }
    return try #require(recording)
  }

  private func written(_ title: String) throws -> Experiment {
    let lesson = try #require(robotCourse.lesson("first"))
    let recipe = lesson.pages.flatMap(\.blocks).compactMap { block in
      if case .recipe(let recipe) = block.content { recipe } else { nil }
    }.first { $0.title == title }
    let experiment = try #require(lesson.experiments.first { $0.id == "tiny" })
    return try experiment.with(try #require(recipe).settings)
  }

  @Test("a recipe opens the lab with just its settings")
  func fresh() throws {
    var robot = kitchen()
    robot.type("Tab Tab Tab Tab Enter")
    let recording = try recording(robot.effects)
    #expect(recording.experiment == (try written("Large weights")))
    #expect(!recording.isPaused)
  }

  @Test(
    "in a lab that was used it sets every knob as the recipe has it, from the first step",
    arguments: ["", "j ]", "] j ] j ] j ] j ] j ]", "j ] r", "Enter seed q", "s , F"])
  func used(keys: String) throws {
    var robot = kitchen()
    robot.type("r")
    try robot.train()
    robot.type("\(keys) ^G q")
    try robot.train()
    robot.type("BackTab BackTab Enter")
    robot.type("q Tab Enter")
    // Large weights, then Xavier's: nothing of the first is left.
    let recording = try recording(robot.effects)
    #expect(recording.experiment == (try written("Xavier")))
    #expect(recording.step == 0)
    #expect(!recording.isPaused)
    #expect(robot.state.notice == nil)
  }
}
