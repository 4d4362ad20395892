import Engine
import Lab
import Testing
import Tutor

@testable import Platform

@Suite("Effects") struct EffectsRunnerTests {
  private func runner(_ inbox: Inbox, settings: SettingsFile? = nil) -> EffectRunner {
    EffectRunner(
      EffectRunner.World(kernels: .baseline, tables: { _ in .none }, progress: nil, settings: settings),
      mailbox: inbox.mailbox)
  }

  private func failure(_ message: Message.What) -> String? {
    if case .runFailed(_, let sentence) = message { sentence } else { nil }
  }

  @Test("two runs train beside each other, each with its own commands")
  func twoRuns() throws {
    let inbox = try Inbox()
    let runner = runner(inbox)
    let (first, second) = (try smallTraining(seed: 1), try smallTraining(seed: 2))
    runner.perform(.start(RunID(1), first, pace: .unlimited, isPaused: true), at: 0)
    runner.perform(.start(RunID(2), second, pace: .unlimited, isPaused: true), at: 0)
    runner.perform(.lab(RunID(1), .step), at: 0)
    runner.perform(.lab(RunID(2), .epoch), at: 0)
    runner.perform(.lab(RunID(3), .epoch), at: 0)
    for (run, experiment, steps) in [(RunID(1), first, 1), (RunID(2), second, 5)] {
      var inPlace = try Recording(experiment)
      inPlace.advance(by: steps)
      let frame = try inbox.wait("steps of \(run)") { message -> Frame? in
        if case .frame(run, let frame) = message, frame.step == steps { frame } else { nil }
      }
      #expect(frame == inPlace.frame)
    }
    runner.stopAll(waiting: 20)
  }

  @Test("a run started again is the new one")
  func startedAgain() throws {
    let inbox = try Inbox()
    let runner = runner(inbox)
    runner.perform(.start(RunID(1), try smallTraining(seed: 1), pace: .unlimited, isPaused: false), at: 0)
    runner.perform(.start(RunID(1), try smallTraining(seed: 2), pace: .unlimited, isPaused: false), at: 0)
    try inbox.frame("the end of the second") { $0.seed == 2 && $0.ending != nil }
    runner.stopAll(waiting: 20)
  }

  @Test("more runs than can share the machine are refused, until one is left")
  func tooMany() throws {
    let inbox = try Inbox()
    let runner = runner(inbox)
    let experiment = try smallTraining()
    func start(_ number: Int) {
      runner.perform(.start(RunID(number), experiment, pace: .unlimited, isPaused: true), at: 0)
    }
    for number in 0..<EffectRunner.mostRuns { start(number) }
    start(100)
    #expect(try inbox.wait("a refusal", for: failure).contains("\(EffectRunner.mostRuns) experiments"))
    runner.perform(.stop(RunID(3)), at: 0)
    start(101)
    _ = try inbox.wait("the new one") { message -> Bool? in
      if case .frame(RunID(101), _) = message { true } else { nil }
    }
    runner.stopAll(waiting: 20)
  }

  @Test("a measure is that of the whole run, with its curve")
  func measured() throws {
    let inbox = try Inbox()
    let experiment = try smallTraining(epochs: 30)
    runner(inbox).perform(.measure(RunID(5), experiment, Measure(.trainLoss)), at: 0)
    let outcome = try inbox.wait("the outcome") { message -> Outcome? in
      if case .measured(RunID(5), let outcome) = message { outcome } else { nil }
    }
    var run = try Run(experiment)
    run.advance(by: .max)
    #expect(outcome.frame == run.frame())
    #expect(outcome.curve.count > 5)
    #expect(outcome.curve.last?.value == run.frame().value(of: Measure(.trainLoss)))
  }

  @Test("the settings chosen last are on the disk when all has stopped")
  func lastSettings() throws {
    let home = try ScratchFolder()
    let file = SettingsFile(path: home.path("gradus/settings.yaml"))
    let runner = runner(try Inbox(), settings: file)
    var chosen = Settings()
    for theme in Settings.ThemeName.allCases {
      chosen.theme = theme
      runner.perform(.save(chosen), at: 0)
    }
    runner.stopAll(waiting: 1)
    #expect(file.read().settings == chosen)
  }

  @Test("settings that have no place to be kept say so, and nothing is remembered without a memory")
  func nowhere() throws {
    let inbox = try Inbox()
    let runner = runner(inbox)
    for effect in [Effect.repaint, .suspend, .quit, .stop(RunID(9)), .lab(RunID(9), .step)] {
      runner.perform(effect, at: 0)
    }
    runner.perform(.save(Settings()), at: 0)
    let notice = try inbox.wait("a notice") { message -> String? in
      if case .notice(let sentence) = message { sentence } else { nil }
    }
    #expect(notice.contains("this session only"))
    #expect(inbox.messages.count == 1)
  }
}
