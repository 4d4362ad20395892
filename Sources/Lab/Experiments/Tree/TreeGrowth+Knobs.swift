import Engine

extension TreeGrowth {
  /// Every knob of a tree. Only `alpha` acts at once: it cuts a tree that is grown already.
  static let knobs: [KnobRow<TreeGrowth>] =
    KnobRow.treeData(\TreeGrowth.data) + [
      .criterion(\TreeGrowth.tree.criterion), .treeDepth(\TreeGrowth.tree.maximumDepth),
      .integer("min-leaf", "samples a leaf keeps", \TreeGrowth.tree.minimumLeaf, in: Limits.leafSamples),
      KnobRow(
        "min-gain", "gain a split needs",
        domain: { _ in .linear(Limits.minimumGain, step: 0.005) },
        value: { .number($0.tree.minimumGain) },
        set: { (growth, value) throws(SettingProblem) in
          growth.tree.minimumGain = try value.number("the gain a split needs", in: Limits.minimumGain)
        }),
      KnobRow(
        "pruning", "pruning",
        domain: { _ in .words(TreeWords.prunings.names) },
        value: { .text($0.pruning.rawValue) },
        set: { (growth, value) throws(SettingProblem) in growth.pruning = try TreeWords.prunings.read(value) }),
      KnobRow(
        "alpha", "price of a leaf", isLive: true, needs: "needs the pruning cost-complexity",
        domain: { _ in .linear(Limits.alpha, step: 0.001) },
        value: { $0.pruning == .costComplexity ? .number($0.alpha) : nil },
        set: { (growth, value) throws(SettingProblem) in
          growth.alpha = try value.number("the price of a leaf", in: Limits.alpha)
        }),
    ]

  /// Reads `data: moons, flipped: 0.1, depth: 3, pruning: cost-complexity, alpha: 0.01`; only the data are required.
  static func read(_ reader: inout SettingReader) -> TreeGrowth {
    var growth = TreeGrowth(data: reader.treeData())
    reader.take(
      ["flipped", "criterion", "depth", "min-leaf", "min-gain", "pruning", "alpha"], of: knobs, into: &growth)
    return growth
  }
}
