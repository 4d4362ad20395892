import Testing

@testable import Engine

@Suite struct ForestTests {
  static let tasks = DecisionTreeTests.tasks

  private func forest(
    _ data: Dataset, _ criterion: Criterion = .gini, _ choice: ForestSettings.FeatureChoice = .squareRoot,
    bootstrap: Bool = true, trees: Int = 8, seed: UInt64 = 1
  ) throws -> Forest {
    var forest = try Forest(
      data,
      settings: ForestSettings(
        tree: TreeSettings(criterion: criterion), featuresPerSplit: choice, bootstrap: bootstrap),
      trees: trees, seed: seed)
    forest.growAll()
    return forest
  }

  @Test("the same seed grows the same trees, at once or one by one", arguments: tasks)
  func determinism(_ task: (criterion: Criterion, classes: Int)) throws {
    let data = coarse(samples: 120, features: 6, classes: task.classes, levels: 20, seed: 9)
    let first = try forest(data, task.criterion)
    let longer = try forest(data, task.criterion, trees: 12)
    let isSame = first.trees == Array(longer.trees[..<8])
    #expect(isSame)
    if task.classes != 1 {
      let differs = try forest(data, task.criterion, seed: 2).trees != first.trees
      #expect(differs)
      #expect(Set(first.trees.map { $0.root.split?.threshold }).count > 1)
    }
  }

  @Test(
    "a tree of a forest is grown on the drawn samples, each as often as drawn", arguments: tasks, [2, 4])
  func weights(_ task: (criterion: Criterion, classes: Int), _ featuresPerSplit: Int) throws {
    let data = coarse(samples: 60, features: 4, classes: task.classes, levels: 12, seed: 11)
    let forest = try forest(data, task.criterion, .count(featuresPerSplit), trees: 5)
    let reference = TreeReference(data: data, criterion: task.criterion)
    for (index, tree) in forest.trees.enumerated() {
      var generator = Generator(seed: 1, stream: Stream.trees + UInt64(index))
      let weights = Forest.bootstrap(60, &generator)
      #expect(weights.reduce(0) { $0 + Int($1) } == 60)
      for (place, node) in tree.nodes.enumerated() {
        let drawn = try tree.rows(at: place, of: data).flatMap { row in
          [Int](repeating: row, count: Int(weights[row]))
        }
        #expect(node.samples == drawn.count)
        #expect(abs(node.impurity - reference.impurity(drawn)) < 1e-9)
        guard let split = node.split else { continue }
        // Where a split looks at two features, it may only be the best for the one it has taken.
        let candidates = reference.candidates(drawn).filter { featuresPerSplit == 4 || $0.feature == split.feature }
        #expect(abs(split.gain - max(0, candidates[0].gain)) < 1e-9)
        #expect(
          candidates.contains { candidate in
            candidate.feature == split.feature && candidate.threshold == split.threshold
              && abs(candidate.gain - candidates[0].gain) < 1e-9
          })
      }
    }
  }

  @Test("a split that sorts a few features is as good as one that keeps all sorted", arguments: tasks)
  func sorting(_ task: (criterion: Criterion, classes: Int)) throws {
    // One feature a split, and only one that is not the same for all: both ways must grow the same tree.
    for samples in [30, 400] {
      var column = coarse(samples: samples, features: 2, classes: task.classes, levels: 300, seed: 5)
      // Sums of targets depend on their order in the last bits: none may tie.
      if task.classes == 0 { column.targets = .values(numbers(samples, seed: 6), width: 1) }
      var inputs: [Float] = []
      for row in 0..<samples { inputs += [7, 7, column.inputs[row * 2], 7] }
      let data = Dataset(inputs: inputs, features: 4, targets: column.targets)
      let few = try forest(data, task.criterion, .count(1))
      let all = try forest(data, task.criterion, .all)
      let most = try forest(data, task.criterion, .count(3))
      for index in 0..<8 {
        #expect(isSame(few.trees[index], all.trees[index]))
        #expect(isSame(most.trees[index], all.trees[index]))
      }
    }
  }

  private func isSame(_ tree: DecisionTree, _ other: DecisionTree) -> Bool {
    tree.nodes.map { $0.split?.threshold } == other.nodes.map { $0.split?.threshold }
      && tree.nodes.map { $0.samples } == other.nodes.map { $0.samples }
      && tree.classCounts == other.classCounts
  }

  @Test("without a bootstrap and with all features, every tree is the single tree")
  func plain() throws {
    let data = coarse(samples: 80, features: 4, classes: 3, levels: 9, seed: 12)
    let forest = try forest(data, .gini, .all, bootstrap: false, trees: 2)
    let tree = try DecisionTree(data)
    let isSame = forest.trees == [tree, tree]
    #expect(isSame)
    #expect(forest.outOfBagError == nil)
    #expect(forest.importances.elementsEqual(tree.importances) { abs($0 - $1) < 1e-12 })
  }

  @Test("every feature gets its turn, and the better of those drawn is taken")
  func featureChoice() throws {
    let noise = Dataset(
      inputs: numbers(100 * 5, seed: 7), features: 5,
      targets: .classes((0..<100).map { Int32($0 % 2) }, names: ["a", "b"]))
    let roots = try forest(noise, .gini, .count(1), trees: 200).trees.map { $0.root.split?.feature }
    for feature in 0..<5 { #expect((20...65).contains(roots.count { $0 == feature }), "feature \(feature)") }
    // One feature is the label itself: of two drawn out of five it is one with a chance of 2 / 5.
    var telling = noise
    for row in 0..<100 { telling.inputs[5 * row + 3] = Float(row % 2) }
    let told = try forest(telling, .gini, .count(2), trees: 200).trees.count { $0.nodes.count == 3 }
    #expect((55...105).contains(told))
  }

  @Test("a bootstrap leaves out e^-1 of the samples")
  func bootstrap() {
    var generator = Generator(seed: 3)
    let weights = Forest.bootstrap(20_000, &generator)
    #expect(abs(Double(weights.count { $0 == 0 }) / 20_000 - 0.3679) < 0.01)
  }

  @Test("out-of-bag answers are those of the trees that have not seen the sample")
  func outOfBag() throws {
    let data = flipped(try PlaneData(shape: .moons, samples: 150, noise: 0.3).make(seed: 1), share: 0.1, seed: 1)
    guard case .classes(let labels, _) = data.targets else { return }
    let forest = try forest(data, trees: 12)
    var shares = [Double](repeating: 0, count: 300)
    var asked = [Bool](repeating: false, count: 150)
    for (index, tree) in forest.trees.enumerated() {
      var generator = Generator(seed: 1, stream: Stream.trees + UInt64(index))
      let weights = Forest.bootstrap(150, &generator)
      let answers = try tree.answers(for: data.inputs)
      for row in 0..<150 where weights[row] == 0 {
        asked[row] = true
        shares[2 * row] += answers[2 * row]
        shares[2 * row + 1] += answers[2 * row + 1]
      }
    }
    let wrong = (0..<150).count { asked[$0] && (shares[2 * $0 + 1] > shares[2 * $0] ? 1 : 0) != labels[$0] }
    #expect(forest.outOfBagError == Double(wrong) / Double(asked.count { $0 }))
  }

  @Test("a regression forest answers with the mean of its trees, and estimates its error")
  func regression() throws {
    let inputs = numbers(600, seed: 1)
    let data = Dataset(
      inputs: inputs, features: 2, targets: .values((0..<300).map { inputs[2 * $0] + inputs[2 * $0 + 1] }, width: 1))
    let forest = try forest(data, .squaredError, .all, trees: 30)
    let test = numbers(200, seed: 2)
    let answers = try forest.answers(for: test)
    let mean = try forest.trees[0].answers(for: test).indices.map { row in
      try forest.trees.reduce(0) { $0 + (try $1.answers(for: test)[row]) } / 30
    }
    #expect(zip(answers, mean).allSatisfy { abs($0 - $1) < 1e-12 })
    let error = try #require(forest.outOfBagError)
    #expect(error > 0.001 && error < 0.03)
  }

  @Test("importances go to the features that decide")
  func importances() throws {
    let inputs = numbers(400 * 5, seed: 4)
    let labels = (0..<400).map { Int32(inputs[5 * $0] + 0.5 * inputs[5 * $0 + 3] > 0 ? 1 : 0) }
    let data = Dataset(inputs: inputs, features: 5, targets: .classes(labels, names: ["a", "b"]))
    let importances = try forest(data, trees: 20).importances
    #expect(abs(importances.reduce(0, +) - 1) < 1e-12)
    #expect(importances[0] > importances[3])
    #expect([1, 2, 4].allSatisfy { importances[$0] < importances[3] })
  }
}
