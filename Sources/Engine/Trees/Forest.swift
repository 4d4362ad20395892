/// How a forest is grown.
public struct ForestSettings: Equatable, Sendable {
  /// How many features a split may choose from; they are drawn anew for each.
  public enum FeatureChoice: Equatable, Sendable {
    /// All of them: bagging (Breiman, *Bagging predictors*, 1996).
    case all
    /// The square root of their number, rounded down: usual for classes (Breiman, *Random forests*, 2001).
    case squareRoot
    case count(Int)
  }

  public var tree: TreeSettings
  public var featuresPerSplit: FeatureChoice
  /// Whether each tree learns from as many samples as there are, drawn with replacement, or from all of them.
  public var bootstrap: Bool

  public static let treeLimit = 10_000

  public init(
    tree: TreeSettings = TreeSettings(), featuresPerSplit: FeatureChoice = .squareRoot, bootstrap: Bool = true
  ) {
    self.tree = tree
    self.featuresPerSplit = featuresPerSplit
    self.bootstrap = bootstrap
  }
}

/// Many trees, each grown on its own draw of the samples, answering together (Breiman 2001).
///
/// A forest is grown a tree at a time and can be asked in between. Tree i depends on the data, the settings, the seed and
/// i, and on nothing else.
///
///     var forest = try Forest(data, trees: 100, seed: 7)
///     while forest.grow() { curve.append(forest.outOfBagError) }
public struct Forest: Sendable {
  public let settings: ForestSettings
  public let seed: UInt64
  /// How many trees the forest is to have.
  public let treeCount: Int
  public private(set) var trees: [DecisionTree] = []
  private let soil: TreeSoil
  private let featuresPerSplit: Int
  /// Sums of the answers of the trees that did not learn from a sample, [samples, answerWidth].
  private var outOfBagSums: [Double]
  /// How many trees did not learn from a sample.
  private(set) var outOfBagCounts: [Int32]

  /// A forest that has no trees yet; `grow` adds them.
  public init(
    _ data: Dataset, settings: ForestSettings = ForestSettings(), trees: Int, seed: UInt64
  ) throws(TreeError) {
    try settings.tree.check()
    guard (1...ForestSettings.treeLimit).contains(trees) else {
      throw .badSetting("trees", value: Double(trees), expected: "1 to \(ForestSettings.treeLimit)")
    }
    featuresPerSplit = try settings.featuresPerSplit.count(of: data.features)
    let ranked = try RankedData(data, criterion: settings.tree.criterion)
    try DecisionTree.checkSize(settings.tree, samples: ranked.count, classes: ranked.classes, trees: trees)
    guard ranked.count * max(ranked.classes, 1) <= DecisionTree.countLimit else {
      throw .tooManyClasses(ranked.classes)
    }
    self.settings = settings
    self.seed = seed
    treeCount = trees
    soil = TreeSoil(ranked, settings: settings.tree)
    outOfBagSums = [Double](repeating: 0, count: ranked.count * max(ranked.classes, 1))
    outOfBagCounts = [Int32](repeating: 0, count: ranked.count)
  }

  /// Grows the next tree. Gives false, and does nothing, once the forest has all its trees.
  public mutating func grow() -> Bool {
    guard trees.count < treeCount else { return false }
    let (tree, absent) = tree(trees.count)
    if !absent.isEmpty {
      tree.addAnswers(soil.data.inputs, rows: absent, to: &outOfBagSums)
      for row in absent { outOfBagCounts[Int(row)] += 1 }
    }
    trees.append(tree)
    return true
  }

  /// Grows all trees that are still missing.
  public mutating func growAll() { while grow() {} }

  /// A tree, and the rows that it has not learned from.
  private func tree(_ index: Int) -> (DecisionTree, absent: [UInt32]) {
    let count = soil.data.count
    var generator = Generator(seed: seed, stream: Stream.trees &+ UInt64(index))
    var weights: [UInt8]?
    var absent: [UInt32] = []
    if settings.bootstrap {
      let drawn = Forest.bootstrap(count, &generator)
      absent = (0..<UInt32(count)).filter { drawn[Int($0)] == 0 }
      weights = drawn
    }
    let tree = soil.grow(
      payloads: soil.payloads(weights: weights), total: count, featuresPerSplit: featuresPerSplit,
      generator: generator)
    return (tree, absent)
  }

  /// How often each of `count` samples comes up in as many draws with replacement (Efron 1979).
  static func bootstrap(_ count: Int, _ generator: inout Generator) -> [UInt8] {
    var weights = [UInt8](repeating: 0, count: count)
    var drawn = 0
    while drawn < count {
      let row = generator.below(count)
      // A weight is a byte: a draw that would overflow it, which no seed will ever show, is made again.
      guard weights[row] < .max else { continue }
      weights[row] += 1
      drawn += 1
    }
    return weights
  }
}

extension ForestSettings.FeatureChoice {
  fileprivate func count(of features: Int) throws(TreeError) -> Int {
    switch self {
    case .all: return features
    case .squareRoot: return max(1, Int(Double(features).squareRoot()))
    case .count(let count):
      guard (1...max(features, 1)).contains(count) else {
        throw .badSetting("features", value: Double(count), expected: "1 to \(features)")
      }
      return count
    }
  }
}

extension Forest {
  /// The error on samples as seen by the trees that have not learned from them, an estimate of the error on new data:
  /// the share of wrong classes, or the mean squared error. nil as long as no sample has been left out.
  public var outOfBagError: Double? {
    let width = max(classes, 1)
    let asked = outOfBagCounts.indices.filter { outOfBagCounts[$0] > 0 }
    guard !asked.isEmpty else { return nil }
    let error: Double
    if classes > 0 {
      let predicted = largestPlaces(outOfBagSums, width: width)
      error = Double(asked.count { predicted[$0] != soil.data.labels[$0] })
    } else {
      error = asked.reduce(0) { sum, row in
        let distance = outOfBagSums[row] / Double(outOfBagCounts[row]) - soil.data.targets[row]
        return sum + distance * distance
      }
    }
    return error / Double(asked.count)
  }

  /// The mean of the trees' importances, as shares of 1; trees without a split do not count.
  public var importances: [Double] {
    var sums = [Double](repeating: 0, count: features)
    for tree in trees {
      for (feature, value) in tree.importances.enumerated() { sums[feature] += value }
    }
    return sums.asShares
  }
}

extension Forest: Predictor {
  public var features: Int { soil.data.features }
  public var classes: Int { soil.data.classes }

  /// The mean of the trees' answers. Expects at least one tree.
  public func answers(for inputs: [Float]) throws(TreeError) -> [Double] {
    guard let first = trees.first else { throw .noTrees }
    let samples = try first.sampleCount(inputs)
    let rows = (0..<UInt32(samples)).map { $0 }
    var sums = [Double](repeating: 0, count: samples * first.answerWidth)
    for tree in trees { tree.addAnswers(inputs, rows: rows, to: &sums) }
    return sums.map { $0 / Double(trees.count) }
  }
}
