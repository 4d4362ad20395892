import Kernels

/// Grows one tree, depth first and left before right, which is the order of the tree's nodes.
///
/// Where a split looks at a good part of the features, all columns of the drawn samples are sorted at the start and stay
/// sorted: a split divides each of them, keeping the order. Where it looks at a few, each of those is sorted for the
/// node.
struct TreeGrower {
  let data: RankedData
  let settings: TreeSettings
  let columns: TreeColumns
  let memory: TreeMemory
  /// Distinct samples drawn.
  let drawn: Int
  let featuresPerSplit: Int
  let keepsColumnsSorted: Bool
  /// Every rank is below 2 to this power.
  let rankBits: Int
  var generator: Generator
  /// Every feature once, in the order of the last draw.
  var featureOrder: [Int32]
  var tree: DecisionTree
  private var pending: [PendingNode] = []
  /// Class counts of the pending nodes, in their order.
  private var pendingCounts: [Int32] = []

  init(
    data: RankedData, settings: TreeSettings, featuresPerSplit: Int, generator: Generator, columns: TreeColumns,
    payloads: Entries
  ) {
    self.data = data
    self.settings = settings
    self.featuresPerSplit = featuresPerSplit
    self.generator = generator
    self.columns = columns
    keepsColumnsSorted = 2 * featuresPerSplit > data.features
    rankBits = Int.bitWidth - (data.count - 1).leadingZeroBitCount
    featureOrder = (0..<Int32(data.features)).map { $0 }
    tree = DecisionTree(settings: settings, features: data.features, classes: data.classes)
    drawn = countDrawn(payloads, data.count)
    memory = TreeMemory(
      columns: keepsColumnsSorted ? data.features : 1, drawn: drawn, rows: data.count, classes: data.classes)
    if keepsColumnsSorted {
      for feature in 0..<data.features {
        let first = feature * data.count
        entriesInOrder(
          columns.order + first, columns.ranks + first, payloads, data.count, memory.entries + feature * drawn)
      }
    } else {
      drawnPayloads(payloads, data.count, memory.entries)
    }
  }

  /// - Parameter total: the weight of the drawn samples
  mutating func grow(total: Int) -> DecisionTree {
    push(rootState(), start: 0, depth: 0, parent: nil)
    while let node = pending.popLast() {
      let place = append(node)
      guard !isFinal(node.state, depth: node.depth), let cut = bestCut(node) else { continue }
      split(node, at: place, cut, total: total)
    }
    return tree
  }

  /// Puts a node into the tree, and its class counts where the scans look for them.
  private mutating func append(_ node: PendingNode) -> Int {
    let place = tree.nodes.count
    tree.nodes.append(
      TreeNode(split: nil, depth: node.depth, samples: node.state.samples, impurity: node.state.impurity))
    // A left child follows its parent at once; the right one comes after all that is below the left.
    if let parent = node.parent, place > parent + 1 { tree.nodes[parent].split?.right = place }
    guard data.classes > 0 else {
      tree.means.append(node.state.mean)
      return place
    }
    let first = pendingCounts.count - data.classes
    tree.classCounts.append(contentsOf: pendingCounts[first...])
    for k in 0..<data.classes { memory.counts[k] = pendingCounts[first + k] }
    pendingCounts.removeLast(data.classes)
    return place
  }

  private mutating func push(_ state: NodeState, start: Int, depth: Int, parent: Int?) {
    pending.append(PendingNode(state: state, start: start, depth: depth, parent: parent))
    for k in 0..<data.classes { pendingCounts.append(state.counts[k]) }
  }

  private func isFinal(_ state: NodeState, depth: Int) -> Bool {
    state.isPure || depth >= settings.maximumDepth ?? TreeSettings.depthLimit
      || state.samples < settings.minimumSplit || state.samples < 2 * settings.minimumLeaf || state.count < 2
  }

  /// Divides a node's samples, unless the gain is too small.
  private mutating func split(_ node: PendingNode, at place: Int, _ cut: Cut, total: Int) {
    let (left, right) = childStates(of: node.state, cut)
    let share = { (state: NodeState) in Double(state.samples) / Double(node.state.samples) * state.impurity }
    let gain = max(0, node.state.impurity - share(left) - share(right))
    // A gain that falls short by rounding only is enough.
    guard gain * Double(node.state.samples) / Double(total) + Double.ulpOfOne >= settings.minimumGain else { return }
    tree.nodes[place].split = TreeSplit(
      feature: cut.feature, threshold: threshold(cut), gain: gain, left: place + 1, right: 0)
    let depth = node.depth + 1
    // The order of samples in a leaf matters no more.
    if !isFinal(left, depth: depth) || !isFinal(right, depth: depth) { divide(node, cut) }
    push(right, start: node.start + cut.place, depth: depth, parent: place)
    push(left, start: node.start, depth: depth, parent: place)
  }

  /// Halfway between the last value on the left and the first on the right.
  private func threshold(_ cut: Cut) -> Double {
    let value = { (entry: UInt64) in
      Double(data.inputs[Int(entry & 0xF_FFFF) * data.features + cut.feature])
    }
    return value(cut.entries[cut.place - 1]) / 2 + value(cut.entries[cut.place]) / 2
  }
}

/// A node whose samples are known and whose place in the tree is not.
struct PendingNode {
  let state: NodeState
  /// Where its entries begin.
  let start: Int
  let depth: Int
  let parent: Int?
}

/// What is known of the samples of a node.
struct NodeState {
  /// Distinct samples.
  let count: Int
  /// Samples, each as often as it was drawn.
  let samples: Int
  let impurity: Double
  let mean: Double
  let isPure: Bool
  /// [classes], until the next node is split.
  let counts: UnsafePointer<Int32>
}

/// A way to divide a node.
struct Cut {
  let feature: Int
  /// Entries that go left.
  let place: Int
  /// The node's entries in the order of the feature.
  let entries: EntryTarget
}
