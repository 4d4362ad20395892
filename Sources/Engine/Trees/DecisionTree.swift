/// A tree of yes-or-no questions (CART: Breiman, Friedman, Olshen and Stone 1984). It is a value: grown once, it can be
/// asked, drawn, cut down, and compared.
///
///     let tree = try DecisionTree(data, settings: TreeSettings(maximumDepth: 3))
///     let share = try tree.accuracy(on: test)
public struct DecisionTree: Equatable, Sendable {
  /// The root first, then all below its left child, then all below its right child, and so on in each.
  public internal(set) var nodes: [TreeNode]
  /// Training samples of each class at each node, [nodes, classes]; empty where the tree answers with numbers.
  var classCounts: [Int32]
  /// The mean target at each node; empty where the tree answers with classes.
  var means: [Double]
  /// What it was grown with.
  public let settings: TreeSettings
  /// Numbers of a sample.
  public let features: Int
  /// 0 where the tree answers with numbers.
  public let classes: Int

  /// The most nodes a tree may have, or the trees of a forest together.
  public static let nodeLimit = 4_000_000
  /// Class counts of all nodes together, or answers to all samples together.
  static let countLimit = 20_000_000

  init(settings: TreeSettings, features: Int, classes: Int) {
    nodes = []
    classCounts = []
    means = []
    self.settings = settings
    self.features = features
    self.classes = classes
  }

  /// Grows a tree. Where several splits are equally good it takes the first feature and the lowest threshold.
  public init(_ data: Dataset, settings: TreeSettings = TreeSettings()) throws(TreeError) {
    try settings.check()
    let ranked = try RankedData(data, criterion: settings.criterion)
    try DecisionTree.checkSize(settings, samples: ranked.count, classes: ranked.classes)
    let soil = TreeSoil(ranked, settings: settings)
    self = soil.grow(payloads: soil.payloads(weights: nil), total: ranked.count, featuresPerSplit: ranked.features)
  }

  static func checkSize(_ settings: TreeSettings, samples: Int, classes: Int, trees: Int = 1) throws(TreeError) {
    let nodes = settings.largestNodeCount(samples: samples) * trees
    let limit = min(nodeLimit, classes > 0 ? countLimit / classes : nodeLimit)
    guard nodes <= limit else { throw .tooManyNodes(trees: trees, nodes: nodes, limit: limit) }
  }

  static func checkAnswers(samples: Int, classes: Int) throws(TreeError) {
    guard samples * max(classes, 1) <= countLimit else { throw .tooManyAnswers(samples: samples, classes: classes) }
  }

  /// The first question, or the only leaf.
  public var root: TreeNode { nodes[0] }

  /// Nodes that ask nothing.
  public var leafCount: Int { (nodes.count + 1) / 2 }

  /// The most questions that a sample is asked.
  public var depth: Int { nodes.reduce(0) { max($0, $1.depth) } }

  /// Training samples of each class that come to a node; empty where the tree answers with numbers.
  public func counts(at node: Int) -> [Int] {
    classCounts[node * classes..<(node + 1) * classes].map { Int($0) }
  }

  /// What a node answers: the share of each class, or the mean target alone.
  public func answer(at node: Int) -> [Double] {
    guard classes > 0 else { return [means[node]] }
    let samples = Double(nodes[node].samples)
    return counts(at: node).map { Double($0) / samples }
  }

  /// The class with most samples at a node, the first of equals; 0 where the tree answers with numbers.
  public func majority(at node: Int) -> Int {
    let counts = classCounts[node * classes..<(node + 1) * classes]
    guard let most = counts.max(), let place = counts.firstIndex(of: most) else { return 0 }
    return place - counts.startIndex
  }

  /// Places of the nodes that a sample passes, from the root to its leaf.
  public func path(of sample: [Float]) throws(TreeError) -> [Int] {
    guard sample.count == features else { throw .featuresDoNotFit(features: sample.count, expected: features) }
    var path = [0]
    var node = 0
    while let split = nodes[node].split {
      node = Double(sample[split.feature]) <= split.threshold ? split.left : split.right
      path.append(node)
    }
    return path
  }

  /// How much each feature has taken off the impurity of the whole, as shares of 1 (Breiman et al. 1984); all 0 in a tree
  /// without a split.
  public var importances: [Double] {
    var sums = [Double](repeating: 0, count: features)
    for node in nodes {
      guard let split = node.split else { continue }
      let (left, right) = (nodes[split.left], nodes[split.right])
      sums[split.feature] +=
        Double(node.samples) * node.impurity - Double(left.samples) * left.impurity
        - Double(right.samples) * right.impurity
    }
    return sums.asShares
  }
}

extension [Double] {
  /// Divided by their sum, where that is positive.
  var asShares: [Double] {
    let total = reduce(0, +)
    return total > 0 ? map { $0 / total } : self
  }
}
