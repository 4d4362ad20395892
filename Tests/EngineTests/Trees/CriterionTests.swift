import Testing

@testable import Engine

@Suite struct CriterionTests {
  static let impurities: [(counts: [Int], entropy: Double, gini: Double)] = [
    ([7, 7], 1, 0.5), ([9, 5], 0.940286, 0.459184), ([90, 10], 0.468996, 0.18), ([4, 0], 0, 0),
    ([1, 1, 1, 1], 2, 0.75), ([0, 0], 0, 0),
  ]

  @Test("impurities are those of the textbooks", arguments: impurities)
  func impurity(_ known: (counts: [Int], entropy: Double, gini: Double)) {
    #expect(abs(Criterion.entropy.impurity(of: known.counts) - known.entropy) < 1e-6)
    #expect(abs(Criterion.gini.impurity(of: known.counts) - known.gini) < 1e-6)
  }

  /// Yes and no for each value of a feature (Quinlan 1986).
  static let tennis: [(children: [[Int]], gain: Double)] = [
    ([[2, 3], [4, 0], [3, 2]], 0.247), ([[3, 4], [6, 1]], 0.152), ([[6, 2], [3, 3]], 0.048),
    ([[2, 2], [4, 2], [3, 1]], 0.029),
  ]

  @Test("the gains of the play-tennis table are known", arguments: tennis)
  func tennisGains(_ known: (children: [[Int]], gain: Double)) {
    #expect(abs(Criterion.entropy.gain(splitting: known.children) - known.gain) < 5e-4)
  }

  @Test("two splits with the same errors differ in impurity: the one with a pure child is better")
  func misclassification() {
    let even = [[300, 100], [100, 300]]
    let pure = [[200, 400], [200, 0]]
    #expect(abs(0.5 - Criterion.gini.gain(splitting: even) - 0.375) < 1e-12)
    #expect(abs(0.5 - Criterion.gini.gain(splitting: pure) - 1.0 / 3) < 1e-12)
    #expect(abs(1 - Criterion.entropy.gain(splitting: even) - 0.811) < 5e-4)
    #expect(abs(1 - Criterion.entropy.gain(splitting: pure) - 0.689) < 5e-4)
  }

  @Test("barking tells cats from dogs at once, so a tree never asks about ears")
  func cats() throws {
    // Pointy ears, barks: four cats, then four dogs.
    let animals = Dataset(
      inputs: [1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1], features: 2,
      targets: .classes([0, 0, 0, 0, 1, 1, 1, 1], names: ["cat", "dog"]), featureNames: ["ears", "barks"])
    let ears = try GainCurve(animals, feature: 0, criterion: .entropy)
    let barks = try GainCurve(animals, feature: 1, criterion: .entropy)
    #expect(abs(try #require(ears.points.first).gain - 0.311) < 5e-4)
    #expect(barks.points.map { $0.gain } == [1])
    let tree = try DecisionTree(animals, settings: TreeSettings(criterion: .entropy))
    #expect(tree.nodes.count == 3)
    #expect(tree.root.split?.feature == 1)
    #expect(tree.root.split?.gain == 1)
    #expect(tree.importances == [0, 1])
  }
}
