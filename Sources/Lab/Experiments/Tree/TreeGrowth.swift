public import Engine

/// The settings of kind `tree`: data, when a node is split, and how the grown tree is cut back.
public struct TreeGrowth: Equatable, Sendable {
  public var data: DataSource
  public var tree: TreeSettings
  public var pruning: Pruning
  /// What a leaf costs in cost-complexity pruning.
  public var alpha: Double

  public enum Pruning: String, CaseIterable, Sendable {
    case none
    case costComplexity = "cost-complexity"
    /// A third of the training samples is kept out of the growing, and decides what is cut.
    case reducedError = "reduced-error"
  }

  public init(
    data: DataSource, tree: TreeSettings = TreeSettings(), pruning: Pruning = .none, alpha: Double = 0.01
  ) {
    self.data = data
    self.tree = tree
    self.pruning = pruning
    self.alpha = alpha
  }
}
