import Engine

/// A signal on its way through a deep stack: each step shows one more layer forward, then one more gradient backward.
///
/// Everything is computed when the run is built; steps only uncover it.
struct PropagateRun: Sendable {
  let settings: Propagate
  private let propagation: Propagation
  private(set) var step = 0
  private(set) var ending: Ending?

  init(_ settings: Propagate, seed: UInt64, kernels: KernelLevel) throws(ExperimentError) {
    self.settings = settings
    let layer = LayerDescription.dense(units: settings.width, activation: settings.activation)
    let description = NetworkDescription(
      inputs: settings.width, layers: Array(repeating: layer, count: settings.depth),
      initializer: settings.initializer)
    do {
      propagation = try Propagation(description, samples: settings.samples, seed: seed, kernels: kernels)
    } catch { throw .engine(error) }
  }

  /// One a layer.
  private var statistics: [LayerStatistics] { propagation.statistics }

  var lastStep: Int { 2 * settings.depth }

  mutating func advance(by steps: Int) {
    let target = min(step + max(steps, 0), lastStep)
    while step < target, ending == nil {
      if let layer = layer(at: step + 1), !isFinite(layer, forward: step < settings.depth) {
        ending = .diverged(
          step: step, what: explain(layer, forward: step < settings.depth),
          advice: "Turn the scale of the weights down: try the initializer \(settings.activation.advisedInitializer)."
        )
      } else {
        step += 1
        if step == lastStep { ending = .completed }
      }
    }
  }

  /// How many layers the signal has passed, and how many from the top the gradient has.
  var forwardLayers: Int { min(step, settings.depth) }
  var backwardLayers: Int { max(0, step - settings.depth) }

  /// The layer a step uncovers, counted from 0.
  private func layer(at step: Int) -> Int? {
    let layer = step <= settings.depth ? step - 1 : lastStep - step
    return statistics.indices.contains(layer) ? layer : nil
  }

  private func isFinite(_ layer: Int, forward: Bool) -> Bool {
    let values = statistics[layer]
    return forward
      ? values.activationStd.isFinite && values.activationMean.isFinite
      : values.activationGradientStd.isFinite && values.gradientNorm.isFinite
  }

  private func explain(_ layer: Int, forward: Bool) -> String {
    let what = forward ? "activations" : "gradients"
    return "The \(what) of layer \(layer + 1) are larger than 32 bits can hold."
  }

  func value(of measure: Measure) -> Double? {
    guard let layer = measure.layer, statistics.indices.contains(layer - 1) else { return nil }
    let isBackward = measure.name == .gradientStd || measure.name == .gradientNorm
    let isKnown = isBackward ? layer > settings.depth - backwardLayers : layer <= forwardLayers
    guard isKnown else { return nil }
    if measure.name == .rank { return Double(propagation.rank(layer: layer - 1)) }
    return statistics[layer - 1].value(of: measure.name).flatMap { $0.isFinite ? $0 : nil }
  }
}

extension Activation {
  /// The initializer that keeps the variance of this activation.
  var advisedInitializer: String {
    switch self {
    case .relu, .leakyRelu, .elu, .gelu: "he"
    case .identity, .sigmoid, .tanh, .softplus: "lecun"
    }
  }
}
