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

  /// How each tree is grown.
  public var tree: TreeSettings
  /// What each split chooses from.
  public var featuresPerSplit: FeatureChoice
  /// Whether each tree learns from as many samples as there are, drawn with replacement, or from all of them.
  public var bootstrap: Bool

  /// The most trees of a forest.
  public static let treeLimit = 10_000

  public init(
    tree: TreeSettings = TreeSettings(), featuresPerSplit: FeatureChoice = .squareRoot, bootstrap: Bool = true
  ) {
    self.tree = tree
    self.featuresPerSplit = featuresPerSplit
    self.bootstrap = bootstrap
  }
}

extension ForestSettings.FeatureChoice {
  /// How many that is of so many features.
  func count(of features: Int) throws(TreeError) -> Int {
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
