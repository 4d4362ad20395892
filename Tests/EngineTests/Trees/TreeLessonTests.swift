import Testing

@testable import Engine

/// What the lesson on decision trees says of trees, in bands: means over seeds.
@Suite struct TreeLessonTests {
  struct Task {
    let train: Dataset
    let test: Dataset

    /// Moons with a tenth of the training labels turned around, and a clean test set.
    init(_ seed: UInt64) throws {
      let moons = PlaneData(shape: .moons, samples: 300, noise: 0.3)
      train = flipped(try moons.make(seed: seed), share: 0.1, seed: seed)
      test = try PlaneData(shape: .moons, samples: 3_000, noise: 0.3).make(seed: seed, stream: Stream.testData)
    }
  }

  static let seeds: ClosedRange<UInt64> = 1...10

  private func mean<Items: Collection>(_ items: Items, _ body: (Items.Element) throws -> Double) rethrows -> Double {
    try items.reduce(0) { try $0 + body($1) } / Double(items.count)
  }

  @Test("with depth, training accuracy climbs to 1 and test accuracy peaks early and falls")
  func depth() throws {
    let tasks = try Self.seeds.map { try Task($0) }
    let full = try tasks.map { try DecisionTree($0.train) }
    // Depth, and bands for the training and the test set; the last depth is that of the full tree.
    let bands: [(depth: Int, train: ClosedRange<Double>, test: ClosedRange<Double>)] = [
      (1, 0.72...0.79, 0.75...0.82), (2, 0.80...0.85, 0.84...0.90), (3, 0.80...0.86, 0.84...0.90),
      (5, 0.84...0.91, 0.82...0.88), (8, 0.91...0.97, 0.79...0.85), (1_000, 1...1, 0.76...0.82),
    ]
    for band in bands {
      let trees = full.map { $0.truncated(to: band.depth) }
      let train = try mean(trees.indices) { try trees[$0].accuracy(on: tasks[$0].train) }
      let test = try mean(trees.indices) { try trees[$0].accuracy(on: tasks[$0].test) }
      #expect(band.train.contains(train), "depth \(band.depth): training accuracy \(train)")
      #expect(band.test.contains(test), "depth \(band.depth): test accuracy \(test)")
    }
    #expect((55...75).contains(mean(full) { Double($0.leafCount) }))
  }

  @Test("pruned by the share of errors, a tree loses most leaves and gains on new data")
  func pruning() throws {
    let tasks = try Self.seeds.map { try Task($0) }
    let paths = try tasks.map { PruningPath(try DecisionTree($0.train), cost: .errors) }
    let bands: [(alpha: Double, leaves: ClosedRange<Double>, test: ClosedRange<Double>)] = [
      (0, 55...75, 0.76...0.82), (0.002, 30...43, 0.79...0.85), (0.004, 8...16, 0.845...0.895),
      (0.006, 5...11, 0.85...0.90), (0.01, 3.5...7, 0.845...0.895), (0.05, 2...3, 0.78...0.85),
    ]
    for band in bands {
      let trees = try paths.map { try $0.tree(at: band.alpha) }
      let leaves = mean(trees) { Double($0.leafCount) }
      let test = try mean(trees.indices) { try trees[$0].accuracy(on: tasks[$0].test) }
      #expect(band.leaves.contains(leaves), "alpha \(band.alpha): \(leaves) leaves")
      #expect(band.test.contains(test), "alpha \(band.alpha): test accuracy \(test)")
    }
  }

  @Test("a third held out prunes well, and large leaves prune beforehand")
  func holdOut() throws {
    let tasks = try Self.seeds.map { try Task($0) }
    let trees = try tasks.map { try DecisionTree(rows(0..<200, of: $0.train)) }
    let pruned = try trees.indices.map { try trees[$0].pruned(holdOut: rows(200..<300, of: tasks[$0].train)) }
    #expect((40...52).contains(mean(trees) { Double($0.leafCount) }))
    #expect((8...16).contains(mean(pruned) { Double($0.leafCount) }))
    let before = try mean(trees.indices) { try trees[$0].accuracy(on: tasks[$0].test) }
    let after = try mean(trees.indices) { try pruned[$0].accuracy(on: tasks[$0].test) }
    #expect(after - before > 0.04, "\(before) to \(after)")
    let wide = try mean(tasks) {
      try DecisionTree($0.train, settings: TreeSettings(minimumLeaf: 10)).accuracy(on: $0.test)
    }
    #expect((0.84...0.89).contains(wide), "\(wide)")
  }

  @Test("a forest fits its training set, noise and all, and yet gains on new data with every tree")
  func forest() throws {
    let tasks = try Self.seeds.map { try Task($0) }
    var forests = try tasks.map {
      try Forest($0.train, settings: ForestSettings(featuresPerSplit: .count(1)), trees: 100, seed: 5)
    }
    let bands: [(trees: Int, test: ClosedRange<Double>)] = [
      (1, 0.74...0.80), (5, 0.80...0.86), (25, 0.84...0.885), (100, 0.85...0.89),
    ]
    for band in bands {
      for index in forests.indices {
        while forests[index].trees.count < band.trees { _ = forests[index].grow() }
      }
      let test = try mean(forests.indices) { try forests[$0].accuracy(on: tasks[$0].test) }
      #expect(band.test.contains(test), "\(band.trees) trees: test accuracy \(test)")
    }
    #expect(try mean(forests.indices) { try forests[$0].accuracy(on: tasks[$0].train) } > 0.995)
    // A tenth of the labels is wrong: nine tenths of what is right otherwise, and a tenth of the rest.
    let error = try mean(forests) { try #require($0.outOfBagError) }
    #expect((0.16...0.24).contains(error), "out-of-bag error \(error)")
  }

  @Test("the first question about XOR is nearly worthless, and it takes more than two levels to solve it")
  func xor() throws {
    let tasks = try (1...20).map { try PlaneData(shape: .xor, samples: 400).make(seed: $0) }
    let trees = try tasks.map { try DecisionTree($0, settings: TreeSettings(criterion: .entropy)) }
    let gains = trees.map { $0.root.split?.gain ?? 0 }
    #expect((0.006...0.02).contains(mean(gains) { $0 }))
    #expect(gains.allSatisfy { $0 < 0.03 })
    let bands: [(depth: Int, band: ClosedRange<Double>)] = [
      (1, 0.51...0.57), (2, 0.60...0.74), (3, 0.72...0.90), (4, 0.84...0.98), (8, 0.98...1),
    ]
    for (depth, band) in bands {
      let accuracy = try mean(trees.indices) { try trees[$0].truncated(to: depth).accuracy(on: tasks[$0]) }
      #expect(band.contains(accuracy), "depth \(depth): \(accuracy)")
    }
  }

  @Test("a slanted line becomes a staircase")
  func staircase() throws {
    func line(_ samples: Int, _ seed: UInt64) -> Dataset {
      let inputs = numbers(2 * samples, seed: seed)
      let labels = (0..<samples).map { Int32(inputs[2 * $0] + inputs[2 * $0 + 1] > 0 ? 1 : 0) }
      return Dataset(inputs: inputs, features: 2, targets: .classes(labels, names: ["below", "above"]))
    }
    let trees = try Self.seeds.map { try DecisionTree(line(500, $0)) }
    let test = line(3_000, 99)
    let bands: [(depth: Int, band: ClosedRange<Double>)] = [
      (1, 0.72...0.77), (2, 0.83...0.89), (3, 0.87...0.93), (4, 0.91...0.96), (6, 0.94...0.98), (20, 0.94...0.98),
    ]
    for (depth, band) in bands {
      let accuracy = try mean(trees) { try $0.truncated(to: depth).accuracy(on: test) }
      #expect(band.contains(accuracy), "depth \(depth): \(accuracy)")
    }
    #expect((18...29).contains(mean(trees) { Double($0.leafCount) }))
  }

  @Test("Gini and entropy ask first about the same feature, and agree on nearly all new samples")
  func criteria() throws {
    var (sameFeature, sameThreshold, agreement) = (0.0, 0.0, 0.0)
    for seed in 1...40 as ClosedRange<UInt64> {
      let task = try Task(seed)
      let gini = try DecisionTree(task.train, settings: TreeSettings(maximumDepth: 4))
      let entropy = try DecisionTree(task.train, settings: TreeSettings(criterion: .entropy, maximumDepth: 4))
      sameFeature += gini.root.split?.feature == entropy.root.split?.feature ? 1 : 0
      sameThreshold += gini.root.split?.threshold == entropy.root.split?.threshold ? 1 : 0
      let (a, b) = (
        try gini.predictedClasses(for: task.test.inputs), try entropy.predictedClasses(for: task.test.inputs)
      )
      agreement += Double(zip(a, b).count { $0 == $1 }) / 3_000
    }
    #expect(sameFeature / 40 >= 0.9)
    #expect((0.7...0.98).contains(sameThreshold / 40), "\(sameThreshold / 40)")
    #expect((0.94...0.995).contains(agreement / 40), "\(agreement / 40)")
  }
}
