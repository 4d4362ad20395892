import Testing

@testable import Engine

@Suite struct TreeErrorTests {
  struct Case: Sendable, CustomStringConvertible {
    let description: String
    var settings = TreeSettings()
    var data = classes(samples: 20)

    init(_ sentence: String, _ change: (inout Case) -> Void) {
      description = sentence
      change(&self)
    }
  }

  static let settings: [Case] = [
    Case("The tree's \"depth\" is -1; expected 0 to 1000.") { $0.settings.maximumDepth = -1 },
    Case("The tree's \"depth\" is 1001; expected 0 to 1000.") { $0.settings.maximumDepth = 1_001 },
    Case("The tree's \"minimum-leaf\" is 0; expected at least 1.") { $0.settings.minimumLeaf = 0 },
    Case("The tree's \"minimum-split\" is 1; expected at least 2.") { $0.settings.minimumSplit = 1 },
    Case("The tree's \"minimum-gain\" is -0.5; expected a finite number of at least 0.") {
      $0.settings.minimumGain = -0.5
    },
    Case("The tree's \"minimum-gain\" is nan; expected a finite number of at least 0.") {
      $0.settings.minimumGain = .nan
    },
    Case("The criterion \"gini\" needs classes, but the targets are numbers.") { $0.data = values(samples: 5) },
    Case("The criterion \"squared-error\" needs numbers as targets, but the data have classes.") {
      $0.settings.criterion = .squaredError
    },
    Case("A tree answers with 1 number, but the data have 3 targets a sample.") {
      $0.settings.criterion = .squaredError
      $0.data = values(samples: 5, width: 3)
    },
    Case("The criterion \"entropy\" needs classes, but the targets are numbers.") {
      $0.settings.criterion = .entropy
      $0.data.targets = .values([Float](repeating: 0, count: 20), width: 1)
    },
  ]

  static let data: [Case] = [
    Case("The data have no features.") {
      $0.data = Dataset(inputs: [], features: 0, targets: .classes([], names: []))
    },
    Case("The data have no samples.") { $0.data.inputs = [] },
    Case("The data have 39 values, which is no whole number of rows of 2 features.") {
      $0.data.inputs.removeLast()
    },
    Case("The data have targets for 2 samples, but 20 samples.") {
      $0.data.targets = .classes([0, 1], names: ["a", "b"])
    },
    Case("The data have targets for 6 samples, but 20 samples.") {
      $0.settings.criterion = .squaredError
      $0.data.targets = .values([0, 1, 2, 3, 4, 5], width: 1)
    },
    Case("Row 4 of the data has nan in column \"x2\"; expected a finite number.") { $0.data.inputs[7] = .nan },
    Case("Row 1 of the data has -inf in column \"1\"; expected a finite number.") {
      $0.data.inputs[0] = -.infinity
      $0.data.featureNames = []
    },
    Case("Row 2 of the data has the target inf; expected a finite number.") {
      $0.settings.criterion = .squaredError
      $0.data.targets = .values([0, .infinity] + [Float](repeating: 0, count: 18), width: 1)
    },
    Case("Row 3 of the data has the label 7; expected 0 to 1.") {
      $0.data.targets = .classes([0, 1, 7] + [Int32](repeating: 0, count: 17), names: ["a", "b"])
    },
    Case("Row 1 of the data has the label -1; expected 0 to 1.") {
      $0.data.targets = .classes([-1] + [Int32](repeating: 0, count: 19), names: ["a", "b"])
    },
    Case("The data have 1001 classes; a tree takes at most 1000.") {
      $0.data.targets = .classes([Int32](repeating: 0, count: 20), names: (0...1_000).map { "\($0)" })
    },
    Case("The data have 10001 features; a tree takes at most 10000.") {
      $0.data = Dataset(
        inputs: [Float](repeating: 0, count: 10_001), features: 10_001, targets: .classes([0], names: ["a"]))
    },
    Case("The data have 1000001 samples; a tree takes at most 1000000.") {
      $0.data = Dataset(
        inputs: [Float](repeating: 0, count: 1_000_001), features: 1, targets: .classes([0], names: ["a"]))
    },
    Case("The data have 10001000 values; a tree takes at most 10000000.") {
      $0.data = Dataset(
        inputs: [Float](repeating: 0, count: 10_001_000), features: 1_000, targets: .classes([0], names: ["a"]))
    },
  ]

  @Test("what a tree cannot learn from is refused in a sentence", arguments: settings + data)
  func refused(_ refused: Case) {
    let error = #expect(throws: TreeError.self) { _ = try DecisionTree(refused.data, settings: refused.settings) }
    #expect(error?.message == refused.description)
    let again = #expect(throws: TreeError.self) {
      _ = try Forest(refused.data, settings: ForestSettings(tree: refused.settings), trees: 3, seed: 1)
    }
    #expect(again?.message == refused.description)
  }

  @Test("a forest refuses its own settings in a sentence")
  func forest() {
    func message(
      _ settings: ForestSettings, trees: Int, data: Dataset = classes(samples: 20, features: 3)
    ) -> String? {
      #expect(throws: TreeError.self) { _ = try Forest(data, settings: settings, trees: trees, seed: 1) }?.message
    }
    #expect(message(ForestSettings(), trees: 0) == "The tree's \"trees\" is 0; expected 1 to 10000.")
    #expect(message(ForestSettings(), trees: 10_001) == "The tree's \"trees\" is 10001; expected 1 to 10000.")
    #expect(
      message(ForestSettings(featuresPerSplit: .count(4)), trees: 1)
        == "The tree's \"features\" is 4; expected 1 to 3.")
    #expect(
      message(ForestSettings(), trees: 10_000, data: classes(samples: 1_000))
        == "10000 trees on these data could grow to 19990000 nodes; at most 4000000 are allowed. "
        + "Set a depth or a larger minimum-leaf.")
  }

  @Test("answers that would not fit into memory are refused before they are computed")
  func answers() throws {
    func data(_ samples: Int) -> Dataset {
      Dataset(
        inputs: (0..<samples).map { Float($0) }, features: 1,
        targets: .classes((0..<samples).map { Int32($0 % 1_000) }, names: (0..<1_000).map { "\($0)" }))
    }
    let settings = TreeSettings(maximumDepth: 2)
    let sentence = "The shares of 1000 classes for 20001 samples need too much memory; take fewer samples."
    let tree = try DecisionTree(data(2_000), settings: settings)
    let error = #expect(throws: TreeError.self) {
      _ = try tree.answers(for: [Float](repeating: 0, count: 20_001))
    }
    #expect(error?.message == sentence)
    let again = #expect(throws: TreeError.self) {
      _ = try Forest(data(20_001), settings: ForestSettings(tree: settings), trees: 1, seed: 1)
    }
    #expect(again?.message == sentence)
  }

  @Test("a depth or larger leaves bring a large forest within the limit")
  func largestNodeCount() {
    #expect(TreeSettings().largestNodeCount(samples: 1_000) == 1_999)
    #expect(TreeSettings(maximumDepth: 4).largestNodeCount(samples: 1_000) == 31)
    #expect(TreeSettings(maximumDepth: 900).largestNodeCount(samples: 1_000) == 1_999)
    #expect(TreeSettings(minimumLeaf: 10).largestNodeCount(samples: 1_000) == 199)
    #expect(TreeSettings(minimumLeaf: 2_000).largestNodeCount(samples: 1_000) == 1)
  }

  @Test("a question that does not fit the tree is refused in a sentence")
  func questions() throws {
    let tree = try DecisionTree(classes(samples: 20))
    func message(_ body: () throws -> Void) -> String? {
      #expect(throws: TreeError.self) { try body() }?.message
    }
    let wide = classes(samples: 5, features: 3)
    let sentence = "The data have 3 features, but the tree has learned from 2."
    #expect(message { _ = try tree.accuracy(on: wide) } == sentence)
    #expect(message { _ = try tree.pruned(holdOut: wide) } == sentence)
    #expect(message { _ = try tree.rows(at: 0, of: wide) } == sentence)
    #expect(message { _ = try tree.path(of: [1, 2, 3]) } == sentence)
    #expect(
      message { _ = try tree.answers(for: [1, 2, 3]) }
        == "The data have 3 values, which is no whole number of rows of 2 features.")
    let others = "The data have other targets than those the tree has learned."
    #expect(message { _ = try tree.accuracy(on: classes(samples: 20, classes: 3)) } == others)
    #expect(message { _ = try tree.squaredError(on: classes(samples: 20)) } == others)
    let regression = try DecisionTree(values(samples: 20), settings: TreeSettings(criterion: .squaredError))
    #expect(message { _ = try regression.predictedClasses(for: [1, 2]) } == others)
    #expect(message { _ = try regression.accuracy(on: classes(samples: 20)) } == others)
    #expect(message { _ = try tree.pruned(holdOut: values(samples: 20)) } == others)
    #expect(
      message { _ = try PruningPath(tree).tree(at: -1) }
        == "The tree's \"alpha\" is -1; expected a number of at least 0.")
    #expect(
      message { _ = try PruningPath(tree).tree(at: .nan) }
        == "The tree's \"alpha\" is nan; expected a number of at least 0.")
    #expect(
      message { _ = try GainCurve(classes(samples: 5), feature: 2) } == "There is no feature 3; the data have 2.")
    #expect(
      message { _ = try GainCurve(classes(samples: 5), feature: 0, rows: [5]) }
        == "There is no row 6; the data have 5 samples.")
    #expect(message { _ = try GainCurve(classes(samples: 5), feature: 0, rows: []) } == "The data have no samples.")
    #expect(
      message { _ = try Forest(classes(samples: 5), trees: 3, seed: 1).answers(for: [1, 2]) }
        == "The forest has no trees yet; grow at least one.")
  }
}
