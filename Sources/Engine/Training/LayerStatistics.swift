import Mathematics

/// How a layer is doing: what goes forward through it, what comes back, and what its weights look like. Padding never
/// counts.
public struct LayerStatistics: Equatable, Sendable {
  /// Over samples and units, after the activation.
  public var activationMean: Double
  public var activationStd: Double
  /// Share of activations where hardly any slope is left: beyond 0.97 either way (tanh), outside 0.03...0.97
  /// (sigmoid), exactly 0 (ReLU). 0 for the others.
  public var saturation: Double
  /// Euclidean length of the gradient of the mean loss, weights only.
  public var gradientNorm: Double
  /// Standard deviation over samples and units of dL/dz, where L is each sample's own loss.
  public var activationGradientStd: Double
  /// Euclidean length of the weights.
  public var weightNorm: Double
  /// Length of the next update of the weights over the length of the weights; about 0.001 is healthy (Karpathy 2022).
  /// nil when it was left out.
  public var updateRatio: Double?
  /// The largest difference between two units in a weight from the same input: 0 means clones, to the last bit.
  public var unitSpread: Double
  /// Numerical rank of the weights: singular values above the largest times max(units, inputs) times 2^-23, the rule
  /// of `numpy.linalg.matrix_rank` for 32-bit numbers. nil when it was left out.
  public var rank: Int?
  /// Share of weights that are exactly 0.
  public var zeroShare: Double
}

extension LayerStatistics {
  /// - `outputs`, `slopes`: [samples, units], after the activation and at the weighted sums.
  /// - `weights`, `gradient`, `update`: [units, inputs]; without an update there is no update ratio.
  init(
    outputs: [Float], slopes: [Float], activation: Activation, weights: Matrix, gradient: Matrix, update: Matrix?,
    withRank: Bool = true
  ) {
    let forward = Moments(outputs)
    activationMean = forward.mean
    activationStd = forward.deviation
    saturation = activation.saturatedShare(of: outputs)
    gradientNorm = gradient.length
    activationGradientStd = Moments(slopes).deviation
    let length = weights.length
    weightNorm = length
    updateRatio = update.map { length > 0 ? $0.length / length : 0 }
    unitSpread = weights.columnSpread
    rank = withRank ? weights.numericalRank : nil
    zeroShare = Double(weights.values.count { $0 == 0 }) / Double(max(weights.values.count, 1))
  }
}

extension TrainingRun {
  /// At most this many samples are looked at.
  static let statisticsSamples = 1_000

  /// One a layer, measured on the training set.
  ///
  /// - Parameter isQuick: leaves out the update ratio and the rank, which cost more than all the rest.
  public func statistics(isQuick: Bool = false) -> [LayerStatistics] {
    let network = self.network.unfused
    let rows = Workspace.rows(of: network, atMost: min(plan.train.count, TrainingRun.statisticsSamples))
    let inputs =
      rows == plan.train.count ? plan.train.inputs : Array(plan.train.inputs.prefix(rows * plan.train.features))
    let trace = network.trace(
      inputs: inputs, targets: trainTargets.prefix(rows), loss: plan.loss, parameters: parameters, kernels: kernels)
    let update = isQuick ? nil : nextUpdate()
    return network.layers.indices.map { index in
      LayerStatistics(
        outputs: trace.activations[index], slopes: trace.deltas[index], activation: network.layers[index].activation,
        weights: network.weights(index, in: parameters), gradient: network.weights(index, in: trace.gradients),
        update: update.map { network.weights(index, in: $0) }, withRank: !isQuick)
    }
  }
}

extension Activation {
  func saturatedShare(of outputs: [Float]) -> Double {
    let count =
      switch self {
      case .identity, .leakyRelu, .softplus, .elu, .gelu: 0
      case .tanh: outputs.count { abs($0) > 0.97 }
      case .sigmoid: outputs.count { $0 < 0.03 || $0 > 0.97 }
      case .relu: outputs.count { $0 == 0 }
      }
    return Double(count) / Double(max(outputs.count, 1))
  }
}

extension Matrix {
  /// Square root of the sum of squares.
  public var length: Double {
    var sum = 0.0
    for value in values { sum += Double(value) * Double(value) }
    return sum.squareRoot()
  }

  /// The largest difference between two rows in one column.
  public var columnSpread: Double {
    var spread: Float = 0
    for column in 0..<columns {
      var (low, high) = (Float.infinity, -Float.infinity)
      for row in 0..<rows {
        let value = values[row * columns + column]
        low = min(low, value)
        high = max(high, value)
      }
      if high > low { spread = max(spread, high - low) }
    }
    return Double(spread)
  }

  /// The largest first; empty when a value is not finite.
  public var singularValues: [Double] {
    guard values.allSatisfy(\.isFinite) else { return [] }
    return SingularValues.of(values.map(Double.init), rows: rows, columns: columns)
  }

  /// How many singular values exceed the largest times max(rows, columns) times 2^-23: what rounding to 32 bits can
  /// make of a zero. 0 when a value is not finite.
  public var numericalRank: Int {
    let singular = singularValues
    let limit = (singular.first ?? 0) * Double(max(rows, columns)) * Double(Float.ulpOfOne)
    return singular.count { $0 > limit }
  }
}
