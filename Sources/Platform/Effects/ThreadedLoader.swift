import CTerminal
import Dispatch
import Engine
import Foundation
import Lab

/// A loader of real threads: workers that sleep instead of loading, and a main thread that sleeps instead of computing.
///
/// Batches go to the workers in turn and come back in order. A worker is at most `prefetch` batches ahead of what was
/// taken from it.
final class ThreadedLoader: Sendable {
  private let model: LoaderModel
  private let seed: UInt64
  /// When it is given up.
  private let deadline: DispatchTime
  /// For each worker: batches it may load, and batches it has loaded.
  private let permits: [DispatchSemaphore]
  private let loaded: [DispatchSemaphore]

  /// Beyond what was expected, in seconds: threads are woken late on a busy machine.
  private static let patience = 3.0

  private init(_ settings: LoaderSettings, seed: UInt64) {
    model = settings.model()
    self.seed = seed
    deadline = .now() + LoaderSettings.longestMeasurement + Self.patience
    permits = (0..<model.workers).map { _ in DispatchSemaphore(value: 0) }
    loaded = (0..<model.workers).map { _ in DispatchSemaphore(value: 0) }
  }

  /// How many seconds all batches take on this machine; nil when it is so busy that it takes far too long.
  static func measure(_ settings: LoaderSettings, seed: UInt64) -> Double? {
    guard (try? settings.model().start(seed: seed)) != nil else { return nil }
    return ThreadedLoader(settings, seed: seed).run()
  }

  private func run() -> Double? {
    let start = Moment.steady
    for worker in permits.indices {
      for _ in 0..<model.prefetch { permits[worker].signal() }
      let thread = Thread { [self] in
        terminal_guard_thread()
        load(as: worker)
      }
      thread.start()
    }
    for batch in 0..<model.batches {
      guard DispatchTime.now() < deadline else { return nil }
      if model.workers == 0 {
        sleep(model.loadTime(of: batch, seed: seed))
      } else {
        let worker = batch % model.workers
        guard loaded[worker].wait(timeout: deadline) == .success else { return nil }
        permits[worker].signal()
      }
      sleep(model.compute)
    }
    return Moment.steady - start
  }

  private func load(as worker: Int) {
    sleep(model.startUp)
    for batch in stride(from: worker, to: model.batches, by: model.workers) {
      guard permits[worker].wait(timeout: deadline) == .success else { return }
      sleep(model.loadTime(of: batch, seed: seed))
      loaded[worker].signal()
    }
  }

  private func sleep(_ milliseconds: Double) {
    if milliseconds > 0 { Thread.sleep(forTimeInterval: milliseconds / 1_000) }
  }
}
