import Engine

/// Data as trees read it.
struct TreeSamples: Sendable {
  let train: Dataset
  let test: Dataset?

  /// Class names in the order of their numbers.
  var classNames: [String] { if case .classes(_, let names) = train.targets { names } else { [] } }

  /// What feature `index` is called, as a learner reads it: "petal length cm".
  func featureName(_ index: Int) -> String {
    train.featureNames.indices.contains(index)
      ? train.featureNames[index].replacing("_", with: " ") : "feature \(index + 1)"
  }
}

extension DataSource {
  /// Samples made to measure the truth: many, because they cost little and a small test set hides small differences.
  private static let heldOutSamples = 3_000

  var planeData: PlaneData? {
    get { if case .plane(let data) = origin { data } else { nil } }
    set { if let newValue { origin = .plane(newValue) } }
  }

  var tableData: TableData? {
    get { if case .table(let file) = origin { file.table } else { nil } }
    set {
      guard let newValue, case .table(var file) = origin else { return }
      file.table = newValue
      origin = .table(file)
    }
  }

  /// The samples to learn from and those held out. Labels are flipped in the training part alone. A table keeps its
  /// units: a tree looks at the order of values only, and its questions can then be read.
  func forTrees(seed: UInt64, tables: Tables) throws(ExperimentError) -> TreeSamples {
    if let data = planeData {
      var truth = data
      truth.samples = testSamples ?? Self.heldOutSamples
      truth.flipped = 0
      do {
        return TreeSamples(
          train: try data.make(seed: seed), test: try truth.make(seed: seed, stream: Stream.testData))
      } catch { throw .data(error) }
    }
    guard case .table(var file) = origin else { throw .setting("Trees learn from a plane or a table.") }
    file.table.standardize = false
    let (train, test) = try DataSource(.table(file)).make(seed: seed, tables: tables)
    return TreeSamples(train: train, test: test)
  }

  /// Growing is quick, but a frame also scores every cut of the tree.
  var treeSizeProblems: [SettingProblem] {
    guard let samples = planeData?.samples, samples > Limits.treeSamples else { return [] }
    return [
      SettingProblem(
        path: [.key("data")], "a tree learns from at most \(Limits.treeSamples) samples here; these are \(samples)")
    ]
  }
}

extension KnobRow {
  /// The knobs of the data of a tree.
  static func treeData(_ path: any WritableKeyPath<Settings, DataSource> & Sendable) -> [KnobRow] {
    let dataset = KnobRow(
      "dataset", "dataset", needs: "needs data of the plane; these come from a table",
      domain: { _ in .words(TrainingWords.shapes.names) },
      value: { $0[keyPath: path].planeData.map { .text($0.shape.rawValue) } },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path].planeData?.shape = try TrainingWords.shapes.read(value)
      })
    let shapes = PlaneData.rows.map { row in
      KnobRow(
        row.name, row.label,
        needs: row.needs.isEmpty ? "needs data of the plane; these come from a table" : row.needs,
        domain: { settings in
          guard row.name != "samples", let data = settings[keyPath: path].planeData else {
            return .integer(2...Limits.treeSamples)
          }
          return row.domain(data)
        },
        value: { settings in
          let source = settings[keyPath: path]
          guard case .plane(let data) = source.origin else { return nil }
          return row.value(data)
        },
        set: { (settings, value) throws(SettingProblem) in
          guard var data = settings[keyPath: path].planeData else { return }
          try row.set(&data, value)
          settings[keyPath: path].planeData = data
        })
    }
    return [dataset] + shapes + [testShare(path)]
  }

  private static func testShare(_ path: any WritableKeyPath<Settings, DataSource> & Sendable) -> KnobRow {
    KnobRow(
      "test-share", "share held out for the test", needs: "needs data from a table",
      domain: { _ in .linear(Limits.testShare, step: 0.05) },
      value: { $0[keyPath: path].tableData.map { .number($0.testShare) } },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path].tableData?.testShare = try value.number("a test share", in: Limits.testShare)
      })
  }

  /// A whole number, such as the samples a leaf must keep.
  static func integer(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Settings, Int> & Sendable, in range: ClosedRange<Int>
  ) -> KnobRow {
    KnobRow(
      name, label,
      domain: { _ in .integer(range) },
      value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.integer(label, in: range)
      })
  }

  static func criterion(_ path: any WritableKeyPath<Settings, Criterion> & Sendable) -> KnobRow {
    KnobRow(
      "criterion", "criterion",
      domain: { _ in .words(TreeWords.criteria.names) },
      value: { .text($0[keyPath: path].rawValue) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try TreeWords.criteria.read(value)
      })
  }

  /// `full`, or a number of questions.
  static func treeDepth(_ path: any WritableKeyPath<Settings, Int?> & Sendable) -> KnobRow {
    KnobRow(
      "depth", "largest depth",
      domain: { _ in .words((1...10).map(String.init) + ["15", "20", "full"]) },
      value: { $0[keyPath: path].map { .number($0) } ?? .text("full") },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] =
          value == .text("full") ? nil : try value.integer("a depth other than \"full\"", in: Limits.treeDepth)
      })
  }
}

extension SettingReader {
  mutating func treeData() -> DataSource {
    let otherwise = DataSource.plane(PlaneData(shape: .moons))
    require("data", example: "data: {moons: {samples: 300, noise: 0.3}}")
    guard let setting = take("data") else { return otherwise }
    let (source, problems) = DataSource.read(setting, path: path(to: "data"))
    problems.forEach { report($0) }
    return source ?? otherwise
  }

  /// Reads keys that are named as the knobs they set.
  mutating func take<Settings>(_ names: [String], of rows: [KnobRow<Settings>], into settings: inout Settings) {
    for name in names {
      guard let value = take(name) else { continue }
      do { try rows.set(name, to: value, in: &settings) } catch { report(error.under(path)) }
    }
  }
}

/// The words of the kinds that grow trees.
enum TreeWords {
  static let criteria = Vocabulary<Criterion>("a criterion", [("gini", .gini), ("entropy", .entropy)])
  static let prunings = Vocabulary<TreeGrowth.Pruning>(
    "a way of pruning", TreeGrowth.Pruning.allCases.map { ($0.rawValue, $0) })
}
