import Course
import Engine
import Lab
import Mathematics

/// The axis a curve is sketched on: what values are plausible for a measure, before anybody has run anything.
struct SketchScale: Equatable, Sendable {
  let range: ClosedRange<Double>
  let isLogarithmic: Bool

  /// Small steps from one end of the axis to the other.
  static let steps = 40
  /// Small steps in a large one.
  static let largeStep = 5
  /// From this ratio of its ends on, an axis is logarithmic.
  private static let largestEvenRatio = 50.0

  init(_ range: ClosedRange<Double>) {
    self.range = range
    isLogarithmic = range.lowerBound > 0 && range.upperBound / range.lowerBound > Self.largestEvenRatio
  }

  init(_ prediction: Question.Prediction, of experiment: Experiment?) {
    self.init(Self.plausible(prediction.measure, in: experiment, baseline: prediction.bands.baseline))
  }

  /// The middle of the axis: where a sketch begins, saying nothing yet.
  var neutral: Double { value(at: Self.steps / 2) }

  /// A value moved by small steps, onto the even steps of the axis. It may leave the range a typed value lies outside
  /// of, but no further.
  func moved(_ value: Double, by steps: Int) -> Double {
    let place = position(value) * Double(Self.steps)
    guard place.isFinite, abs(place) < 1e6 else { return neutral }
    let start = steps > 0 ? (place + 1e-6).rounded(.down) : (place - 1e-6).rounded(.up)
    let target = min(max(Int(start) + steps, min(0, Int(start))), max(Self.steps, Int(start)))
    return self.value(at: target)
  }

  /// 0 at the lower end, 1 at the upper.
  private func position(_ value: Double) -> Double {
    guard isLogarithmic else {
      return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
    guard value > 0 else { return 0 }
    return log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
  }

  private func value(at step: Int) -> Double {
    let share = Double(step) / Double(Self.steps)
    guard isLogarithmic else {
      let exact = range.lowerBound + share * (range.upperBound - range.lowerBound)
      return Self.rounded(exact, digits: 4)
    }
    return Self.rounded(range.lowerBound * exp(share * log(range.upperBound / range.lowerBound)), digits: 2)
  }

  private static func rounded(_ value: Double, digits: Int) -> Double {
    NumberText.parse(NumberText.scientific(value, digits: digits)) ?? value
  }
}

extension SketchScale {
  private static func plausible(
    _ measure: Measure, in experiment: Experiment?, baseline: Double?
  ) -> ClosedRange<Double> {
    switch measure.name {
    case .trainLoss, .testLoss:
      let guess = max(baseline ?? 0, blindLoss(experiment))
      return 0...roundNumber(above: 1.4 * guess)
    case .trainAccuracy, .testAccuracy, .outOfBagAccuracy, .treeAccuracy, .zeros, .saturation, .importance,
      .shareOfBest, .gain, .bestGain, .impurity, .probability:
      return 0...1
    case .gap:
      let guess = blindLoss(experiment)
      return -roundNumber(above: guess / 2)...roundNumber(above: 2 * guess)
    case .trainError, .testError: return 0...roundNumber(above: max(baseline ?? 0, 1))
    case .activationMean: return -1...1
    case .unitSpread: return 1e-8...10
    case .gradientNorm, .batchGradientNorm, .gradientStd: return 1e-8...10
    case .updateRatio: return 1e-6...1
    case .activationStd: return 1e-4...10
    case .weightNorm: return 0...20
    case .rank: return 0...Double(widest(experiment))
    default: return 0...roundNumber(above: max(baseline ?? 0, 1))
    }
  }

  /// The loss of a network that looks at no input: ln K for K classes, 1 for squares.
  private static func blindLoss(_ experiment: Experiment?) -> Double {
    guard let training = experiment?.kind.training, training.loss.classifies else { return 0.7 }
    return log(Double(max(2, training.layers.last?.units ?? 2)))
  }

  private static func widest(_ experiment: Experiment?) -> Int {
    max(1, experiment?.kind.training?.layers.map(\.units).max() ?? 10)
  }

  /// 1, 2 or 5 times a power of ten, the nearest from above.
  private static func roundNumber(above value: Double) -> Double {
    let decade = pow(10, log10(max(value, 1e-12)).rounded(.down))
    return [1, 2, 5].map { $0 * decade }.first { $0 >= value } ?? 10 * decade
  }
}

extension Experiment.Kind {
  fileprivate var training: Training? {
    switch self {
    case .train(let training): training
    case .sweep(let sweep): sweep.base
    default: nil
    }
  }
}
