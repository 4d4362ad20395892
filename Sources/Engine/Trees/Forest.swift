/// Many trees, each grown on its own draw of the samples, answering together (Breiman 2001).
///
/// A forest is grown a tree at a time and can be asked in between. Tree i depends on the data, the settings, the seed and
/// i, and on nothing else.
///
///     var forest = try Forest(data, trees: 100, seed: 7)
///     while forest.grow() { curve.append(forest.outOfBagError) }
public struct Forest: Sendable {
  /// How its trees are grown.
  public let settings: ForestSettings
  /// Decides which samples and features each tree sees.
  public let seed: UInt64
  /// How many trees the forest is to have.
  public let treeCount: Int
  /// Those grown so far.
  public private(set) var trees: [DecisionTree] = []
  let soil: TreeSoil
  private let featuresPerSplit: Int
  /// Sums of the answers of the trees that did not learn from a sample, [samples, answerWidth].
  private(set) var outOfBagSums: [Double]
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
    try DecisionTree.checkAnswers(samples: ranked.count, classes: ranked.classes)
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
