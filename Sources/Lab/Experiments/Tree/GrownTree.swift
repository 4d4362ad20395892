import Engine

/// A tree grown to its end, with the shares of right answers of everything it was on the way and can be cut back to.
struct GrownTree: Sendable {
  /// Accuracy on the samples it has learned from and on those held out, nil without any.
  struct Score: Equatable, Sendable {
    let train: Double
    let test: Double?
  }

  /// What cost-complexity pruning leaves from an alpha on.
  struct Cut: Equatable, Sendable {
    let alpha: Double
    let leaves: Int
    let score: Score
  }

  let tree: DecisionTree
  /// The nodes that ask something, level by level from the left: the order in which the tree is watched growing.
  let splits: [Int]
  /// After 0, 1, 2 ... of the splits.
  let scores: [Score]
  /// By ascending alpha, each once; the full tree first.
  let cuts: [Cut]
  let path: PruningPath

  init(_ tree: DecisionTree, train: Dataset, test: Dataset?) {
    self.tree = tree
    splits = tree.nodes.indices.filter { !tree.nodes[$0].isLeaf }.sorted {
      (tree.nodes[$0].depth, $0) < (tree.nodes[$1].depth, $1)
    }
    let trainRight = RightAnswers(of: tree, on: train)
    let testRight = test.map { RightAnswers(of: tree, on: $0) }
    var (rightTrain, rightTest) = (trainRight.counts[0], testRight?.counts[0])
    func score(_ right: Int, _ rightTest: Int?) -> Score {
      Score(
        train: Double(right) / Double(max(1, trainRight.samples)),
        test: rightTest.map { Double($0) / Double(max(1, testRight?.samples ?? 1)) })
    }
    var scores = [score(rightTrain, rightTest)]
    for place in splits {
      rightTrain += trainRight.gained(at: place, of: tree)
      rightTest = rightTest.map { $0 + (testRight?.gained(at: place, of: tree) ?? 0) }
      scores.append(score(rightTrain, rightTest))
    }
    self.scores = scores

    path = PruningPath(tree)
    var (trainCut, testCut) = (trainRight.branches(of: tree), testRight?.branches(of: tree))
    var cuts: [Cut] = []
    for step in path.steps {
      if let node = step.node {
        trainCut.collapse(node)
        testCut?.collapse(node)
      }
      // Of equal alphas the last is what is left.
      if cuts.last?.alpha == step.alpha { cuts.removeLast() }
      cuts.append(Cut(alpha: step.alpha, leaves: step.leaves, score: score(trainCut.total, testCut?.total)))
    }
    self.cuts = cuts
  }

  /// The tree after so many splits, in the order of `splits`.
  func tree(after count: Int) -> DecisionTree {
    guard count < splits.count else { return tree }
    var isLeaf = [Bool](repeating: true, count: tree.nodes.count)
    for place in splits.prefix(count) { isLeaf[place] = false }
    return tree.collapsed { isLeaf[$0] }
  }

  /// How many splits make all levels down to a depth.
  func splits(toDepth depth: Int) -> Int { splits.prefix { tree.nodes[$0].depth < depth }.count }
}

/// For each node how many of the samples that come to it are of its most frequent training class.
private struct RightAnswers {
  let samples: Int
  var counts: [Int]

  init(of tree: DecisionTree, on data: Dataset) {
    let classes = tree.classes
    var byClass = [Int](repeating: 0, count: tree.nodes.count * classes)
    guard case .classes(let labels, _) = data.targets else {
      (samples, counts) = (0, [Int](repeating: 0, count: tree.nodes.count))
      return
    }
    samples = labels.count
    for (row, label) in labels.enumerated() {
      var node = 0
      byClass[Int(label)] += 1
      while let split = tree.nodes[node].split {
        let value = Double(data.inputs[row * data.features + split.feature])
        node = value <= split.threshold ? split.left : split.right
        byClass[node * classes + Int(label)] += 1
      }
    }
    counts = tree.nodes.indices.map { byClass[$0 * classes + tree.majority(at: $0)] }
  }

  /// What asking at a node adds.
  func gained(at node: Int, of tree: DecisionTree) -> Int {
    guard let split = tree.nodes[node].split else { return 0 }
    return counts[split.left] + counts[split.right] - counts[node]
  }

  func branches(of tree: DecisionTree) -> Branches { Branches(tree, counts) }
}

/// Right answers below each node of a tree that is being cut down.
private struct Branches {
  private let own: [Int]
  private var below: [Int]
  private var parents: [Int]

  init(_ tree: DecisionTree, _ counts: [Int]) {
    own = counts
    below = counts
    parents = [Int](repeating: -1, count: counts.count)
    for place in tree.nodes.indices.reversed() {
      guard let split = tree.nodes[place].split else { continue }
      below[place] = below[split.left] + below[split.right]
      parents[split.left] = place
      parents[split.right] = place
    }
  }

  var total: Int { below[0] }

  mutating func collapse(_ node: Int) {
    let change = own[node] - below[node]
    var place = node
    while place >= 0 {
      below[place] += change
      place = parents[place]
    }
  }
}
