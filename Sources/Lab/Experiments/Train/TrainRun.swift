import Engine

/// A training as the lab watches it: the engine's run, its curves, and the way back to the last finite state.
struct TrainRun: Sendable {
  private(set) var settings: Training
  private(set) var engine: TrainingRun
  let train: Dataset
  /// The samples before inputs were made of them.
  let samples: Dataset
  let test: Dataset?
  /// Whether these are reviews of the learner's own.
  let isOwn: Bool
  private(set) var curves: Curves
  /// Judges the test loss of each epoch, where there is patience to be lost.
  private(set) var stopping: EarlyStopping?
  /// Where the run ends by itself.
  private(set) var lastStep: Int
  private(set) var ending: Ending?
  /// A state from which training is known to go on with finite numbers for at least one step.
  private var safe: Checkpoint

  /// Steps between two safe states: what a return to the last finite step replays at most.
  private static let safeDistance = 256

  /// Products that all points of a curve may take together, unless there are fewer than the fewest.
  private static let curveProducts = 20_000_000_000
  private static let fewestPoints = 60

  /// How many points a curve gets: where looking at all samples takes long, the training should not wait for it.
  private static func points(products: Int) -> Int {
    min(Curves.capacity / 2, max(fewestPoints, curveProducts / max(products, 1)))
  }

  /// - Parameters:
  ///   - seed: of the weights and of the order of the batches.
  ///   - dataSeed: of the samples; nil takes the same.
  init(
    _ settings: Training, seed: UInt64, dataSeed: UInt64? = nil, tables: Tables, kernels: KernelLevel
  ) throws(ExperimentError) {
    let (samples, held) = try settings.data.make(seed: dataSeed ?? seed, tables: tables)
    let (train, test) = (settings.inputs.changed(samples), held.map(settings.inputs.changed))
    if let problem = settings.sizeProblem(of: train.shape, samples: train.count) {
      throw .setting(problem.message.prefix(1).uppercased() + problem.message.dropFirst() + ".")
    }
    if settings.patience != nil, test == nil {
      throw .setting("Early stopping watches the loss on held-out data, and there are none.")
    }
    self.settings = settings
    self.train = train
    self.samples = samples
    self.test = test
    isOwn = if case .reviews(let reviews) = settings.data.origin { reviews.isOwn(tables) } else { false }
    stopping = settings.patience?.stopping
    let trainingPlan = TrainingPlan(
      network: settings.description(for: train.shape), loss: settings.loss,
      hyperparameters: settings.hyperparameters(over: settings.plannedSteps(samples: train.count)), train: train,
      test: test, seed: seed)
    do { engine = try TrainingRun(trainingPlan, kernels: kernels) } catch { throw .engine(error) }
    lastStep = settings.epochs * engine.stepsPerEpoch
    let count = train.count + (test?.count ?? 0)
    curves = Curves(
      settings.recorded(hasTest: test != nil), plannedSteps: lastStep,
      points: Self.points(products: count * engine.network.productsPerSample))
    safe = engine.checkpoint()
    observe()
  }

  var workers: Workers? {
    get { engine.workers }
    set { engine.workers = newValue }
  }

  var step: Int { engine.step }
  var epoch: Double { engine.epoch }

  /// Trains so many steps, or fewer when the run ends on the way.
  mutating func advance(by steps: Int) {
    let target = min(step + max(steps, 0), lastStep)
    while step < target, ending == nil {
      var next = min(target, curves.nextDue(after: step), safe.step + Self.safeDistance)
      if watchesEpochs { next = min(next, nextEpochEnd) }
      engine.advance(by: next - step)
      if engine.diverged != nil { return settle() }
      observe()
    }
  }

  /// Takes over a hyperparameter, the batch size or the number of epochs without starting anew.
  mutating func turn(to turned: Training) {
    if ending?.isDivergence == true { return }
    settings = turned
    if (try? turned.augmentation.check(for: train.shape)) == nil {
      settings.augmentation = engine.hyperparameters.augmentation
    }
    engine.hyperparameters = settings.hyperparameters(over: lastStep)
    // A batch that needs too much memory is not taken over.
    settings.batch = engine.batch
    lastStep = step + stepsLeftInEpoch + max(0, turned.epochs - Int(epoch.rounded(.up))) * engine.stepsPerEpoch
    engine.hyperparameters.schedule = settings.scheduledRate(over: lastStep)
    if case .reached = ending {} else { ending = step >= lastStep ? .completed : nil }
    if engine.evaluate(on: .train)?.loss.isFinite == true { safe = engine.checkpoint() }
  }

  /// Steps until the present epoch is over; 0 at its start.
  var stepsLeftInEpoch: Int {
    let samples = ((epoch.rounded(.up) - epoch) * Double(train.count)).rounded()
    return settings.batch.stepsPerEpoch(samples: Int(samples))
  }

  var nextEpochEnd: Int { step + stepsToNextEpoch }

  /// Records what is due, renews the safe state and notices the end.
  private mutating func observe() {
    let isRecorded = curves.isDue(at: step)
    let needsSafe = step - safe.step >= Self.safeDistance
    let isEpochEnd = watchesEpochs && epoch == epoch.rounded()
    if isRecorded || needsSafe || isEpochEnd || step >= lastStep {
      let look = look(withStatistics: false)
      guard look.trainLoss?.isFinite == true else {
        return settle()
      }
      if isRecorded {
        curves.record(step: step, epoch: epoch, curves.measures.map { look.value(of: $0, in: self) })
      }
      if needsSafe { safe = engine.checkpoint() }
      if isEpochEnd, let stop = settings.stop, let value = value(of: stop.measure), stop.bound.holds(for: value) {
        ending = .reached(stop.words)
        return
      }
      if isEpochEnd, let loss = look.testLoss, stopping?.observe(engine, loss: loss) == .stop {
        return stopEarly()
      }
    }
    if step >= lastStep { ending = .completed }
  }

  /// Whether something is judged at the end of each epoch.
  private var watchesEpochs: Bool { settings.stop != nil || stopping != nil }

  /// Ends here, with the weights that were best on held-out data.
  private mutating func stopEarly() {
    guard let stopping, let best = stopping.best, let checkpoint = stopping.bestCheckpoint else { return }
    engine.takeParameters(of: checkpoint)
    let place = NumberWords.plural(checkpoint.step, "step")
    ending = .reached(
      "the end of its patience; back are the weights after \(place), with test loss \(NumberWords.value(best))")
  }

  var past: Past {
    Past(
      settings: settings, engine: engine.checkpoint(), curves: curves, stopping: stopping, lastStep: lastStep,
      ending: ending, safe: safe)
  }

  mutating func restore(_ past: Past) {
    settings = past.settings
    engine.restore(past.engine)
    curves = past.curves
    stopping = past.stopping
    lastStep = past.lastStep
    ending = past.ending
    safe = past.safe
  }

  /// Goes back to the last step at which the training loss was finite, and ends there.
  private mutating func settle() {
    let limit = step
    var last = safe
    var place = Divergence.Place.loss
    engine.restore(safe)
    while engine.step <= limit {
      engine.advance(by: 1)
      if let divergence = engine.diverged { place = divergence.place }
      guard engine.diverged == nil, engine.evaluate(on: .train)?.loss.isFinite == true else { break }
      last = engine.checkpoint()
    }
    engine.restore(last)
    ending = .diverged(
      step: step, what: settings.explain(place, afterStep: step), advice: settings.advice(afterStep: step))
  }
}

extension TrainRun {
  /// Gives one weight or bias another value; it has been checked that there is one.
  mutating func set(_ edit: WeightEdit) {
    engine.set(edit.value, layer: edit.layer - 1, unit: edit.unit - 1, input: edit.input > 0 ? edit.input - 1 : nil)
    if engine.evaluate(on: .train)?.loss.isFinite == true { safe = engine.checkpoint() }
  }

  /// [units, inputs]
  func weights(_ layer: Int) -> Matrix { engine.network.weights(layer, in: engine.parameters) }

  /// [units]
  func biases(_ layer: Int) -> [Float] { engine.network.biases(layer, in: engine.parameters) }
}

extension Training {
  /// The measures whose curves are kept while training.
  func recorded(hasTest: Bool) -> [Measure] {
    let gradients = measuresGradient ? [Measure(.batchGradientNorm)] : []
    return [Measure(.trainLoss)] + (hasTest ? [Measure(.testLoss)] : [])
      + (hasAccuracy ? [Measure(.trainAccuracy)] : []) + (hasTest && hasAccuracy ? [Measure(.testAccuracy)] : [])
      + gradients + spreadLayers.prefix(8).map { Measure(.unitSpread, layer: $0 + 1) } + [Measure(.learningRate)]
  }
}
