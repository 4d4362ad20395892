import Testing

@testable import Engine

@Suite("A loader in time") struct LoaderTests {
  static func finished(_ model: LoaderModel, seed: UInt64 = 0) throws -> LoaderRun {
    var run = try model.start(seed: seed)
    run.finish()
    return run
  }

  /// The figures of the lesson: a = 8 ms, b = 5 ms, S = 3 s.
  @Test(
    "the formula gives the lesson's figures, and the simulation comes within the first load and the last compute",
    arguments: [
      (100, 0, 1_300), (100, 2, 3_500), (1_000, 0, 13_000), (1_000, 2, 8_000), (5_000, 0, 65_000), (5_000, 2, 28_000),
    ])
  func formula(batches: Int, workers: Int, time: Double) throws {
    let model = LoaderModel(
      batches: batches, load: 8, compute: 5, workers: workers, startUp: workers > 0 ? 3_000 : 0)
    #expect(model.expectedTime == time)
    let run = try Self.finished(model)
    #expect(run.isDone && run.computed == batches)
    #expect(run.time >= time && run.time <= time + (workers > 0 ? 13 : 0))
  }

  @Test("two workers are worth their start from 375 batches on")
  func breakEven() throws {
    let model = LoaderModel(batches: 375, load: 8, compute: 5, workers: 2, startUp: 3_000)
    #expect(model.breakEven == 375)
    #expect(model.expectedTime == LoaderModel(batches: 375, load: 8, compute: 5).expectedTime)
    #expect(LoaderModel(batches: 1, load: 8, compute: 5).breakEven == nil)
    #expect(LoaderModel(batches: 1, load: 8, compute: 0, workers: 1, startUp: 1).breakEven == nil)
  }

  @Test("workers beyond load over compute buy nothing")
  func saturation() throws {
    let times = try [1, 2, 3, 4, 8].map {
      try Self.finished(LoaderModel(batches: 500, load: 12, compute: 4, workers: $0)).time
    }
    #expect(times[0] > 1.9 * times[1] && times[1] > 1.4 * times[2])
    #expect(times[2] == times[3] && times[3] == times[4])
  }

  @Test(
    "whatever the settings, the simulation is a lawful loader, and close to the formula without jitter",
    arguments: [1, 2, 3, 7], [1, 2, 4])
  func lawful(workers: Int, prefetch: Int) throws {
    for (load, compute, jitter) in [(8, 5, 0), (5, 8, 0.9), (30, 1, 0.5), (0, 3, 0), (4, 0, 1)]
      as [(Double, Double, Double)]
    {
      let model = LoaderModel(
        batches: 60, load: load, compute: compute, workers: workers, startUp: 100, prefetch: prefetch, jitter: jitter)
      let run = try Self.finished(model, seed: 3)
      var lastEnd = 0.0
      for (number, batch) in run.batches.enumerated() {
        let (loadStart, loadEnd) = (try #require(batch.loadStart), try #require(batch.loadEnd))
        let (start, end) = (try #require(batch.computeStart), try #require(batch.computeEnd))
        #expect(batch.worker == number % workers)
        #expect(loadStart >= 100 && loadEnd >= loadStart && start >= loadEnd && start >= lastEnd)
        #expect(abs(loadEnd - loadStart - model.loadTime(of: number, seed: 3)) < 1e-9)
        #expect(abs(end - start - compute) < 1e-9)
        // A batch is handed out when one is taken so many before it, and its worker has finished its last.
        if number >= workers * prefetch {
          #expect(loadStart >= run.batches[number - workers * prefetch].computeStart ?? .infinity)
        }
        if number >= workers { #expect(loadStart >= run.batches[number - workers].loadEnd ?? .infinity) }
        lastEnd = end
      }
      #expect(run.time == lastEnd && run.queued == 0 && run.taken == 60)
      if jitter == 0, prefetch > 1 {
        #expect(run.time >= model.expectedTime - 1e-9 && run.time <= model.expectedTime + load + compute + 1e-9)
      }
    }
  }

  @Test("without workers the main process loads and computes by turns")
  func noWorkers() throws {
    var run = try LoaderModel(batches: 2, load: 8, compute: 5).start()
    let expected: [(Double, LoaderEvent.Kind)] = [
      (0, .loadStarted(batch: 0, worker: nil)), (8, .loadEnded(batch: 0, worker: nil)),
      (8, .computeStarted(batch: 0)),
      (13, .computeEnded(batch: 0)), (13, .loadStarted(batch: 1, worker: nil)),
      (21, .loadEnded(batch: 1, worker: nil)),
      (21, .computeStarted(batch: 1)), (26, .computeEnded(batch: 1)),
    ]
    for (time, kind) in expected { #expect(run.next() == LoaderEvent(time: time, kind: kind, queued: 0)) }
    #expect(run.next() == nil && run.isDone)
    #expect(abs(run.computeIdleShare - 16.0 / 26) < 1e-12 && run.workerIdleShare == 0)
  }

  @Test("two workers overlap: every event, in order, with the queue after it")
  func twoWorkers() throws {
    var run = try LoaderModel(batches: 3, load: 8, compute: 5, workers: 2, startUp: 10, prefetch: 1).start()
    let expected: [(Double, LoaderEvent.Kind, Int)] = [
      (0, .waitStarted(batch: 0), 0), (10, .workerReady(worker: 0), 0), (10, .loadStarted(batch: 0, worker: 0), 0),
      (10, .workerReady(worker: 1), 0), (10, .loadStarted(batch: 1, worker: 1), 0),
      (18, .loadEnded(batch: 0, worker: 0), 1), (18, .computeStarted(batch: 0), 0),
      (18, .loadStarted(batch: 2, worker: 0), 0), (18, .loadEnded(batch: 1, worker: 1), 1),
      (23, .computeEnded(batch: 0), 1), (23, .computeStarted(batch: 1), 0), (26, .loadEnded(batch: 2, worker: 0), 1),
      (28, .computeEnded(batch: 1), 1), (28, .computeStarted(batch: 2), 0), (33, .computeEnded(batch: 2), 0),
    ]
    for (time, kind, queued) in expected {
      #expect(run.next() == LoaderEvent(time: time, kind: kind, queued: queued))
    }
    #expect(run.next() == nil)
    // Queued: batch 1 from 18 to 23, batch 2 from 26 to 28.
    #expect(abs(run.meanQueued - 7.0 / 33) < 1e-12)
    #expect(abs(run.computeIdleShare - 18.0 / 33) < 1e-12)
    // Busy: 2 x 10 to start, 3 x 8 to load, of 2 x 33.
    #expect(abs(run.workerIdleShare - 22.0 / 66) < 1e-12)
  }

  @Test("the queue holds at most the prefetch of all workers, and fills where loading is quick")
  func queue() throws {
    var run = try LoaderModel(batches: 100, load: 1, compute: 10, workers: 2, prefetch: 3).start()
    let queued = run.advance(batches: 100).map(\.queued)
    #expect(queued.max() == 6)
    #expect(run.meanQueued > 5)
  }

  @Test("events, batches and moments lead to the same end")
  func steps() throws {
    let model = LoaderModel(batches: 50, load: 8, compute: 5, workers: 3, startUp: 20, jitter: 0.7)
    var byEvent = try model.start(seed: 2)
    var events: [LoaderEvent] = []
    while let event = byEvent.next() { events.append(event) }
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })

    var byBatch = try model.start(seed: 2)
    var batchEvents: [LoaderEvent] = []
    while !byBatch.isDone { batchEvents += byBatch.advance(batches: 7) }
    #expect(batchEvents == events && byBatch == byEvent)
    #expect(byBatch.advance(batches: 3).isEmpty)

    var byMoment = try model.start(seed: 2)
    var momentEvents: [LoaderEvent] = []
    var moment = 0.0
    while !byMoment.isDone {
      momentEvents += byMoment.advance(to: moment)
      #expect(byMoment.isDone || byMoment.time == moment)
      moment += 3.5
    }
    #expect(momentEvents == events)
    #expect(byMoment.time == byEvent.time && byMoment.batches == byEvent.batches)
    #expect(abs(byMoment.computing - byEvent.computing) < 1e-9)
  }

  @Test("jitter depends on the seed and the batch alone, keeps the mean and stays in its range")
  func jitter() throws {
    let model = LoaderModel(batches: 5_000, load: 10, compute: 1, jitter: 0.5)
    let times = (0..<5_000).map { model.loadTime(of: $0, seed: 1) }
    #expect(times.allSatisfy { (5...15).contains($0) })
    #expect(abs(times.reduce(0, +) / 5_000 - 10) < 0.15)
    #expect((times.min() ?? 9) < 5.1 && (times.max() ?? 9) > 14.9)
    #expect(times != (0..<5_000).map { model.loadTime(of: $0, seed: 2) })
    var many = model
    many.workers = 5
    #expect((0..<5_000).map { many.loadTime(of: $0, seed: 1) } == times)
    #expect(try Self.finished(many, seed: 1) == Self.finished(many, seed: 1))
  }

  @Test(
    "settings out of range are refused in words",
    arguments: [
      (LoaderModel(batches: 0, load: 1, compute: 1), "\"batches\" is 0; expected 1 to 100000."),
      (LoaderModel(batches: 1, load: -1, compute: 1), "\"load\" is -1; expected 0 to 86400000."),
      (LoaderModel(batches: 1, load: 1, compute: .nan), "\"compute\" is nan; expected 0 to 86400000."),
      (LoaderModel(batches: 1, load: 1, compute: 1, workers: 65), "\"workers\" is 65; expected 0 to 64."),
      (
        LoaderModel(batches: 1, load: 1, compute: 1, startUp: .infinity),
        "\"start-up\" is inf; expected 0 to 86400000."
      ),
      (LoaderModel(batches: 1, load: 1, compute: 1, prefetch: 0), "\"prefetch\" is 0; expected 1 to 64."),
      (LoaderModel(batches: 1, load: 1, compute: 1, jitter: 1.1), "\"jitter\" is 1.1; expected 0 to 1."),
    ])
  func refused(model: LoaderModel, sentence: String) {
    let error = #expect(throws: DataError.self) { _ = try model.start() }
    #expect(error?.message == sentence)
  }
}
