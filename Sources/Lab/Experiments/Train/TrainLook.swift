import Engine
import Mathematics

/// Everything measured at one step, computed once and read by panels, readings and claims.
struct TrainLook: Sendable {
  let trainLoss: Double?
  let trainAccuracy: Double?
  let testLoss: Double?
  let testAccuracy: Double?
  /// One a layer; empty when only losses were asked for.
  let statistics: [LayerStatistics]

  func value(of measure: Measure, in run: TrainRun) -> Double? {
    let value: Double? =
      switch measure.name {
      case .trainLoss: trainLoss
      case .testLoss: testLoss
      case .trainAccuracy: trainAccuracy
      case .testAccuracy: testAccuracy
      case .gap: gap
      case .trainError: run.settings.loss == .meanSquaredError ? trainLoss?.squareRoot() : nil
      case .testError: run.settings.loss == .meanSquaredError ? testLoss?.squareRoot() : nil
      case .batchGradientNorm: run.batchGradientNorm
      case .learningRate: run.learningRate
      case .coefficient: run.coefficient(measure.layer)
      case .epochs: run.epoch
      case .steps: Double(run.step)
      case .unitSpread where measure.layer == nil || statistics.isEmpty: run.unitSpread(layer: measure.layer)
      case .slope, .smallest, .largest: nil
      default: layerValue(of: measure, in: run)
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  private var gap: Double? { testLoss.flatMap { test in trainLoss.map { test - $0 } } }

  private func layerValue(of measure: Measure, in run: TrainRun) -> Double? {
    guard let layer = measure.layer else { return wholeValue(of: measure.name, in: run) }
    guard statistics.indices.contains(layer - 1) else { return nil }
    return statistics[layer - 1].value(of: measure.name)
  }

  /// A measure of layers for the network as a whole.
  private func wholeValue(of name: Measure.Name, in run: TrainRun) -> Double? {
    guard !statistics.isEmpty else { return nil }
    func norm(_ part: (LayerStatistics) -> Double) -> Double {
      statistics.reduce(0) { $0 + part($1) * part($1) }.squareRoot()
    }
    switch name {
    case .gradientNorm: return norm(\.gradientNorm)
    case .weightNorm: return norm(\.weightNorm)
    case .zeros:
      let counts = run.settings.layers.indices.map { run.weights($0).values.count }
      let zeros = zip(statistics, counts).reduce(0) { $0 + $1.0.zeroShare * Double($1.1) }
      return zeros / Double(max(1, counts.reduce(0, +)))
    default: return nil
    }
  }
}

extension LayerStatistics {
  func value(of name: Measure.Name) -> Double? {
    switch name {
    case .rank: rank.map(Double.init)
    case .zeros: zeroShare
    case .gradientNorm: gradientNorm
    case .gradientStd: activationGradientStd
    case .weightNorm: weightNorm
    case .updateRatio: updateRatio
    case .activationMean: activationMean
    case .activationStd: activationStd
    case .saturation: saturation
    case .unitSpread: unitSpread
    default: nil
    }
  }
}

extension TrainRun {
  /// Products a frame may spend on the statistics of layers without being asked for them.
  private static let cheapProducts = 500_000
  /// Products that the singular values of all matrices may take for each row of a table.
  private static let cheapRanks = 2_000_000

  /// What a frame with these panels needs. The statistics of a network that is not small, or the dear ones among
  /// them, are left out while it trains, so that looking costs little; at the end of a run they are always there.
  func look(for panels: [TrainPanel]) -> TrainLook {
    let isCheap = min(train.count, 1_000) * engine.network.weightCount <= Self.cheapProducts
    let isAsked = panels.contains { [.gradients, .activations, .layers].contains($0) }
    let isWhole = isCheap || ending != nil
    return look(withStatistics: isWhole || isAsked, isQuick: !isWhole && !panels.contains(.layers))
  }

  /// Whether the singular values of all matrices can be had at every row of a table.
  var ranksAreCheap: Bool {
    let products = settings.weightedLayers.reduce(0) { sum, layer in
      let (short, long) = engine.network.layers[layer].matrixSizes
      return sum + short * short * long
    }
    return products <= Self.cheapRanks
  }

  func look(withStatistics: Bool = true, isQuick: Bool = false) -> TrainLook {
    let (train, test) = (evaluate(on: .train), evaluate(on: .test))
    return TrainLook(
      trainLoss: train?.loss, trainAccuracy: train?.accuracy, testLoss: test?.loss, testAccuracy: test?.accuracy,
      statistics: withStatistics ? engine.statistics(isQuick: isQuick) : [])
  }

  /// One measure, without the work the others would take.
  func value(of measure: Measure) -> Double? {
    let value: Double? =
      switch measure.name {
      case .trainLoss: engine.evaluate(on: .train)?.loss
      case .trainAccuracy: evaluate(on: .train)?.accuracy
      case .testLoss: engine.evaluate(on: .test)?.loss
      case .testAccuracy: evaluate(on: .test)?.accuracy
      case .gap, .trainError, .testError, .batchGradientNorm:
        look(withStatistics: false).value(of: measure, in: self)
      case .unitSpread: unitSpread(layer: measure.layer)
      case .learningRate: learningRate
      case .coefficient: coefficient(measure.layer)
      case .epochs: epoch
      case .steps: Double(step)
      default: look().value(of: measure, in: self)
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The largest difference between two units of a hidden layer in a weight from the same input; without a layer, of
  /// all hidden layers.
  func unitSpread(layer: Int?) -> Double? {
    let layers = layer.map { [$0 - 1] } ?? settings.spreadLayers
    return layers.filter { settings.layers.indices.contains($0) && settings.layers[$0].hasWeights }
      .map { weights($0).columnSpread }.max()
  }

  /// The weight of a feature, counted from 1, where a single unit weighs them.
  func coefficient(_ feature: Int?) -> Double? {
    guard settings.isLinearModel, let feature else { return nil }
    let values = weights(0).values
    return values.indices.contains(feature - 1) ? Double(values[feature - 1]) : nil
  }

  /// Of the last step's batch, before clipping; nil before the first step, and where nothing measures it.
  var batchGradientNorm: Double? { engine.lastGradientNorm.map(Double.init) }

  /// Loss and share of right answers; the engine leaves the share out where squares are made small.
  func evaluate(on part: Part) -> Evaluation? {
    guard let evaluation = engine.evaluate(on: part), evaluation.accuracy == nil,
      let data = part == .train ? train : test, case .classes(let labels, _) = data.targets
    else { return engine.evaluate(on: part) }
    let answers = Answers(of: engine.outputs(for: data.inputs), width: engine.network.outputs, loss: settings.loss)
    let right = zip(answers.winners, labels).count { $0 == Int($1) }
    return Evaluation(loss: evaluation.loss, accuracy: Double(right) / Double(max(labels.count, 1)))
  }
}

extension Layer {
  /// The shorter and the longer side of its weights as a matrix.
  fileprivate var matrixSizes: (short: Int, long: Int) {
    let rows = matrices.first.map { $0.gates * $0.units } ?? 0
    let columns = matrices.reduce(0) { $0 + $1.inputs }
    return (min(rows, columns), max(rows, columns))
  }
}
