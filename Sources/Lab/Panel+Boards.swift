extension Panel {
  /// Pictures side by side, pixel by pixel, each with its numbers where there is room: an image, a kernel, what comes out.
  public struct Boards: Equatable, Sendable {
    public var boards: [Board]
    /// What stands between two of them: "x" and "=".
    public var signs: [String]

    public struct Board: Equatable, Sendable {
      public var title: String
      public var columns: Int
      public var rows: Int
      /// Row by row from the top.
      public var values: [Float]
      /// How many of them are known; the others are left open.
      public var known: Int
      public var range: ClosedRange<Double>
      /// Places among the values that are looked at now.
      public var marks: [Int]
      /// Places that do not belong to the picture itself, such as a border.
      public var faint: [Int]

      public init(
        title: String, columns: Int, rows: Int, values: [Float], known: Int? = nil, range: ClosedRange<Double>,
        marks: [Int] = [], faint: [Int] = []
      ) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.values = values
        self.known = known ?? values.count
        self.range = range
        self.marks = marks
        self.faint = faint
      }
    }

    public init(boards: [Board], signs: [String]) {
      self.boards = boards
      self.signs = signs
    }
  }

  /// Rows of units above each other, each unit where the middle of what it sees lies along the first row.
  public struct Ladder: Equatable, Sendable {
    public var rows: [Row]

    public struct Row: Equatable, Sendable {
      public var title: String
      public var note: String
      public var count: Int
      /// Where the first unit lies, and how far the next: in units of the first row.
      public var start: Double
      public var pitch: Double
      /// Units that exist already.
      public var filled: Int
      /// Units looked at now; those of the border are below 0 or from `count` on.
      public var marks: [Int]
      /// Units of a border on either side.
      public var border: Int
      /// Units at the end that nothing above looks at.
      public var unused: Int

      public init(
        title: String, note: String, count: Int, start: Double = 0, pitch: Double = 1, filled: Int, marks: [Int] = [],
        border: Int = 0, unused: Int = 0
      ) {
        self.title = title
        self.note = note
        self.count = count
        self.start = start
        self.pitch = pitch
        self.filled = filled
        self.marks = marks
        self.border = border
        self.unused = unused
      }
    }

    public init(rows: [Row]) { self.rows = rows }
  }
}
