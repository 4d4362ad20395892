/// What every question about one feature would gain: the curve that a splitter searches for its peak.
public struct GainCurve: Equatable, Sendable {
  /// A question `x <= threshold` and what it leaves on either side.
  public struct Point: Equatable, Sendable {
    /// Halfway between two neighbouring values.
    public let threshold: Double
    /// What the question takes off the impurity.
    public let gain: Double
    /// Samples at or below the threshold; the others are on the right.
    public let leftSamples: Int
    public let rightSamples: Int
    public let leftImpurity: Double
    public let rightImpurity: Double
  }

  /// Of the samples together.
  public let impurity: Double
  /// One for each gap between two different values, by ascending threshold.
  public let points: [Point]
  /// The values of the feature, ascending, each once: point i lies between values i and i + 1.
  public let values: [Float]

  /// The feature is counted from 0; `rows` are the samples to be split, such as those at a node, nil all of them.
  public init(
    _ data: Dataset, feature: Int, criterion: Criterion = .gini, rows: [Int]? = nil
  ) throws(TreeError) {
    let count = try data.checkForTrees()
    guard (0..<data.features).contains(feature) else {
      throw .noSuchFeature(feature, features: data.features)
    }
    if let row = rows?.first(where: { !(0..<count).contains($0) }) { throw .noSuchRow(row, samples: count) }
    let rows = rows ?? Array(0..<count)
    guard !rows.isEmpty else { throw .noSamples }
    let column = Dataset(
      inputs: rows.map { data.inputs[$0 * data.features + feature] }, features: 1,
      targets: data.targets.selected(rows))
    let ranked = try RankedData(column, criterion: criterion)
    let all = Side(ranked, criterion, ranked.order[...])
    impurity = all.impurity
    var points: [Point] = []
    var values = [ranked.inputs[Int(ranked.order[0])]]
    var sides = SidePair(left: Side(ranked, criterion, []), right: all)
    for place in 0..<(rows.count - 1) {
      let (row, next) = (Int(ranked.order[place]), Int(ranked.order[place + 1]))
      sides.move(row, ranked)
      guard ranked.ranks[row] != ranked.ranks[next] else { continue }
      let (lower, upper) = (ranked.inputs[row], ranked.inputs[next])
      points.append(sides.point(Double(lower) / 2 + Double(upper) / 2, parent: impurity))
      values.append(upper)
    }
    self.points = points
    self.values = values
  }

  /// The place of the highest gain, the first of those that differ by rounding only; nil where all values are the same.
  public var best: Int? {
    guard var best = points.indices.first else { return nil }
    for place in points.indices where points[place].gain > points[best].gain + 1e-12 { best = place }
    return best
  }

  /// The place of the point whose question divides the samples as `x <= threshold` does, for any threshold; nil where
  /// that leaves one side empty.
  public func place(of threshold: Double) -> Int? {
    let below = values.partitioningPlace { Double($0) > threshold }
    return below > 0 && below < values.count ? below - 1 : nil
  }
}

/// The samples on one side of a threshold: class counts, or moments of the targets around the mean of all.
private struct Side {
  let criterion: Criterion
  var count = 0
  var classCounts: [Int]
  let center: Double
  var sum = 0.0
  var squares = 0.0

  init(_ data: RankedData, _ criterion: Criterion, _ rows: ArraySlice<UInt32>) {
    self.criterion = criterion
    classCounts = [Int](repeating: 0, count: data.classes)
    center = data.targets.reduce(0, +) / Double(data.count)
    for row in rows { add(Int(row), data, 1) }
  }

  mutating func add(_ row: Int, _ data: RankedData, _ sign: Int) {
    count += sign
    if data.classes > 0 {
      classCounts[Int(data.labels[row])] += sign
    } else {
      let distance = data.targets[row] - center
      sum += Double(sign) * distance
      squares += Double(sign) * distance * distance
    }
  }

  var impurity: Double {
    guard classCounts.isEmpty else { return criterion.impurity(of: classCounts) }
    let n = Double(max(count, 1))
    return max(0, squares / n - (sum / n) * (sum / n))
  }
}

private struct SidePair {
  var left: Side
  var right: Side

  mutating func move(_ row: Int, _ data: RankedData) {
    left.add(row, data, 1)
    right.add(row, data, -1)
  }

  func point(_ threshold: Double, parent: Double) -> GainCurve.Point {
    let total = Double(left.count + right.count)
    let (leftImpurity, rightImpurity) = (left.impurity, right.impurity)
    let rest = (Double(left.count) * leftImpurity + Double(right.count) * rightImpurity) / total
    return GainCurve.Point(
      threshold: threshold, gain: max(0, parent - rest), leftSamples: left.count, rightSamples: right.count,
      leftImpurity: leftImpurity, rightImpurity: rightImpurity)
  }
}

extension Targets {
  fileprivate func selected(_ rows: [Int]) -> Targets {
    switch self {
    case .classes(let labels, let names): .classes(rows.map { labels[$0] }, names: names)
    case .values(let values, let width):
      .values(rows.flatMap { values[$0 * width..<($0 + 1) * width] }, width: width)
    case .stepClasses: self
    }
  }
}

extension [Float] {
  /// The first place where the condition holds, if it holds from some place on.
  fileprivate func partitioningPlace(_ condition: (Float) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
