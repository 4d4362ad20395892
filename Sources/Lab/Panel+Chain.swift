extension Panel {
  /// The same thing again and again, each handing on to the next: a cell unrolled over time.
  public struct Chain: Equatable, Sendable {
    public var links: [Link]
    /// The place where something happens; nil before the first.
    public var present: Int?
    /// From this link on, the way is gone backward; nil while it is gone forward.
    public var turn: Int?
    /// What stands above the links, below them, and in the last row; and what their numbers count.
    public var above: String
    public var below: String
    public var note: String
    public var title: String
    /// Of the values inside the links.
    public var range: ClosedRange<Double>

    public struct Link: Equatable, Sendable {
      public var title: String
      public var above: String
      public var below: String
      public var note: String
      /// Empty where nothing has come yet.
      public var values: [Float]

      public init(title: String, above: String = "", below: String = "", note: String = "", values: [Float] = []) {
        self.title = title
        self.above = above
        self.below = below
        self.note = note
        self.values = values
      }
    }

    public init(
      links: [Link], present: Int?, turn: Int?, above: String, below: String, note: String, title: String,
      range: ClosedRange<Double>
    ) {
      self.links = links
      self.present = present
      self.turn = turn
      self.above = above
      self.below = below
      self.note = note
      self.title = title
      self.range = range
    }
  }
}
