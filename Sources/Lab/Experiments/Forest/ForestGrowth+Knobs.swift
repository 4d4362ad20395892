import Engine

extension ForestGrowth {
  /// Every knob of a forest; each grows another one.
  static let knobs: [KnobRow<ForestGrowth>] =
    KnobRow.treeData(\ForestGrowth.data) + [
      .criterion(\ForestGrowth.forest.tree.criterion), .treeDepth(\ForestGrowth.forest.tree.maximumDepth),
      .integer("min-leaf", "samples a leaf keeps", \ForestGrowth.forest.tree.minimumLeaf, in: Limits.leafSamples),
      .integer("trees", "trees", \ForestGrowth.trees, in: Limits.trees),
      KnobRow(
        "features", "features a split may try",
        domain: { _ in .words(["sqrt", "all"] + [1, 2, 3, 5, 10].map { String($0) }) },
        value: { $0.forest.featuresPerSplit.setting },
        set: { (growth, value) throws(SettingProblem) in growth.forest.featuresPerSplit = try .read(value) }),
      KnobRow(
        "bootstrap", "draw with replacement",
        domain: { _ in .words(["true", "false"]) },
        value: { .text($0.forest.bootstrap ? "true" : "false") },
        set: { (growth, value) throws(SettingProblem) in growth.forest.bootstrap = try value.flag("bootstrap") }),
    ]

  /// Reads `data: moons, flipped: 0.1, trees: 100, features: 1`; only the data are required.
  static func read(_ reader: inout SettingReader) -> ForestGrowth {
    var growth = ForestGrowth(data: reader.treeData())
    reader.take(
      ["flipped", "criterion", "depth", "min-leaf", "trees", "features", "bootstrap"], of: knobs, into: &growth)
    return growth
  }
}

extension ForestSettings.FeatureChoice {
  /// Reads `sqrt`, `all` or a number.
  static func read(_ setting: Setting) throws(SettingProblem) -> Self {
    switch setting {
    case .text("sqrt"): return .squareRoot
    case .text("all"): return .all
    case .text(let text) where Int(text) != nil:
      return .count(try setting.integer("the number of features", in: Limits.units))
    default:
      throw SettingProblem(
        "features are \"sqrt\", \"all\" or a number; \"\(Shown.safe(setting.written))\" is none of them")
    }
  }

  var setting: Setting {
    switch self {
    case .squareRoot: .text("sqrt")
    case .all: .text("all")
    case .count(let count): .number(count)
    }
  }
}
