import Engine
import Foundation
import Lab
import Synchronization
import Testing
import Tutor

@testable import Platform

/// A run on a thread of its own is the same run as one that is advanced in place.
@Suite("Training threads") struct EffectsTrainingTests {
  private let run = RunID(1)

  private func thread(
    _ experiment: Experiment, _ inbox: Inbox, pace: Pace = .unlimited, isPaused: Bool = false,
    tables: @escaping @Sendable (Experiment) -> Tables = { _ in .none }
  ) -> TrainingThread {
    TrainingThread(
      TrainingThread.Order(
        run: run, shared: SharedRun(experiment: experiment), pace: pace, isPaused: isPaused, kernels: .baseline,
        tables: tables),
      mailbox: inbox.mailbox)
  }

  /// Stops a thread and checks that it ends.
  private func end(_ thread: TrainingThread) {
    thread.stop()
    #expect(thread.join(seconds: 20))
  }

  /// The same experiment in place, after some steps and commands.
  private func recording(_ experiment: Experiment, _ steps: Int, then commands: LabCommand...) throws -> Recording {
    var recording = try Recording(experiment)
    recording.advance(by: steps)
    for command in commands { #expect(recording.perform(command) == nil) }
    return recording
  }

  static let experiments = [
    "{kind: train, data: {circle: {samples: 40, scale: 0.2}}, network: [{dense: 4, activation: tanh}, {dense: 1}], "
      + "initializer: xavier, loss: binary-cross-entropy, optimizer: adam, batch: 7, epochs: 60, seed: 3}",
    "{kind: sweep, data: {circle: {samples: 20, scale: 0.2}}, network: [{dense: 3, activation: tanh}, {dense: 1}], "
      + "initializer: {normal: 0.5}, loss: binary-cross-entropy, optimizer: {sgd: {learning-rate: 0.5}}, epochs: 20, "
      + "sweep: {knob: learning-rate, values: [0.1, 0.5], seeds: 2, measure: train-loss}, show: [sweep, table]}",
    "{kind: propagate, network: {depth: 6, width: 20, activation: tanh, initializer: lecun, samples: 20}, "
      + "show: [forward, backward, saturation, table]}",
  ]

  @Test("whatever the pace, the last picture is that of the same run in place, bit for bit", arguments: experiments)
  func sameRun(text: String) throws {
    let experiment = try readExperiment(text)
    let expected = try recording(experiment, .max).frame
    #expect(expected.ending != nil)
    for pace in [Pace.unlimited, .stepsPerFrame(1_000), .stepsPerFrame(37)] {
      let inbox = try Inbox()
      let thread = thread(experiment, inbox, pace: pace)
      let last = try inbox.frame("the end at \(pace)") { $0.ending != nil }
      #expect(last == expected)
      end(thread)
    }
  }

  @Test("the first picture shows the start, and a paused run waits there")
  func paused() throws {
    let experiment = try smallTraining()
    let inbox = try Inbox()
    let thread = thread(experiment, inbox, isPaused: true)
    #expect(try inbox.frame("the first") { _ in true } == recording(experiment, 0).frame)
    inbox.forget()
    thread.send(.step)
    #expect(try inbox.frame("a step") { _ in true } == recording(experiment, 1).frame)
    inbox.forget()
    thread.send(.epoch)
    #expect(try inbox.frame("an epoch") { _ in true } == recording(experiment, 5).frame)
    end(thread)
  }

  @Test("pause, rewind, forward, fork, a knob turned, reset: each shows what it did")
  func commands() throws {
    let experiment = try smallTraining()
    let inbox = try Inbox()
    let thread = thread(experiment, inbox, isPaused: true)
    var inPlace = try recording(experiment, 0, then: .pause)
    let commands: [LabCommand] = [
      .epoch, .epoch, .epoch, .rewind(to: 4), .forward(5), .back(2), .fork, .turn("learning-rate", .text("0.05")),
      .epoch,
      .rewind(to: 2), .step, .turn("initializer", .text("zero")), .epoch, .reset, .seed(9), .epoch,
    ]
    try inbox.frame("the first") { _ in true }
    for command in commands {
      inbox.forget()
      thread.send(command)
      #expect(inPlace.perform(command) == nil)
      let frame = try inbox.frame("\(command)") { _ in true }
      #expect(frame == inPlace.frame, "\(command)")
    }
    end(thread)
  }

  @Test("a run that is paused on its way stands where it was stopped, and goes on to the same end")
  func pausedOnItsWay() throws {
    let experiment = try smallTraining(epochs: 2_000)
    let inbox = try Inbox()
    let thread = thread(experiment, inbox)
    try inbox.frame("some steps") { $0.step > 0 }
    thread.send(.pause)
    inbox.forget()
    thread.send(.step)
    let stopped = try inbox.frame("a picture of it") { $0.step > 0 }
    #expect(try stopped == recording(experiment, stopped.step).frame)
    thread.send(.setPace(.stepsPerFrame(100_000)))
    thread.send(.run)
    #expect(try inbox.frame("the end") { $0.ending != nil } == recording(experiment, .max).frame)
    end(thread)
  }

  @Test("a knob turned in full flight leaves a run that can be gone through again")
  func turnedInFlight() throws {
    let experiment = try smallTraining(epochs: 4_000)
    let inbox = try Inbox()
    let thread = thread(experiment, inbox)
    try inbox.frame("some steps") { $0.step > 0 }
    thread.send(.turn("learning-rate", .text("0.01")))
    let last = try inbox.frame("the end") { $0.ending != nil }
    inbox.forget()
    thread.send(.rewind(to: 0))
    try inbox.frame("the start") { $0.step == 0 }
    inbox.forget()
    thread.send(.forward(last.step))
    #expect(try inbox.frame("the end again") { $0.step == last.step } == last)
    end(thread)
  }

  @Test("a refused command is told in a sentence, and the run goes on")
  func refused() throws {
    let experiment = try smallTraining()
    let inbox = try Inbox()
    let thread = thread(experiment, inbox, isPaused: true)
    thread.send(.turn("learning-rat", .text("1")))
    let sentence = try inbox.wait("a refusal") { if case .runFailed(_, let sentence) = $0 { sentence } else { nil } }
    #expect(sentence.contains("learning-rate"))
    thread.send(.step)
    try inbox.frame("a step") { $0.step == 1 }
    end(thread)
  }

  @Test("a run that cannot be built says why, and its thread ends")
  func unbuildable() throws {
    let experiment = try readExperiment(
      "{kind: train, data: {table: {file: nowhere.csv, label: y}}, network: [{dense: 1}], initializer: xavier, "
        + "loss: binary-cross-entropy, optimizer: adam, epochs: 1}")
    let inbox = try Inbox()
    let thread = thread(experiment, inbox)
    let sentence = try inbox.wait("a sentence") { if case .runFailed(_, let sentence) = $0 { sentence } else { nil } }
    #expect(sentence.contains("nowhere.csv"))
    #expect(thread.join(seconds: 20))
    thread.send(.step)
    thread.stop()
  }

  @Test("nobody waits for a thread that is busy")
  func neverBlocks() throws {
    let gate = DispatchSemaphore(value: 0)
    let inbox = try Inbox()
    let thread = thread(try smallTraining(), inbox, isPaused: true) { _ in
      gate.wait()
      return .none
    }
    // The thread reads its tables, and will until the gate opens: everything here returns all the same.
    for _ in 0..<1_000 { thread.send(.step) }
    #expect(!thread.join(seconds: 0))
    gate.signal()
    try inbox.frame("all steps") { $0.step == 1_000 }
    end(thread)
  }

  @Test(
    "stopped at full speed, in a pause and between ticks, it ends",
    arguments: [
      (Pace.unlimited, false), (.unlimited, true), (.stepsPerFrame(1), false),
    ])
  func stops(pace: Pace, isPaused: Bool) throws {
    let inbox = try Inbox()
    let thread = thread(try smallTraining(epochs: 1_000_000), inbox, pace: pace, isPaused: isPaused)
    try inbox.frame("a picture") { $0.step > 0 || isPaused }
    end(thread)
  }

  @Test("at one step a frame, one step after the other is shown")
  func slowest() throws {
    let inbox = try Inbox()
    let thread = thread(try smallTraining(), inbox, pace: .stepsPerFrame(1))
    try inbox.frame("some steps") { $0.step >= 12 }
    // A busy machine may leave one out here and there; a schedule that leaves out every second shows no neighbours.
    let steps = inbox.frames.map(\.step)
    #expect(zip(steps.dropFirst(), steps.dropFirst(2)).contains { $1 == $0 + 1 })
    end(thread)
  }
}
