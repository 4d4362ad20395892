import Mathematics

@testable import Engine

/// The search for a split written down plainly: every feature, every gap between two values, every sample.
struct TreeReference {
  struct Candidate {
    let feature: Int
    let threshold: Double
    let gain: Double
  }

  let data: Dataset
  let criterion: Criterion

  func impurity(_ rows: [Int]) -> Double {
    let n = Double(rows.count)
    switch data.targets {
    case .classes(let labels, let names):
      let shares = names.indices.map { k in Double(rows.count { labels[$0] == Int32(k) }) / n }
      return criterion == .gini
        ? 1 - shares.reduce(0) { $0 + $1 * $1 }
        : -shares.reduce(0) { $1 > 0 ? $0 + $1 * Mathematics.log2($1) : $0 }
    case .values(let values, _):
      let mean = rows.reduce(0) { $0 + Double(values[$1]) } / n
      return rows.reduce(0) { $0 + (Double(values[$1]) - mean) * (Double(values[$1]) - mean) } / n
    case .stepClasses: return 0
    }
  }

  func value(_ row: Int, _ feature: Int) -> Double { Double(data.inputs[row * data.features + feature]) }

  /// By descending gain, equals in the order of features and thresholds. A row that was drawn twice is listed twice.
  func candidates(_ rows: [Int], minimumLeaf: Int = 1) -> [Candidate] {
    let parent = impurity(rows)
    var found: [Candidate] = []
    for feature in 0..<data.features {
      let values = Set(rows.map { value($0, feature) }).sorted()
      for (low, high) in zip(values, values.dropFirst()) {
        let threshold = low / 2 + high / 2
        let left = rows.filter { value($0, feature) <= threshold }
        let right = rows.filter { value($0, feature) > threshold }
        guard min(left.count, right.count) >= minimumLeaf else { continue }
        let rest =
          (Double(left.count) * impurity(left) + Double(right.count) * impurity(right)) / Double(rows.count)
        found.append(Candidate(feature: feature, threshold: threshold, gain: parent - rest))
      }
    }
    return found.sorted { $0.gain > $1.gain }
  }
}

/// Samples with features of few different values, so that columns repeat values and splits tie. The last feature is the
/// same for all.
func coarse(samples: Int, features: Int, classes: Int, levels: Int, seed: UInt64) -> Dataset {
  var generator = Generator(seed: seed, stream: Stream.probe)
  let inputs = (0..<samples * features).map { index in
    index % features == features - 1 ? 3 : Float(generator.below(levels)) / 4 - 1
  }
  let targets: Targets =
    classes == 0
    ? .values((0..<samples).map { _ in Float(generator.below(9)) / 4 }, width: 1)
    : .classes((0..<samples).map { _ in Int32(generator.below(classes)) }, names: (0..<classes).map { "c\($0)" })
  return Dataset(inputs: inputs, features: features, targets: targets)
}

/// Two classes with some labels turned around, each with the same chance.
func flipped(_ data: Dataset, share: Double, seed: UInt64) -> Dataset {
  guard case .classes(var labels, let names) = data.targets else { return data }
  var generator = Generator(seed: seed, stream: Stream.probe)
  for row in labels.indices where generator.uniform() < share { labels[row] = 1 - labels[row] }
  var data = data
  data.targets = .classes(labels, names: names)
  return data
}

/// Some samples of a dataset of classes.
func rows(_ range: Range<Int>, of data: Dataset) -> Dataset {
  guard case .classes(let labels, let names) = data.targets else { return data }
  return Dataset(
    inputs: Array(data.inputs[range.lowerBound * data.features..<range.upperBound * data.features]),
    features: data.features, targets: .classes(Array(labels[range]), names: names))
}
