extension Panel {
  /// An upright bar for each of many numbers, such as one for each feature. Exactly 0 is told from very small.
  public struct Columns: Equatable, Sendable {
    public var values: [Double]
    /// Where each would end if all were known; zeros are not marked.
    public var marks: [Double]
    public var markName: String
    public var xTitle: String
    public init(values: [Double], marks: [Double] = [], markName: String = "", xTitle: String = "") {
      self.values = values
      self.marks = marks
      self.markName = markName
      self.xTitle = xTitle
    }
  }
}
