import Engine

/// Points of two classes that somebody drew by hand, between -1 and 1 on both axes.
public struct DrawnPoints: Equatable, Sendable {
  public var points: [Point]

  public struct Point: Equatable, Sendable {
    public var x: Double
    public var y: Double
    /// 1 or 2.
    public var label: Int

    public init(x: Double, y: Double, label: Int) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  /// So many fit into a share code.
  public static let most = 40
  /// A network has something to tell apart.
  public static let fewest = 2

  public init(points: [Point] = DrawnPoints.start) { self.points = points }

  public static let start = [Point(x: -0.5, y: 0, label: 1), Point(x: 0.5, y: 0, label: 2)]
}

extension DrawnPoints: DataSettings {
  public static let word = "drawn"

  static let rows: [KnobRow<DrawnPoints>] = [
    KnobRow(
      "points", "points",
      domain: { _ in .choice([]) },
      value: { $0.setting },
      set: { (drawn, value) throws(SettingProblem) in drawn = try DrawnPoints(value) })
  ]

  var origin: DataSource.Origin { .drawn(self) }
  var outline: DataOutline { DataOutline(.vector(2), samples: points.count, answers: .classes(2)) }

  /// All of them are for training.
  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    let inputs = points.flatMap { [Float($0.x), Float($0.y)] }
    let labels = points.map { Int32($0.label - 1) }
    return (Dataset(inputs: inputs, features: 2, targets: .classes(labels, names: ["first", "second"])), nil)
  }
}

extension DrawnPoints {
  /// `[[-0.5, 0, 1], [0.5, 0, 2]]`: x, y and class of each.
  public var setting: Setting {
    .list(points.map { .list([.number($0.x), .number($0.y), .number($0.label)]) })
  }

  public init(_ setting: Setting) throws(SettingProblem) {
    let entries = try setting.list("points", atMost: Self.most)
    guard entries.count >= Self.fewest else {
      throw SettingProblem("a network needs at least \(Self.fewest) points")
    }
    points = try entries.map { (entry) throws(SettingProblem) in
      let numbers = try entry.list("a point", atMost: 3)
      guard numbers.count == 3 else { throw SettingProblem("a point is x, y and its class, 1 or 2") }
      return Point(
        x: try numbers[0].number("a coordinate", in: -1...1), y: try numbers[1].number("a coordinate", in: -1...1),
        label: try numbers[2].integer("a class", in: 1...2))
    }
  }
}
