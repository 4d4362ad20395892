/// A question and what it does: samples with `x[feature] <= threshold` go left, the others right.
public struct TreeSplit: Equatable, Sendable {
  /// Counted from 0.
  public let feature: Int
  /// Halfway between two neighbouring values of the training data.
  public let threshold: Double
  /// What the question takes off the node's impurity.
  public let gain: Double
  /// Places of the children among the tree's nodes, both after their parent's.
  public internal(set) var left: Int
  public internal(set) var right: Int
}

/// A node of a tree: a leaf, or a question with two children.
public struct TreeNode: Equatable, Sendable {
  /// nil for a leaf.
  public internal(set) var split: TreeSplit?
  /// Questions above this one.
  public let depth: Int
  /// Training samples that come here; in a tree of a forest a sample counts as often as it was drawn.
  public let samples: Int
  /// Of the training samples that come here, by the criterion of the tree.
  public let impurity: Double

  /// Whether it asks nothing.
  public var isLeaf: Bool { split == nil }
}
