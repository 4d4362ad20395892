public import Engine

/// The settings of kind `forest`: data, how each tree is grown, and how many there are.
public struct ForestGrowth: Equatable, Sendable {
  public var data: DataSource
  public var forest: ForestSettings
  public var trees: Int

  public init(data: DataSource, forest: ForestSettings = ForestSettings(), trees: Int = 100) {
    self.data = data
    self.forest = forest
    self.trees = trees
  }
}
