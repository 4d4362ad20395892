import Engine
import Mathematics

/// A split being looked for, twice: the learner moves a threshold, and each step of the run tries one more of all the
/// thresholds there are, from the left.
struct SplitRun: Sendable {
  private(set) var settings: SplitSearch
  let samples: TreeSamples
  let curve: GainCurve
  /// Of the feature, one a sample.
  let values: [Float]
  let labels: [Int32]
  private(set) var step = 0
  /// Where the learner has been, in order, each with its gain.
  private(set) var tries: [Try] = []

  struct Try: Equatable, Sendable {
    let threshold: Double
    let gain: Double
  }

  /// Tries remembered at most.
  private static let mostTries = 500

  init(_ settings: SplitSearch, seed: UInt64, tables: Tables) throws(ExperimentError) {
    self.settings = settings
    samples = try settings.data.forTrees(seed: seed, tables: tables)
    let data = samples.train
    guard let feature = data.featureNames.firstIndex(of: settings.feature) else {
      let nearest = Spelling.nearest(to: settings.feature, in: data.featureNames)
      throw .data(.noSuchColumn(table: settings.data.files.first ?? "", settings.feature, nearest: nearest))
    }
    do {
      curve = try GainCurve(data, feature: feature, criterion: settings.criterion)
    } catch { throw .tree(error) }
    values = stride(from: feature, to: data.inputs.count, by: data.features).map { data.inputs[$0] }
    labels = if case .classes(let labels, _) = data.targets { labels } else { [] }
  }

  var lastStep: Int { curve.points.count }
  var ending: Ending? { step == lastStep ? .completed : nil }

  mutating func advance(by steps: Int) { step = min(step + max(steps, 0), lastStep) }

  /// Takes over another threshold, which is a try.
  mutating func turn(to kind: Experiment.Kind) {
    guard case .split(let turned) = kind else { return }
    settings = turned
    if tries.count == Self.mostTries { tries.removeFirst() }
    tries.append(Try(threshold: turned.threshold, gain: gain))
  }

  /// What the learner's threshold gains: nothing, where it leaves one side empty.
  var gain: Double { curve.place(of: settings.threshold).map { curve.points[$0].gain } ?? 0 }

  /// The best of the thresholds tried so far by the search, the first of equals.
  var best: GainCurve.Point? {
    var best: GainCurve.Point?
    for point in curve.points.prefix(step) where point.gain > (best?.gain ?? -1) + 1e-12 { best = point }
    return best
  }

  /// Samples of each class on either side of the learner's threshold.
  var sides: (left: [Int], right: [Int]) {
    var (left, right) = (samples.classNames.map { _ in 0 }, samples.classNames.map { _ in 0 })
    for (value, label) in zip(values, labels) {
      if Double(value) <= settings.threshold { left[Int(label)] += 1 } else { right[Int(label)] += 1 }
    }
    return (left, right)
  }
}
