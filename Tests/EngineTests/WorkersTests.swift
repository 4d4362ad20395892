import Dispatch
import Synchronization
import Testing

@testable import Engine

@Suite struct WorkersTests {
  /// Workloads whose steps are shared, and by how much the last batch of an epoch is larger than a first part: where it
  /// is smaller, there is no second.
  private static let workloads = [("W4", -22), ("W4", 0), ("W4", 5), ("W5", 9), ("W6", -6), ("W6g", 1), ("W7", 3)]

  private func run(_ name: String, rest: Int, _ level: KernelLevel) throws -> TrainingRun {
    let workload = try #require(ParityWorkload.all.first { $0.name == name })
    let batch = name == "W4" ? 64 : 32
    let run = try TrainingRun(
      TrainingPlan(
        network: workload.network, loss: workload.loss,
        hyperparameters: Hyperparameters(
          optimizer: workload.optimizer, batch: .size(batch), clipping: workload.clipping),
        train: workload.data(2 * batch + batch / 2 + rest), seed: 3),
      kernels: level)
    try #require(run.workspace.shards.count == 2)
    return run
  }

  @Test("not a bit depends on whether somebody helps", arguments: workloads, kernelLevels)
  func sameBits(_ workload: (name: String, rest: Int), _ level: KernelLevel) throws {
    var alone = try run(workload.name, rest: workload.rest, level)
    let workers = try #require(Workers())
    var helped = alone
    helped.workers = workers
    alone.advance(by: 40)
    for steps in [1, 2, 37] { helped.advance(by: steps) }
    #expect(alone.checkpoint() == helped.checkpoint())
    #expect(alone.diverged == nil && alone.step == 40)
  }

  @Test("runs on several threads share one helper, and all come out the same")
  func manyRuns() throws {
    let level = try #require(kernelLevels.last)
    var alone = try run("W4", rest: 5, level)
    let start = alone
    let workers = try #require(Workers())
    alone.advance(by: 60)
    let results = Mutex<[Checkpoint]>([])
    DispatchQueue.concurrentPerform(iterations: 6) { _ in
      var copy = start
      copy.workers = workers
      for _ in 0..<30 { copy.advance(by: 2) }
      let result = copy.checkpoint()
      results.withLock { $0.append(result) }
    }
    let expected = alone.checkpoint()
    #expect(results.withLock { $0.count } == 6)
    #expect(results.withLock { $0.allSatisfy { $0 == expected } })
  }

  /// What a job notes down: how often it was done, and between which semaphores.
  private struct Notes {
    var count = 0
    var hasBegun: Unmanaged<DispatchSemaphore>?
    var mayEnd: Unmanaged<DispatchSemaphore>?
  }

  private static let job: @convention(c) (UnsafeMutableRawPointer) -> Void = {
    let notes = $0.assumingMemoryBound(to: Notes.self)
    _ = notes.pointee.hasBegun?._withUnsafeGuaranteedRef { $0.signal() }
    _ = notes.pointee.mayEnd?._withUnsafeGuaranteedRef { $0.wait(timeout: .now() + 60) }
    notes.pointee.count += 1
  }

  @Test("a job is done on the other thread while this one does its own work")
  func atTheSameTime() throws {
    let workers = try #require(Workers())
    let hasBegun = DispatchSemaphore(value: 0)
    var notes = Notes(hasBegun: Unmanaged.passUnretained(hasBegun))
    var isAtOnce = false
    workers.desk.pointee.share(&notes, Self.job) {
      isAtOnce = hasBegun.wait(timeout: .now() + 60) == .success
    }
    #expect(isAtOnce && notes.count == 1)
  }

  @Test("a job is done exactly once, by whomever")
  func once() throws {
    let workers = try #require(Workers())
    for round in 0..<20_000 {
      var notes = Notes()
      var own = 0
      workers.desk.pointee.share(&notes, Self.job) { own += 1 }
      guard notes.count == 1, own == 1 else {
        Issue.record("round \(round): done \(notes.count) times, and \(own) times here")
        return
      }
    }
  }

  @Test("a helper that has a job already is passed over")
  func busy() throws {
    let workers = try #require(Workers())
    let mayEnd = DispatchSemaphore(value: 0)
    var long = Notes(mayEnd: Unmanaged.passUnretained(mayEnd))
    var short = Notes()
    workers.desk.pointee.share(&long, Self.job) {
      workers.desk.pointee.share(&short, Self.job) {}
      mayEnd.signal()
    }
    #expect(short.count == 1 && long.count == 1)
  }

  private static let beginnings = Atomic<Int>(0)

  @Test("the thread begins as asked and ends with its owner, asleep or not")
  func comingAndGoing() throws {
    for round in 0..<100 {
      let workers = try #require(Workers { Self.beginnings.add(1, ordering: .relaxed) })
      var notes = Notes()
      if round % 2 == 0 { workers.desk.pointee.share(&notes, Self.job) {} }
    }
    #expect(Self.beginnings.load(ordering: .relaxed) == 100)
  }

  @Test("what a step hands to the other thread is plain numbers and addresses")
  func plain() {
    #expect(_isPOD(Chunk.self) && _isPOD(PartOfStep.self) && _isPOD(Workers.Job.self))
  }
}
