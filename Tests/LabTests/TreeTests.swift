import Engine
@testable import Lab
import Testing

@Suite("Trees, forests and splits")
struct TreeTests {
  private static let animals = Tables([
    "animals.csv": Array(
      "ears,barks,animal\n1,0,cat\n1,0,cat\n1,0,cat\n1,0,cat\n1,1,dog\n1,1,dog\n0,1,dog\n0,1,dog\n".utf8)
  ])
  private static func animals(_ more: String, kind: String = "tree", features: String = "[ears, barks]") -> String {
    "{kind: \(kind), data: {table: {file: animals.csv, label: animal, test-share: 0, features: \(features)}}, \(more)}"
  }

  private func finished(_ text: String, tables: Tables = .none) throws -> Run {
    var run = try Run(try experiment(text), tables: tables)
    while run.ending == nil { run.advance(by: 1_000) }
    return run
  }

  @Test("a perfect question is the only one that is asked, and gains a bit")
  func oneQuestion() throws {
    let run = try finished(Self.animals("criterion: entropy, show: [tree, importances]"), tables: Self.animals)
    #expect(run.step == 1)
    #expect(run.value(of: Measure(.gain)) == 1)
    #expect(run.value(of: Measure(.importance, layer: 2)) == 1)
    #expect(run.value(of: Measure(.importance, layer: 3)) == nil)
    #expect(run.value(of: Measure(.testAccuracy)) == nil)
    #expect(
      run.sentence("tree")
        == "The tree has 2 leaves and asks up to 1 question, the first of them \"barks = 0\", which gains 1 bit.")
    guard case .tree(let tree) = run.frame().panels.first?.content else { return }
    #expect(tree.outline(atMost: 9) == ["barks = 0?", "  yes: cat, 4 of 4", "  no: dog, 4 of 4"])
    #expect(tree.outline(atMost: 2) == ["barks = 0?", "and 2 more lines"])
  }

  @Test("what only the ears tell is worth 0.311 bit")
  func ears() throws {
    let run = try finished(Self.animals("criterion: entropy", features: "[ears]"), tables: Self.animals)
    #expect(abs((run.value(of: Measure(.gain)) ?? 0) - 0.3113) < 0.0001)
    #expect(run.value(of: Measure(.trainAccuracy)) == 0.75)
  }

  @Test("each step adds a leaf, level by level, and rewinding takes it away")
  func growing() throws {
    var recording = try Recording(try experiment(grown("flipped: 0.1, show: [tree]")))
    #expect(recording.frame.panels[0].sentence.hasPrefix("The tree is a single leaf"))
    var depths: [Double] = []
    while recording.ending == nil {
      recording.advance(by: 1)
      #expect(recording.frame.value(of: Measure(.leaves)) == Double(recording.step + 1))
      depths.append(recording.frame.value(of: Measure(.depth)) ?? 0)
    }
    #expect(depths == depths.sorted())
    #expect(recording.frame.value(of: Measure(.trainAccuracy)) == 1)
    _ = recording.perform(.rewind(to: 2))
    #expect(recording.frame.value(of: Measure(.leaves)) == 3)
  }

  @Test("the accuracies on the way are those of the tree cut at that depth")
  func depths() throws {
    let full = try TreeRun(TreeGrowth(data: Self.moons), seed: 3, tables: .none)
    for depth in 0...5 {
      let settings = TreeGrowth(data: Self.moons, tree: TreeSettings(maximumDepth: depth))
      let cut = try TreeRun(settings, seed: 3, tables: .none)
      let tree = cut.grown.tree
      let score = full.grown.scores[full.grown.splits(toDepth: depth)]
      #expect(score.train == (try tree.accuracy(on: cut.samples.train)))
      #expect(score.test == (try cut.samples.test.map { try tree.accuracy(on: $0) }))
    }
  }

  @Test("the accuracies of every cut are those of the pruned tree")
  func cuts() throws {
    let run = try TreeRun(TreeGrowth(data: Self.moons), seed: 3, tables: .none)
    #expect(run.grown.cuts.count > 4)
    for cut in run.grown.cuts.dropFirst() {
      let tree = try run.grown.path.tree(at: cut.alpha)
      #expect(tree.leafCount == cut.leaves)
      #expect(cut.score.train == (try tree.accuracy(on: run.samples.train)))
      #expect(cut.score.test == (try run.samples.test.map { try tree.accuracy(on: $0) }))
    }
  }

  private static let moons = DataSource.plane(PlaneData(shape: .moons, samples: 120, noise: 0.3, flipped: 0.1))

  @Test("labels are flipped in the training part alone")
  func flipping() throws {
    let (clean, flipped) = (
      try finished(grown("depth: 1", data: "{gauss: {samples: 200}}")),
      try finished(grown("depth: 1, flipped: 0.5", data: "{gauss: {samples: 200}}"))
    )
    #expect(clean.value(of: Measure(.testAccuracy)) ?? 0 > 0.97)
    #expect(flipped.value(of: Measure(.trainAccuracy)) ?? 1 < 0.65)
  }

  @Test("the price of a leaf acts on the grown tree at once, and back")
  func alpha() throws {
    var run = try finished(grown("flipped: 0.1, pruning: cost-complexity, alpha: 0.002, show: [tree, pruning]"))
    let (step, leaves) = (run.step, run.value(of: Measure(.leaves)) ?? 0)
    try run.turn("alpha", to: .text("0.05"))
    #expect(run.step == step)
    #expect(run.value(of: Measure(.leaves)) ?? 0 < leaves)
    #expect(run.sentence("pruning")?.contains("left, with") == true)
    try run.turn("alpha", to: .text("0.002"))
    #expect(run.value(of: Measure(.leaves)) == leaves)
  }

  @Test("a claim about another price is judged as soon as that price is set")
  func claimsFollow() throws {
    let claim = "{say: a, with: {alpha: 0.2}, expect: leaves equals 1, fails-with: {alpha: 0}}"
    var recording = try Recording(try experiment(grown("pruning: cost-complexity, alpha: 0, claims: [\(claim)]")))
    recording.advance(by: 1_000)
    #expect(recording.frame.claims == [.open])
    #expect(recording.perform(.turn("alpha", .text("0.2"))) == nil)
    let turned = recording.frame
    #expect(turned.claims == [.holds])
    _ = recording.perform(.back(3))
    _ = recording.perform(.forward(3))
    #expect(recording.frame == turned)
  }

  @Test("pruning on samples held back makes a smaller tree")
  func reducedError() throws {
    let full = try finished(grown("flipped: 0.1", data: "{moons: {samples: 300, noise: 0.3}}"))
    let pruned = try finished(
      grown("flipped: 0.1, pruning: reduced-error", data: "{moons: {samples: 300, noise: 0.3}}"))
    #expect(pruned.value(of: Measure(.leaves)) ?? 99 < (full.value(of: Measure(.leaves)) ?? 0) / 2)
  }

  @Test("a forest grows a tree a step, and is better than its trees")
  func forest() throws {
    var run = try Run(
      grown(
        "trees: 40, features: 1, flipped: 0.1, show: [accuracy]", kind: "forest",
        data: "{moons: {samples: 200, noise: 0.3}}"))
    #expect(run.sentence("accuracy") == "No tree has been grown yet.")
    #expect(run.value(of: Measure(.outOfBagAccuracy)) == nil)
    run.advance(by: 100)
    #expect(run.step == 40)
    let (all, one) = (run.value(of: Measure(.testAccuracy)) ?? 0, run.value(of: Measure(.treeAccuracy)) ?? 1)
    #expect(all > one + 0.03)
    #expect(run.value(of: Measure(.trees)) == 40)
    #expect(run.value(of: Measure(.importance, layer: 1)) ?? 0 > 0.1)
    #expect(run.results.rows.count == 40)
    #expect(run.results.rows.last?[2] == all)
  }

  @Test("without bootstrap nothing is out of the bag")
  func noBag() throws {
    let run = try finished(grown("trees: 3, bootstrap: false, features: all", kind: "forest"))
    #expect(run.value(of: Measure(.outOfBagAccuracy)) == nil)
    #expect(run.value(of: Measure(.testAccuracy)) == run.value(of: Measure(.treeAccuracy)))
  }

  @Test("the learner's threshold gains what the curve says, and every try is kept")
  func splitting() throws {
    let text = Self.animals(
      "criterion: entropy, feature: ears, range: [0, 1], show: [gain, sides, arithmetic]", kind: "split")
    var run = try Run(try experiment(text), tables: Self.animals)
    #expect(run.experiment.waitsForLearner)
    #expect(abs((run.value(of: Measure(.gain)) ?? 0) - 0.3113) < 0.0001)
    #expect(run.value(of: Measure(.bestGain)) == nil)
    #expect(run.sentence("sides") == "At most 0.5: 0 cat and 2 dog. Above: 4 cat and 2 dog.")
    #expect(run.sentence("arithmetic") == "The gain is 1 minus 0 minus 0.6887, which is 0.3113.")
    try run.turn("threshold", to: .text("1"))
    #expect(run.value(of: Measure(.gain)) == 0)
    try run.turn("threshold", to: .text("0.2"))
    run.advance(by: 9)
    #expect(run.step == 1)
    #expect(run.value(of: Measure(.shareOfBest)) == 1)
    #expect(run.sentence("gain")?.hasSuffix("yours has 100% of it.") == true)
    guard case .lineChart(let chart) = run.frame().panels.first?.content else { return }
    #expect(chart.series.first { $0.name == "your tries" }?.x == [1, 0.2])
  }

  @Test("a feature that is no column is refused with the nearest")
  func noColumn() throws {
    let text = "{kind: split, data: {table: {file: animals.csv, label: animal}}, feature: bark, range: [0, 1]}"
    let read = try experiment(text)
    let error = #expect(throws: ExperimentError.self) { try Run(read, tables: Self.animals) }
    #expect(error?.message.contains("barks") == true)
  }

  @Test("no single question sees anything in the symmetric XOR, and a tree of depth 2 is enough")
  func corners() throws {
    let run = try finished(grown("depth: 2", data: "{corners: {samples: 40}}"))
    #expect(run.value(of: Measure(.gain)) == 0)
    #expect(run.value(of: Measure(.testAccuracy)) == 1)
  }

  static let refusals: [(String, String?)] = [
    (
      "{kind: trian}",
      "kind: \"trian\" is not a kind of experiment; expected train, sweep, propagate, "
        + "softmax, descend, range-test, tree, forest, split, loader, unroll, convolve or calculator; "
        + "did you mean \"train\"?"
    ),
    (
      grown("flipped: 0.7"),
      "flipped: the share of flipped labels is from 0 to 0.5; 0.7 is outside"
    ),
    (grown("depth: deep"), "depth: a depth other than \"full\" is a whole number; \"deep\" is not"),
    (
      grown("criterion: ginni"),
      "criterion: \"ginni\" is not a criterion; expected gini or entropy; did you mean \"gini\"?"
    ),
    (grown("alpha: 0.1"), "alpha: \"alpha\" needs the pruning cost-complexity"),
    (
      grown("trees: 5"),
      nil
    ),
    (
      "{kind: tree, data: {moons: {samples: 50000}}}",
      "data: a tree learns from at most 20000 samples here; these are 50000"
    ),
    ("{kind: tree}", "an experiment needs \"data\"; for example data: {moons: {samples: 300, noise: 0.3}}"),
    (
      grown("features: few", kind: "forest"),
      "features: features are \"sqrt\", \"all\" or a number; \"few\" is none of them"
    ),
    (
      "{kind: forest, data: {moons: {samples: 10000}}, trees: 500}",
      "trees: 500 trees on 10000 samples each learn from 5000000 together; at most 2000000 are allowed"
    ),
    (
      grown("feature: z", kind: "split"), "feature: \"z\" is not a feature of these data; expected x or y"
    ),
    (grown("range: [1, 0]", kind: "split"), "range: the first end of a range is the lower one"),
    (grown("range: [1]", kind: "split"), "range: a range has two ends; write range: [0, 7]"),
    (
      grown("range: [0, 1], threshold: 3", kind: "split"),
      "threshold: the threshold is from 0 to 1; 3 is outside"
    ),
    (
      "{kind: split, data: {table: {file: a.csv, label: b, features: [c]}}, feature: c}",
      "an experiment needs \"range\"; for example range: [0, 7]"
    ),
  ]

  @Test("what cannot be meant is refused in one exact sentence", arguments: refusals)
  func sentences(text: String, expected: String?) throws {
    let (read, problems) = Experiment.read(try Setting.parse(text), id: "x")
    #expect(read == nil)
    if let expected { #expect(problems.map(\.sentence) == [expected]) } else { #expect(problems.count == 1) }
  }
}
