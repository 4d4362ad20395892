import Lab
import Testing
import Tutor

@testable import Platform

@Suite("A loader of real threads") struct ThreadedLoaderTests {
  /// Sleeping threads may wake late, never early.
  @Test(
    "it takes at least what the formula says", arguments: [(0, 1), (1, 1), (3, 2), (16, 1)])
  func measured(workers: Int, prefetch: Int) throws {
    let settings = LoaderSettings(
      batches: 20, load: 2, compute: 1, workers: workers, startUp: 5, prefetch: prefetch, jitter: 0)
    let seconds = try #require(ThreadedLoader.measure(settings, seed: 1))
    #expect(seconds >= settings.formulaTime)
  }

  @Test("what the engine refuses is not measured")
  func refused() {
    #expect(ThreadedLoader.measure(LoaderSettings(batches: 0, load: 1, compute: 1), seed: 1) == nil)
  }

  @Test("the effect brings the time back to its run")
  func effect() throws {
    let inbox = try Inbox()
    let runner = EffectRunner(
      EffectRunner.World(kernels: .baseline, tables: { _ in .none }, progress: nil, settings: nil),
      mailbox: inbox.mailbox)
    let settings = LoaderSettings(batches: 10, load: 2, compute: 1, workers: 2)
    runner.perform(.clock(RunID(4), settings, seed: 1), at: 0)
    let seconds = try inbox.wait("the time") { message -> Double? in
      if case .clocked(RunID(4), let seconds) = message { seconds } else { nil }
    }
    #expect(seconds >= settings.formulaTime)
  }
}
