import Testing

@testable import Engine

@Suite struct DecisionTreeTests {
  /// The criteria with numbers of classes; 0 is a regression.
  static let tasks: [(criterion: Criterion, classes: Int)] = [
    (.gini, 2), (.gini, 1), (.gini, 3), (.gini, 5), (.entropy, 2), (.entropy, 4), (.squaredError, 0),
  ]

  @Test("the best split is the one a plain search finds, ties and constant features included", arguments: tasks)
  func bestSplit(_ task: (criterion: Criterion, classes: Int)) throws {
    for seed in 0..<150 as Range<UInt64> {
      let samples = 2 + Int(seed % 40)
      let levels = seed % 3 == 0 ? 1_000 : 2 + Int(seed % 5)
      let minimumLeaf = 1 + Int(seed % 4) / 2
      let data = coarse(samples: samples, features: 4, classes: task.classes, levels: levels, seed: seed)
      let tree = try DecisionTree(
        data, settings: TreeSettings(criterion: task.criterion, maximumDepth: 1, minimumLeaf: minimumLeaf))
      let reference = TreeReference(data: data, criterion: task.criterion)
      let all = Array(0..<samples)
      #expect(abs(tree.root.impurity - reference.impurity(all)) < 1e-9)
      let candidates = reference.candidates(all, minimumLeaf: minimumLeaf)
      guard let best = candidates.first, reference.impurity(all) > 0 else {
        #expect(tree.root.isLeaf, "seed \(seed)")
        continue
      }
      let split = try #require(tree.root.split, "seed \(seed)")
      #expect(abs(split.gain - best.gain) < 1e-9, "seed \(seed)")
      let equals = candidates.filter { best.gain - $0.gain < 1e-9 }
      #expect(equals.contains { $0.feature == split.feature && $0.threshold == split.threshold }, "seed \(seed)")
      // Counts add up exactly in any order, sums of targets do not: only classes tie to the last bit.
      if task.classes > 0 { #expect(split.feature == equals.map { $0.feature }.min(), "seed \(seed)") }
    }
  }

  @Test("in a full tree every node holds the samples that its questions send there", arguments: tasks)
  func bookkeeping(_ task: (criterion: Criterion, classes: Int)) throws {
    let data = coarse(samples: 300, features: 5, classes: task.classes, levels: 6, seed: 3)
    let tree = try DecisionTree(data, settings: TreeSettings(criterion: task.criterion))
    let reference = TreeReference(data: data, criterion: task.criterion)
    #expect(tree.nodes.count { $0.isLeaf } == tree.leafCount)
    for (place, node) in tree.nodes.enumerated() {
      let rows = try tree.rows(at: place, of: data)
      #expect(node.samples == rows.count)
      #expect(abs(node.impurity - reference.impurity(rows)) < 1e-9)
      if case .classes(let labels, let names) = data.targets {
        #expect(tree.counts(at: place) == names.indices.map { k in rows.count { labels[$0] == Int32(k) } })
      }
      guard let split = node.split else { continue }
      #expect(split.left > place && split.right > split.left)
      #expect(tree.nodes[split.left].depth == node.depth + 1 && tree.nodes[split.right].depth == node.depth + 1)
      #expect(abs(split.gain - max(0, reference.candidates(rows)[0].gain)) < 1e-9, "node \(place)")
    }
  }

  @Test("a full tree makes no error on points that differ", arguments: [Criterion.gini, .entropy])
  func fullTree(_ criterion: Criterion) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let data = flipped(
        try PlaneData(shape: .moons, samples: 300, noise: 0.3).make(seed: seed), share: 0.3, seed: seed)
      let tree = try DecisionTree(data, settings: TreeSettings(criterion: criterion))
      #expect(try tree.accuracy(on: data) == 1)
      #expect(tree.nodes.allSatisfy { !$0.isLeaf || $0.impurity == 0 })
    }
  }

  @Test("a full regression tree answers every training sample with its target")
  func fullRegression() throws {
    let data = values(samples: 200, features: 3)
    let tree = try DecisionTree(data, settings: TreeSettings(criterion: .squaredError))
    #expect(try tree.squaredError(on: data) < 1e-14)
    #expect(tree.leafCount == 200)
  }

  @Test("no question gains on the corners of XOR, and the tree asks on all the same")
  func corners() throws {
    let corners = Dataset(
      inputs: [-1, -1, 1, 1, -1, 1, 1, -1], features: 2, targets: .classes([1, 1, 0, 0], names: ["no", "yes"]))
    for criterion in [Criterion.gini, .entropy] {
      let tree = try DecisionTree(corners, settings: TreeSettings(criterion: criterion))
      #expect(tree.root.split?.gain == 0)
      #expect(tree.depth == 2 && tree.leafCount == 4)
      #expect(try tree.accuracy(on: corners) == 1)
      let cautious = try DecisionTree(corners, settings: TreeSettings(criterion: criterion, minimumGain: 1e-6))
      #expect(cautious.nodes.count == 1)
    }
  }

  @Test("limits hold in every node")
  func limits() throws {
    let data = flipped(try PlaneData(shape: .moons, samples: 400, noise: 0.3).make(seed: 2), share: 0.1, seed: 2)
    let shallow = try DecisionTree(data, settings: TreeSettings(maximumDepth: 3))
    #expect(shallow.depth == 3)
    let wide = try DecisionTree(data, settings: TreeSettings(minimumLeaf: 10))
    #expect(wide.nodes.map { $0.samples }.min() == 10)
    let unsplit = try DecisionTree(data, settings: TreeSettings(minimumSplit: 30))
    #expect(unsplit.nodes.allSatisfy { $0.isLeaf || $0.samples >= 30 })
    #expect(unsplit.nodes.contains { $0.samples < 10 })
    let gaining = try DecisionTree(data, settings: TreeSettings(minimumGain: 0.004))
    #expect(gaining.nodes.count > 1)
    #expect(
      gaining.nodes.allSatisfy { node in
        node.split.map { $0.gain * Double(node.samples) / 400 >= 0.004 - 1e-12 } ?? true
      })
    #expect(try DecisionTree(data, settings: TreeSettings(maximumDepth: 0)).nodes.count == 1)
  }

  @Test("a tree cut to a depth is the tree grown to that depth")
  func truncation() throws {
    let data = flipped(try PlaneData(shape: .circle, samples: 300, noise: 0.2).make(seed: 4), share: 0.1, seed: 4)
    let full = try DecisionTree(data)
    for depth in 0...6 {
      let grown = try DecisionTree(data, settings: TreeSettings(maximumDepth: depth))
      #expect(full.truncated(to: depth).nodes == grown.nodes, "depth \(depth)")
    }
    #expect(full.truncated(to: full.depth) == full)
  }

  @Test("an answer depends on the order of values only, not on their scale")
  func scale() throws {
    let data = flipped(try PlaneData(shape: .moons, samples: 200, noise: 0.3).make(seed: 5), share: 0.1, seed: 5)
    var scaled = data
    for index in scaled.inputs.indices where index % 2 == 0 { scaled.inputs[index] *= 1_024 }
    let tree = try DecisionTree(data)
    let other = try DecisionTree(scaled)
    #expect(tree.nodes.map { $0.samples } == other.nodes.map { $0.samples })
    #expect(try tree.predictedClasses(for: data.inputs) == other.predictedClasses(for: scaled.inputs))
  }

  @Test("the leaf at the end of a path is the one that answers")
  func path() throws {
    let data = coarse(samples: 60, features: 3, classes: 3, levels: 9, seed: 8)
    let tree = try DecisionTree(data)
    let answers = try tree.answers(for: data.inputs)
    for row in 0..<60 {
      let path = try tree.path(of: Array(data.inputs[row * 3..<row * 3 + 3]))
      #expect(path.first == 0)
      let leaf = try #require(path.last)
      #expect(tree.nodes[leaf].isLeaf)
      #expect(Array(answers[row * 3..<row * 3 + 3]) == tree.answer(at: leaf))
      #expect(Int(try tree.predictedClasses(for: data.inputs)[row]) == tree.majority(at: leaf))
    }
  }

  @Test("zeros of either sign and the largest numbers are values like others")
  func extremes() throws {
    let most = Float.greatestFiniteMagnitude
    let data = Dataset(
      inputs: [-most, -0.0, 0.0, .leastNonzeroMagnitude, most], features: 1,
      targets: .classes([0, 1, 1, 0, 1], names: ["a", "b"]))
    let tree = try DecisionTree(data)
    #expect(try tree.accuracy(on: data) == 1)
    #expect(tree.leafCount == 4)
  }

  @Test("a tree that could grow without end stops at the depth allowed")
  func chain() throws {
    // Where neighbours always differ, the best split takes one sample off, again and again.
    let data = Dataset(
      inputs: (0..<2_400).map { Float($0) }, features: 1,
      targets: .classes((0..<2_400).map { Int32($0 % 2) }, names: ["even", "odd"]))
    let tree = try DecisionTree(data)
    #expect(tree.depth == TreeSettings.depthLimit)
    #expect(try tree.accuracy(on: data) > 0.7)
  }
}
