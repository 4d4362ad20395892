import Foundation
import Testing

@testable import Engine

/// Trees against those of scikit-learn on the same data; `Fixtures/make_tree_fixtures.py` grew them.
@Suite struct TreeFixtureTests {
  struct File: Decodable {
    let cases: [String: Case]
  }

  struct Nodes: Decodable {
    let feature: [Int]
    let threshold: [Double]
    let impurity: [Double]
    let samples: [Int]
    let left: [Int]
    let right: [Int]
    let value: [[Double]]
  }

  struct Pruned: Decodable {
    let alpha: Double
    let nodes: Int
    let depth: Int
  }

  struct Case: Decodable {
    let criterion: String
    let settings: [String: Double]
    let x: [[Float]]
    let y: [Double]
    let classes: Int
    let nodes: Nodes
    let depth: Int
    let importances: [Double]
    let probes: [[Float]]
    let answers: [[Double]]
    let alphas: [Double]
    let costs: [Double]
    let pruned: [Pruned]

    var data: Dataset {
      Dataset(
        inputs: x.flatMap { $0 }, features: x[0].count,
        targets: classes == 0
          ? .values(y.map { Float($0) }, width: 1)
          : .classes(y.map { Int32($0) }, names: (0..<classes).map { "\($0)" }))
    }

    func treeSettings() throws -> TreeSettings {
      TreeSettings(
        criterion: try #require(Criterion(rawValue: criterion)), maximumDepth: settings["max_depth"].map { Int($0) },
        minimumLeaf: Int(settings["min_samples_leaf"] ?? 1), minimumSplit: Int(settings["min_samples_split"] ?? 2),
        minimumGain: settings["min_impurity_decrease"] ?? 0)
    }
  }

  static let names = [
    "gini", "gini-three-classes", "gini-full-depth", "gini-least-decrease", "entropy", "entropy-four-classes",
    "squared-error", "squared-error-shallow",
  ]

  private func fixture(_ name: String) throws -> Case {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/trees", withExtension: "json"))
    return try #require(try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases[name])
  }

  private func isClose(_ mine: [Double], _ theirs: [Double], _ tolerance: Double = 1e-12) -> Bool {
    mine.count == theirs.count && zip(mine, theirs).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
  }

  @Test("in no node of these trees do two best splits tie", arguments: names)
  func noTies(_ name: String) throws {
    let fixture = try fixture(name)
    let settings = try fixture.treeSettings()
    let tree = try DecisionTree(fixture.data, settings: settings)
    let reference = TreeReference(data: fixture.data, criterion: settings.criterion)
    for (place, node) in tree.nodes.enumerated() {
      guard let split = node.split else { continue }
      let rows = try tree.rows(at: place, of: fixture.data)
      let candidates = reference.candidates(rows, minimumLeaf: settings.minimumLeaf)
      #expect(candidates[0].feature == split.feature && candidates[0].threshold == split.threshold)
      #expect(abs(candidates[0].gain - split.gain) < 1e-12)
      if candidates.count > 1 { #expect(candidates[0].gain - candidates[1].gain > 1e-7, "node \(place)") }
    }
  }

  @Test("the tree is scikit-learn's, node for node", arguments: names)
  func nodes(_ name: String) throws {
    let fixture = try fixture(name)
    let tree = try DecisionTree(fixture.data, settings: try fixture.treeSettings())
    #expect(tree.nodes.map { $0.split?.feature ?? -1 } == fixture.nodes.feature)
    #expect(tree.nodes.map { $0.split?.threshold ?? 0 } == fixture.nodes.threshold)
    #expect(tree.nodes.map { $0.split?.left ?? -1 } == fixture.nodes.left)
    #expect(tree.nodes.map { $0.split?.right ?? -1 } == fixture.nodes.right)
    #expect(tree.nodes.map { $0.samples } == fixture.nodes.samples)
    #expect(tree.depth == fixture.depth)
    #expect(isClose(tree.nodes.map { $0.impurity }, fixture.nodes.impurity))
    for (place, value) in fixture.nodes.value.enumerated() {
      #expect(isClose(tree.answer(at: place), value), "node \(place)")
    }
  }

  @Test("answers and importances are scikit-learn's", arguments: names)
  func answers(_ name: String) throws {
    let fixture = try fixture(name)
    let tree = try DecisionTree(fixture.data, settings: try fixture.treeSettings())
    #expect(isClose(try tree.answers(for: fixture.probes.flatMap { $0 }), fixture.answers.flatMap { $0 }))
    #expect(isClose(tree.importances, fixture.importances))
  }

  @Test("the pruning path, and the trees along it, are scikit-learn's", arguments: names)
  func pruning(_ name: String) throws {
    let fixture = try fixture(name)
    let tree = try DecisionTree(fixture.data, settings: try fixture.treeSettings())
    let path = PruningPath(tree)
    #expect(isClose(path.steps.map { $0.alpha }, fixture.alphas))
    #expect(isClose(path.steps.map { $0.cost }, fixture.costs))
    #expect(!fixture.pruned.isEmpty)
    for pruned in fixture.pruned {
      let small = try path.tree(at: pruned.alpha)
      #expect(small.nodes.count == pruned.nodes && small.depth == pruned.depth, "alpha \(pruned.alpha)")
    }
  }
}
