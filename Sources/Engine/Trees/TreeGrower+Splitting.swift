import Kernels

extension TreeGrower {
  func rootState() -> NodeState {
    if data.classes == 0 { return valueState(memory.entries, drawn) }
    countClasses(memory.entries, drawn, memory.counts, data.classes)
    return classState(memory.counts, drawn)
  }

  /// - Parameter parent: whose class counts are the first in memory
  func childStates(of parent: NodeState, _ cut: Cut) -> (left: NodeState, right: NodeState) {
    let (left, right) = (cut.place, parent.count - cut.place)
    guard data.classes > 0 else {
      return (valueState(cut.entries, left), valueState(cut.entries + left, right))
    }
    let leftCounts = memory.counts + 3 * data.classes
    let rightCounts = memory.counts + 4 * data.classes
    countClasses(cut.entries, left, leftCounts, data.classes)
    for k in 0..<data.classes { rightCounts[k] = memory.counts[k] - leftCounts[k] }
    return (classState(leftCounts, left), classState(rightCounts, right))
  }

  private func classState(_ counts: UnsafePointer<Int32>, _ count: Int) -> NodeState {
    var samples = 0
    var largest = 0
    for k in 0..<data.classes {
      samples += Int(counts[k])
      largest = max(largest, Int(counts[k]))
    }
    let isPure = largest == samples
    return NodeState(
      count: count, samples: samples,
      impurity: isPure
        ? 0 : settings.criterion.impurity(of: UnsafeBufferPointer(start: counts, count: data.classes)),
      mean: 0, isPure: isPure, counts: counts)
  }

  private func valueState(_ entries: Entries, _ count: Int) -> NodeState {
    targetMoments(entries, count, columns.targets, memory.numbers)
    let samples = memory.numbers[0]
    return NodeState(
      count: count, samples: Int(samples), impurity: memory.numbers[2] / samples, mean: memory.numbers[1],
      isPure: memory.numbers[3] == 1, counts: memory.counts)
  }

  /// The cut with the highest gain among the features looked at, or nil where no feature can be cut. A feature with a
  /// single value counts as looked at, but the search goes on until there is something to cut (as in scikit-learn).
  mutating func bestCut(_ node: PendingNode) -> Cut? {
    var best: Cut?
    memory.numbers[0] = -.infinity
    // Two columns take turns: one for the best so far, one for the feature at hand.
    var spare = memory.scratch
    for looked in 0..<data.features {
      if looked >= featuresPerSplit, best != nil { break }
      let feature = keepsColumnsSorted && featuresPerSplit == data.features ? looked : drawFeature(looked)
      let entries = sortedEntries(node, feature, in: spare)
      guard entries[0] >> 44 != entries[node.state.count - 1] >> 44 else { continue }
      let place = bestPlace(entries, node.state)
      guard place > 0 else { continue }
      best = Cut(feature: feature, place: place, entries: entries)
      if entries == spare { spare = entries == memory.scratch ? memory.scratch + drawn : memory.scratch }
    }
    return best
  }

  /// One more feature without repetition: a step of Fisher and Yates' shuffle.
  private mutating func drawFeature(_ already: Int) -> Int {
    featureOrder.swapAt(already, already + generator.below(featureOrder.count - already))
    return Int(featureOrder[already])
  }

  private func sortedEntries(_ node: PendingNode, _ feature: Int, in spare: EntryTarget) -> EntryTarget {
    if keepsColumnsSorted { return memory.entries + (feature * drawn + node.start) }
    let count = node.state.count
    rankedEntries(memory.entries + node.start, count, columns.ranks + feature * data.count, spare)
    sortEntries(spare, count, rankBits, memory.scratch + 2 * drawn, memory.histogram)
    return spare
  }

  private func bestPlace(_ entries: Entries, _ state: NodeState) -> Int {
    let scratch = memory.counts + data.classes
    return switch settings.criterion {
    case .gini where data.classes <= 2:
      bestGiniCutOfTwo(
        entries, state.count, state.samples, data.classes == 2 ? Int(memory.counts[1]) : 0, settings.minimumLeaf,
        memory.numbers)
    case .gini:
      bestGiniCut(
        entries, state.count, state.samples, memory.counts, data.classes, settings.minimumLeaf, scratch,
        memory.numbers)
    case .entropy:
      bestEntropyCut(
        entries, state.count, state.samples, memory.counts, data.classes, settings.minimumLeaf, columns.entropies,
        scratch, memory.numbers)
    case .squaredError:
      bestSquaredErrorCut(
        entries, state.count, state.samples, columns.targets, state.mean, settings.minimumLeaf, memory.numbers)
    }
  }

  /// Brings the entries that go left before those that go right, in every column that is kept.
  func divide(_ node: PendingNode, _ cut: Cut) {
    let count = node.state.count
    guard keepsColumnsSorted else {
      withoutRanks(cut.entries, count, memory.entries + node.start)
      return
    }
    markSide(cut.entries, cut.place, 0, memory.side)
    markSide(cut.entries + cut.place, count - cut.place, 1, memory.side)
    for feature in 0..<data.features where feature != cut.feature {
      separate(memory.entries + (feature * drawn + node.start), count, memory.side, memory.scratch)
    }
  }
}
