import Engine

/// A forest on its way: each step grows one more tree.
struct ForestRun: Sendable {
  let settings: ForestGrowth
  let samples: TreeSamples
  private(set) var forest: Forest
  private(set) var train: Answers
  private(set) var test: Answers?
  /// One a tree: the forest's accuracies with it, and its own on the test samples.
  private(set) var scores: [Score] = []

  struct Score: Equatable, Sendable {
    let train: Double
    let test: Double?
    let outOfBag: Double?
    /// Of this tree alone, on the test samples or else on the training samples.
    let alone: Double
  }

  init(_ settings: ForestGrowth, seed: UInt64, tables: Tables) throws(ExperimentError) {
    self.settings = settings
    samples = try settings.data.forTrees(seed: seed, tables: tables)
    do {
      forest = try Forest(samples.train, settings: settings.forest, trees: settings.trees, seed: seed)
    } catch { throw .tree(error) }
    train = Answers(samples.train)
    test = samples.test.map { Answers($0) }
  }

  var step: Int { scores.count }
  var ending: Ending? { step == settings.trees ? .completed : nil }

  mutating func advance(by steps: Int) {
    for _ in 0..<max(0, min(steps, settings.trees - step)) where forest.grow() {
      guard let tree = forest.trees.last else { return }
      let alone = train.add(tree)
      let aloneOnTest = test?.add(tree)
      scores.append(
        Score(
          train: train.accuracy, test: test?.accuracy, outOfBag: forest.outOfBagError.map { 1 - $0 },
          alone: aloneOnTest ?? alone))
    }
  }

  /// The mean of the trees' own accuracies.
  var treeAccuracy: Double? {
    scores.isEmpty ? nil : scores.reduce(0) { $0 + $1.alone } / Double(scores.count)
  }
}

extension ForestRun {
  /// Sums of the answers of all trees to some samples, so that one more tree costs no more than itself.
  struct Answers: Sendable {
    private let data: Dataset
    private let labels: [Int32]
    private let classes: Int
    private var sums: [Double] = []

    init(_ data: Dataset) {
      self.data = data
      if case .classes(let labels, let names) = data.targets {
        (self.labels, classes) = (labels, names.count)
      } else {
        (labels, classes) = ([], 1)
      }
    }

    /// Adds a tree's answers, and gives the accuracy of this tree alone.
    mutating func add(_ tree: DecisionTree) -> Double {
      let answers = (try? tree.answers(for: data.inputs)) ?? []
      if sums.isEmpty { sums = answers } else { for place in sums.indices { sums[place] += answers[place] } }
      return right(answers)
    }

    var accuracy: Double { right(sums) }

    /// The share of samples whose class has the largest sum, the first of equals.
    private func right(_ values: [Double]) -> Double {
      let right = labels.indices.count { row in
        let first = row * classes
        let winner = (1..<max(1, classes)).reduce(0) { values[first + $1] > values[first + $0] ? $1 : $0 }
        return winner == Int(labels[row])
      }
      return Double(right) / Double(max(1, labels.count))
    }
  }
}
