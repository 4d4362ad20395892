/// One picture of a run, as data. The full screen draws it; the linear front end reads its sentence.
public struct Panel: Equatable, Sendable {
  /// The name in a lesson's `show:` list.
  public var name: String
  public var title: String
  /// The title in a word or two, for a small picture; empty where the title itself is short.
  public var shortTitle: String
  public var content: Content
  /// The picture in one or two plain sentences.
  public var sentence: String

  public enum Content: Equatable, Sendable {
    case lineChart(LineChart)
    case field(Field)
    case heatMaps(HeatMaps)
    case histogram(Histogram)
    case bars(Bars)
    case columns(Columns)
    case table(Table)
    case intervals(Intervals)
    case network(NetworkPicture)
    case tree(Tree)
    case chain(Chain)
    case boards(Boards)
    case ladder(Ladder)
    case text(String)
  }

  public init(name: String, title: String, shortTitle: String = "", content: Content, sentence: String) {
    self.name = name
    self.title = title
    self.shortTitle = shortTitle
    self.content = content
    self.sentence = sentence
  }
}

extension Panel {
  /// Curves over a common x axis.
  public struct LineChart: Equatable, Sendable {
    public var series: [Series]
    public var xTitle: String
    public var yTitle: String
    public var xScale: Scale
    public var yScale: Scale
    /// Horizontal lines that mean something, such as ln 2.
    public var references: [Reference]
    /// Where the x axis ends when it is known in advance.
    public var xRange: ClosedRange<Double>?

    public enum Scale: Equatable, Sendable { case linear, logarithmic, automatic }
    public struct Series: Equatable, Sendable {
      public var name: String
      public var x: [Double]
      public var y: [Double]
      /// Single points rather than a line, as in a sweep.
      public var isScatter: Bool
      public init(name: String, x: [Double], y: [Double], isScatter: Bool = false) {
        self.name = name
        self.x = x
        self.y = y
        self.isScatter = isScatter
      }
    }
    public struct Reference: Equatable, Sendable {
      public var label: String
      public var y: Double
      public init(label: String, y: Double) {
        self.label = label
        self.y = y
      }
    }
    public init(
      series: [Series], xTitle: String, yTitle: String, xScale: Scale = .linear, yScale: Scale = .automatic,
      references: [Reference] = [], xRange: ClosedRange<Double>? = nil
    ) {
      self.series = series
      self.xTitle = xTitle
      self.yTitle = yTitle
      self.xScale = xScale
      self.yScale = yScale
      self.references = references
      self.xRange = xRange
    }
  }

  /// A value at every place of the plane, with the data on it: the decision boundary.
  public struct Field: Equatable, Sendable {
    /// Row by row from the top, each -1...1: how sure the network is of the negative or the positive class.
    public var values: [Float]
    public var columns: Int
    public var rows: Int
    public var xRange: ClosedRange<Double>
    public var yRange: ClosedRange<Double>
    public var points: [Point]
    /// What the points of each label are called; classes by their number when empty.
    public var names: [String]
    /// Places joined in their order: the way something went.
    public var trail: [Point]

    public struct Point: Equatable, Sendable {
      public var x: Float
      public var y: Float
      public var label: Int
      public init(x: Float, y: Float, label: Int) {
        self.x = x
        self.y = y
        self.label = label
      }
    }
    public init(
      values: [Float], columns: Int, rows: Int, xRange: ClosedRange<Double>, yRange: ClosedRange<Double>,
      points: [Point], names: [String] = [], trail: [Point] = []
    ) {
      self.values = values
      self.columns = columns
      self.rows = rows
      self.xRange = xRange
      self.yRange = yRange
      self.points = points
      self.names = names
      self.trail = trail
    }
  }

  /// Small maps side by side on one scale, such as one for each hidden neuron.
  public struct HeatMaps: Equatable, Sendable {
    public var maps: [Map]
    public var range: ClosedRange<Double>

    public struct Map: Equatable, Sendable {
      public var title: String
      public var columns: Int
      public var rows: Int
      public var values: [Float]
      /// Where there is no room for all maps, every group keeps some of its own.
      public var group: Int
      public init(title: String, columns: Int, rows: Int, values: [Float], group: Int = 0) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.values = values
        self.group = group
      }
    }
    public init(maps: [Map], range: ClosedRange<Double>) {
      self.maps = maps
      self.range = range
    }
  }

  public struct Histogram: Equatable, Sendable {
    /// One count a bin.
    public var counts: [Int]
    public var range: ClosedRange<Double>
    public var xTitle: String
    public init(counts: [Int], range: ClosedRange<Double>, xTitle: String) {
      self.counts = counts
      self.range = range
      self.xTitle = xTitle
    }
  }

  /// One or more values for each of a list of labels, such as a layer each.
  public struct Bars: Equatable, Sendable {
    public var labels: [String]
    public var groups: [Group]
    public var scale: LineChart.Scale

    public struct Group: Equatable, Sendable {
      public var name: String
      /// One for each label; the last may be missing.
      public var values: [Double]
      public init(name: String, values: [Double]) {
        self.name = name
        self.values = values
      }
    }
    public init(labels: [String], groups: [Group], scale: LineChart.Scale = .linear) {
      self.labels = labels
      self.groups = groups
      self.scale = scale
    }
  }

  public struct Table: Equatable, Sendable {
    public var headers: [String]
    public var rows: [[String]]
    public init(headers: [String], rows: [[String]]) {
      self.headers = headers
      self.rows = rows
    }
  }

  /// What each of several did over time, in rows one below the other.
  public struct Intervals: Equatable, Sendable {
    public var rows: [Row]
    /// What can be done; a span names one by its index.
    public var kinds: [String]
    /// The stretch of time shown; spans may reach beyond it.
    public var range: ClosedRange<Double>
    public var xTitle: String

    public struct Row: Equatable, Sendable {
      public var name: String
      public var spans: [Span]
      public init(name: String, spans: [Span]) {
        self.name = name
        self.spans = spans
      }
    }
    public struct Span: Equatable, Sendable {
      public var start: Double
      public var end: Double
      public var kind: Int
      public var label: String
      public init(start: Double, end: Double, kind: Int, label: String = "") {
        self.start = start
        self.end = end
        self.kind = kind
        self.label = label
      }
    }
    public init(rows: [Row], kinds: [String], range: ClosedRange<Double>, xTitle: String) {
      self.rows = rows
      self.kinds = kinds
      self.range = range
      self.xTitle = xTitle
    }
  }

  /// The network itself: its units and the weights between them.
  public struct NetworkPicture: Equatable, Sendable {
    public var layers: [Layer]

    public struct Layer: Equatable, Sendable {
      public var title: String
      public var units: Int
      /// Weights into this layer, [units, units of the layer before] row by row; empty for the input.
      public var weights: [Float]
      /// One bias a unit; empty for the input.
      public var biases: [Float]
      public init(title: String, units: Int, weights: [Float] = [], biases: [Float] = []) {
        self.title = title
        self.units = units
        self.weights = weights
        self.biases = biases
      }
    }
    public init(layers: [Layer]) { self.layers = layers }
  }
}
