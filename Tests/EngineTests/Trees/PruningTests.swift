import Testing

@testable import Engine

@Suite struct PruningTests {
  static let data = try? flipped(
    PlaneData(shape: .moons, samples: 300, noise: 0.3).make(seed: 6), share: 0.1, seed: 6)

  @Test("alphas rise, trees nest, and the last is the root alone", arguments: PruningPath.Cost.allCases)
  func sequence(_ cost: PruningPath.Cost) throws {
    let tree = try DecisionTree(try #require(Self.data))
    let path = PruningPath(tree, cost: cost)
    #expect(path.steps.first?.leaves == tree.leafCount)
    #expect(path.steps.last?.leaves == 1)
    for (before, after) in zip(path.steps, path.steps.dropFirst()) {
      #expect(after.alpha >= before.alpha && after.leaves < before.leaves && after.cost >= before.cost - 1e-12)
    }
    for place in path.steps.indices {
      let small = path.tree(after: place)
      #expect(small.leafCount == path.steps[place].leaves)
    }
    #expect(try path.tree(at: 0) == tree)
    #expect(try path.tree(at: .infinity).nodes.count == 1)
  }

  @Test("no subtree costs less than the one chosen", arguments: PruningPath.Cost.allCases)
  func optimum(_ cost: PruningPath.Cost) throws {
    let data = try #require(Self.data)
    let path = PruningPath(try DecisionTree(data, settings: TreeSettings(maximumDepth: 4)), cost: cost)
    for alpha in [0.001, 0.004, 0.01, 0.03, 0.1] {
      let chosen = try path.tree(at: alpha)
      let least = cheapest(path.tree, 0, alpha, cost)
      #expect(abs(price(chosen, cost) + alpha * Double(chosen.leafCount) - least) < 1e-12, "alpha \(alpha)")
    }
  }

  private func nodeCost(_ tree: DecisionTree, _ place: Int, _ cost: PruningPath.Cost) -> Double {
    let node = tree.nodes[place]
    let counts = tree.counts(at: place)
    let share = Double(node.samples) / Double(tree.root.samples)
    return share * (cost == .impurity ? node.impurity : 1 - Double(counts.max() ?? 0) / Double(node.samples))
  }

  /// R of a tree.
  private func price(_ tree: DecisionTree, _ cost: PruningPath.Cost) -> Double {
    tree.nodes.indices.reduce(0) { tree.nodes[$1].isLeaf ? $0 + nodeCost(tree, $1, cost) : $0 }
  }

  /// The least R_alpha of all ways to cut down what is below a node.
  private func cheapest(_ tree: DecisionTree, _ place: Int, _ alpha: Double, _ cost: PruningPath.Cost) -> Double {
    let asLeaf = nodeCost(tree, place, cost) + alpha
    guard let split = tree.nodes[place].split else { return asLeaf }
    return min(asLeaf, cheapest(tree, split.left, alpha, cost) + cheapest(tree, split.right, alpha, cost))
  }

  @Test("reduced-error pruning leaves a smaller tree with the fewest errors on the samples held out")
  func reducedError() throws {
    let data = try #require(Self.data)
    let holdOut = rows(200..<300, of: data)
    let tree = try DecisionTree(rows(0..<200, of: data))
    let pruned = try tree.pruned(holdOut: holdOut)
    #expect(pruned.leafCount < tree.leafCount)
    #expect(try pruned.accuracy(on: holdOut) == Double(100 - fewestErrors(tree, 0, holdOut)) / 100)
    #expect(try pruned.pruned(holdOut: holdOut) == pruned)
  }

  private func fewestErrors(_ tree: DecisionTree, _ place: Int, _ data: Dataset) throws -> Int {
    guard case .classes(let labels, _) = data.targets else { return 0 }
    let asLeaf = try tree.rows(at: place, of: data).count { Int(labels[$0]) != tree.majority(at: place) }
    guard let split = tree.nodes[place].split else { return asLeaf }
    return min(asLeaf, try fewestErrors(tree, split.left, data) + fewestErrors(tree, split.right, data))
  }

  @Test("reduced-error pruning of a regression tree counts squared errors")
  func reducedSquaredError() throws {
    func line(_ seed: UInt64) -> Dataset {
      var generator = Generator(seed: seed)
      let inputs = (0..<200).map { _ in Float(generator.uniform(-1, 1)) }
      return Dataset(
        inputs: inputs, features: 1,
        targets: .values(inputs.map { ($0 > 0 ? 101 : 100) + Float(0.3 * generator.normal()) }, width: 1))
    }
    let tree = try DecisionTree(line(1), settings: TreeSettings(criterion: .squaredError))
    let pruned = try tree.pruned(holdOut: line(2))
    #expect(pruned.leafCount < tree.leafCount / 4)
    let error = try pruned.squaredError(on: line(3))
    #expect(error < 0.13)
    #expect(try tree.squaredError(on: line(3)) > error + 0.03)
  }
}
