/// The order in which a tree is best cut down: minimal cost-complexity pruning (Breiman et al. 1984, chapter 3).
///
/// A tree T costs R_alpha(T) = R(T) + alpha leaves(T). A node t with the subtree T_t is worth collapsing from
/// alpha = (R(t) - R(T_t)) / (leaves(T_t) - 1) on. The weakest link, the node where that is least, goes first; then the
/// costs are looked at again, until only the root is left.
public struct PruningPath: Equatable, Sendable {
  /// What R is made of.
  public enum Cost: String, CaseIterable, Sendable {
    /// The impurity of each leaf, weighted by its share of the samples: what scikit-learn's `ccp_alpha` counts with.
    case impurity
    /// The share of training samples that their leaf answers wrongly; the squared error where answers are numbers.
    case errors
  }

  /// A tree of the sequence.
  public struct Step: Equatable, Sendable {
    /// From where on it costs least.
    public let alpha: Double
    /// R of what is left.
    public let cost: Double
    /// Leaves that are left.
    public let leaves: Int
    /// The node that has become a leaf, by its place in the full tree; nil for the full tree itself.
    public let node: Int?
  }

  /// The full tree.
  public let tree: DecisionTree
  /// The full tree first, the root alone last.
  public let steps: [Step]

  public init(_ tree: DecisionTree, cost: Cost = .impurity) {
    self.tree = tree
    var links = WeakestLinks(tree, cost: cost)
    var steps = [Step(alpha: 0, cost: links.cost, leaves: tree.leafCount, node: nil)]
    while let (node, alpha) = links.collapseWeakest() {
      steps.append(
        // Equal alphas may differ by rounding; a sequence never goes back.
        Step(alpha: max(alpha, steps[steps.count - 1].alpha), cost: links.cost, leaves: links.leaves, node: node))
    }
    self.steps = steps
  }

  /// The tree that costs least at an alpha, the smallest of equals; as in scikit-learn, 0 leaves the tree as it is.
  public func tree(at alpha: Double) throws(TreeError) -> DecisionTree {
    guard alpha >= 0 else { throw .badSetting("alpha", value: alpha, expected: "a number of at least 0") }
    guard alpha > 0 else { return tree }
    return tree(after: steps.lastIndex { $0.alpha <= alpha } ?? 0)
  }

  /// The tree of a step.
  public func tree(after step: Int) -> DecisionTree {
    var isLeaf = [Bool](repeating: false, count: tree.nodes.count)
    for (place, node) in tree.nodes.enumerated() { isLeaf[place] = node.isLeaf }
    for step in steps[...step] {
      if let node = step.node { isLeaf[node] = true }
    }
    return tree.collapsed { isLeaf[$0] }
  }
}

/// The costs of a tree that is being cut down.
private struct WeakestLinks {
  private let parents: [Int]
  private let ends: [Int]
  /// R of each node, were it a leaf.
  private let nodeCosts: [Double]
  /// R of what is below each node.
  private var branchCosts: [Double]
  private var leafCounts: [Int]
  private var alphas: MinimumTree

  init(_ tree: DecisionTree, cost: PruningPath.Cost) {
    parents = tree.parents
    ends = tree.subtreeEnds
    let total = Double(tree.root.samples)
    nodeCosts = tree.nodes.indices.map { place in
      let node = tree.nodes[place]
      guard cost == .errors, tree.classes > 0 else { return Double(node.samples) * node.impurity / total }
      let right = tree.classCounts[place * tree.classes + tree.majority(at: place)]
      return Double(node.samples - Int(right)) / total
    }
    branchCosts = nodeCosts
    leafCounts = [Int](repeating: 1, count: tree.nodes.count)
    alphas = MinimumTree(count: tree.nodes.count)
    for place in tree.nodes.indices.reversed() {
      guard let split = tree.nodes[place].split else { continue }
      branchCosts[place] = branchCosts[split.left] + branchCosts[split.right]
      leafCounts[place] = leafCounts[split.left] + leafCounts[split.right]
      alphas[place] = alpha(place)
    }
  }

  var cost: Double { branchCosts[0] }
  var leaves: Int { leafCounts[0] }

  private func alpha(_ place: Int) -> Double {
    (nodeCosts[place] - branchCosts[place]) / Double(leafCounts[place] - 1)
  }

  /// Makes a leaf of the node with the least alpha, the first of equals; nil once the root is one.
  mutating func collapseWeakest() -> (node: Int, alpha: Double)? {
    let (node, alpha) = alphas.minimum
    guard alpha < .infinity else { return nil }
    for place in node..<ends[node] where alphas[place] < .infinity { alphas[place] = .infinity }
    let costChange = nodeCosts[node] - branchCosts[node]
    let leafChange = 1 - leafCounts[node]
    branchCosts[node] = nodeCosts[node]
    leafCounts[node] = 1
    var ancestor = parents[node]
    while ancestor >= 0 {
      branchCosts[ancestor] += costChange
      leafCounts[ancestor] += leafChange
      alphas[ancestor] = self.alpha(ancestor)
      ancestor = parents[ancestor]
    }
    return (node, alpha)
  }
}

/// Numbers of which the least is always known: a knockout tournament. All are infinite at first.
private struct MinimumTree {
  private let size: Int
  /// Winners, the final first, then the numbers themselves from `size` on.
  private var values: [Double]

  init(count: Int) {
    var size = 1
    while size < count { size *= 2 }
    self.size = size
    values = [Double](repeating: .infinity, count: 2 * size)
  }

  subscript(place: Int) -> Double {
    get { values[size + place] }
    set {
      var match = size + place
      values[match] = newValue
      while match > 1 {
        match /= 2
        values[match] = min(values[2 * match], values[2 * match + 1])
      }
    }
  }

  /// The first of the least.
  var minimum: (place: Int, value: Double) {
    var match = 1
    while match < size { match = values[2 * match] <= values[2 * match + 1] ? 2 * match : 2 * match + 1 }
    return (match - size, values[1])
  }
}
