import Engine

/// A sweep under way: one training after the other, value by value and seed by seed.
struct SweepRun: Sendable {
  let settings: Sweep
  /// Of the weights and of the order of the batches; the samples are the same for all.
  let seeds: [UInt64]
  private let dataSeed: UInt64
  private let tables: Tables
  private let kernels: KernelLevel
  private(set) var points: [SweepPoint] = []
  private(set) var current: TrainRun
  private var finishedSteps = 0
  private(set) var ending: Ending?
  var workers: Workers? { didSet { current.workers = workers } }

  init(_ settings: Sweep, seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) {
    self.settings = settings
    self.tables = tables
    self.kernels = kernels
    seeds = settings.seeds.values(from: seed)
    dataSeed = seed
    guard !settings.values.isEmpty, !seeds.isEmpty else { throw .setting("A sweep needs a value and a seed.") }
    current = try settings.run(0, seeds: seeds, dataSeed: seed, tables: tables, kernels: kernels)
    // Building every value's first training now refuses a bad one before half the sweep was trained.
    for value in settings.values.indices.dropFirst() { _ = try built(value * seeds.count) }
  }

  private func built(_ place: Int) throws(ExperimentError) -> TrainRun {
    var run = try settings.run(place, seeds: seeds, dataSeed: dataSeed, tables: tables, kernels: kernels)
    run.workers = workers
    return run
  }

  /// Training steps of all runs together.
  var step: Int { finishedSteps + current.step }
  var epoch: Double { current.epoch }
  var runCount: Int { settings.values.count * seeds.count }

  /// Known in advance only when no threshold ends a run early.
  var plannedSteps: Int? { settings.until == nil ? runCount * current.lastStep : nil }

  mutating func advance(by steps: Int) {
    let target = step + max(steps, 0)
    while step < target, ending == nil {
      current.advance(by: target - step)
      if current.ending != nil { finishPoint() }
    }
  }

  var past: Past { Past(points: points, current: current.past, finishedSteps: finishedSteps, ending: ending) }

  mutating func restore(_ past: Past) {
    let place = min(past.points.count, runCount - 1)
    if place != min(points.count, runCount - 1), let run = try? built(place) { current = run }
    points = past.points
    current.restore(past.current)
    finishedSteps = past.finishedSteps
    ending = past.ending
  }

  private mutating func finishPoint() {
    points.append(SweepPoint(of: current, place: points.count, seeds: seeds, settings: settings))
    guard points.count < runCount, let next = try? built(points.count) else {
      ending = .completed
      return
    }
    finishedSteps += current.step
    current = next
  }
}

/// What one training of a sweep gave.
struct SweepPoint: Equatable, Sendable {
  let value: Int
  let seed: UInt64
  /// nil when the threshold was never reached, or the training diverged.
  let result: Double?
  let isDiverged: Bool

  init(of run: TrainRun, place: Int, seeds: [UInt64], settings: Sweep) {
    value = place / seeds.count
    seed = seeds[place % seeds.count]
    isDiverged = run.ending?.isDivergence == true
    let isMissed = settings.until != nil && run.ending == .completed
    result = isDiverged || isMissed ? nil : run.value(of: settings.measure)
  }
}

extension Sweep {
  /// The training at a place in the order of the sweep.
  func run(
    _ place: Int, seeds: [UInt64], dataSeed: UInt64, tables: Tables, kernels: KernelLevel
  ) throws(ExperimentError) -> TrainRun {
    let training: Training
    do {
      var settings = try self.training(at: values[place / seeds.count])
      settings.stop = until ?? settings.stop
      training = settings
    } catch {
      throw .setting("The sweep cannot set \(knob) to \(values[place / seeds.count].words): \(error.message).")
    }
    return try TrainRun(
      training, seed: seeds[place % seeds.count], dataSeed: dataSeed, tables: tables, kernels: kernels)
  }
}
