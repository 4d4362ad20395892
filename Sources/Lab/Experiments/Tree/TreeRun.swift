import Engine

/// A tree on its way: each step lets one more node ask its question, level by level; where it is pruned, a last step
/// cuts it back.
struct TreeRun: Sendable {
  private(set) var settings: TreeGrowth
  let samples: TreeSamples
  /// What the tree is grown from: all training samples, or those not kept for pruning.
  let grownFrom: Dataset
  /// What reduced-error pruning looks at.
  private let heldBack: Dataset?
  let grown: GrownTree
  private(set) var step = 0
  private(set) var ending: Ending?
  /// The tree as it stands.
  private(set) var tree: DecisionTree
  private(set) var score: GrownTree.Score

  init(_ settings: TreeGrowth, seed: UInt64, tables: Tables) throws(ExperimentError) {
    self.settings = settings
    samples = try settings.data.forTrees(seed: seed, tables: tables)
    let third = samples.train.count / 3
    if settings.pruning == .reducedError, third > 0 {
      // The samples come in random order.
      grownFrom = samples.train.rows(third..<samples.train.count)
      heldBack = samples.train.rows(0..<third)
    } else {
      (grownFrom, heldBack) = (samples.train, nil)
    }
    do {
      let full = try DecisionTree(grownFrom, settings: settings.tree)
      grown = GrownTree(full, train: grownFrom, test: samples.test)
    } catch { throw .tree(error) }
    tree = grown.tree(after: 0)
    score = grown.scores[0]
    settle()
  }

  var lastStep: Int { grown.splits.count + (settings.pruning == .none ? 0 : 1) }

  var isPruned: Bool { settings.pruning != .none && step == lastStep }

  mutating func advance(by steps: Int) {
    let target = min(step + max(steps, 0), lastStep)
    guard target > step else { return }
    step = target
    settle()
  }

  /// Takes over another price of a leaf.
  mutating func turn(to kind: Experiment.Kind) {
    guard case .tree(let turned) = kind else { return }
    settings = turned
    settle()
  }

  private mutating func settle() {
    tree = isPruned ? pruned : grown.tree(after: step)
    score = isPruned ? measured : grown.scores[min(step, grown.splits.count)]
    ending = step == lastStep ? .completed : nil
  }

  private var pruned: DecisionTree {
    switch settings.pruning {
    case .none: grown.tree
    case .costComplexity: (try? grown.path.tree(at: settings.alpha)) ?? grown.tree
    case .reducedError: heldBack.flatMap { try? grown.tree.pruned(holdOut: $0) } ?? grown.tree
    }
  }

  private var measured: GrownTree.Score {
    GrownTree.Score(
      train: (try? tree.accuracy(on: grownFrom)) ?? 0, test: samples.test.flatMap { try? tree.accuracy(on: $0) })
  }
}

extension Dataset {
  /// Some of the samples, one after the other.
  func rows(_ range: Range<Int>) -> Dataset {
    let part: Targets =
      switch targets {
      case .classes(let labels, let names): .classes(Array(labels[range]), names: names)
      case .values(let values, let width):
        .values(Array(values[range.lowerBound * width..<range.upperBound * width]), width: width)
      case .stepClasses(let labels, let steps, let names):
        .stepClasses(
          Array(labels[range.lowerBound * steps..<range.upperBound * steps]), steps: steps, names: names)
      }
    return Dataset(
      inputs: Array(inputs[range.lowerBound * features..<range.upperBound * features]), shape: shape, targets: part,
      featureNames: featureNames)
  }
}
