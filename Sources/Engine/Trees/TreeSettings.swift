/// How a tree is grown: what a split is judged by, and when a node stays a leaf (pre-pruning).
public struct TreeSettings: Equatable, Sendable {
  /// What a split is judged by.
  public var criterion: Criterion
  /// Questions from the root to a leaf; nil is as many as it takes, up to `depthLimit`.
  public var maximumDepth: Int?
  /// Samples that a split must leave on either side.
  public var minimumLeaf: Int
  /// Samples that a node needs to be split.
  public var minimumSplit: Int
  /// What a split must take off the impurity of the whole tree: its gain times the share of all samples that reach its
  /// node (scikit-learn's `min_impurity_decrease`). 0 lets a split without any gain happen, which XOR needs.
  public var minimumGain: Double

  /// The deepest tree.
  public static let depthLimit = 1_000

  public init(
    criterion: Criterion = .gini, maximumDepth: Int? = nil, minimumLeaf: Int = 1, minimumSplit: Int = 2,
    minimumGain: Double = 0
  ) {
    self.criterion = criterion
    self.maximumDepth = maximumDepth
    self.minimumLeaf = minimumLeaf
    self.minimumSplit = minimumSplit
    self.minimumGain = minimumGain
  }

  func check() throws(TreeError) {
    if let depth = maximumDepth, !(0...Self.depthLimit).contains(depth) {
      throw .badSetting("depth", value: Double(depth), expected: "0 to \(Self.depthLimit)")
    }
    guard minimumLeaf >= 1 else {
      throw .badSetting("minimum-leaf", value: Double(minimumLeaf), expected: "at least 1")
    }
    guard minimumSplit >= 2 else {
      throw .badSetting("minimum-split", value: Double(minimumSplit), expected: "at least 2")
    }
    guard minimumGain.isFinite, minimumGain >= 0 else {
      throw .badSetting("minimum-gain", value: minimumGain, expected: "a finite number of at least 0")
    }
  }

  /// No tree on so many samples has more nodes than this.
  func largestNodeCount(samples: Int) -> Int {
    let leaves = max(1, samples / minimumLeaf)
    guard let depth = maximumDepth, depth < 40 else { return 2 * leaves - 1 }
    return 2 * min(leaves, 1 << depth) - 1
  }
}
