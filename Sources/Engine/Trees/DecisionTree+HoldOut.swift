extension DecisionTree {
  /// Reduced-error pruning (Quinlan, *Simplifying decision trees*, 1987): from the leaves upwards, a node becomes a leaf
  /// wherever that makes no more errors on samples held out of the training; a node that none of them reaches becomes
  /// one too. Where answers are numbers, squared errors count.
  public func pruned(holdOut data: Dataset) throws(TreeError) -> DecisionTree {
    guard data.features == features else {
      throw .featuresDoNotFit(features: data.features, expected: features)
    }
    let samples = try data.checkForTrees()
    let leaves = TreeWalk(self).leaves(data.inputs, rows: (0..<UInt32(samples)).map { $0 })
    let errors: [Double]
    switch data.targets {
    case .classes(let labels, let names) where names.count == classes: errors = classErrors(leaves, labels)
    case .values(let values, 1) where classes == 0: errors = squaredErrors(leaves, values)
    default: throw .targetsDiffer
    }
    var below = errors
    var isLeaf = nodes.map { $0.isLeaf }
    for place in nodes.indices.reversed() {
      guard let split = nodes[place].split else { continue }
      let children = below[split.left] + below[split.right]
      isLeaf[place] = errors[place] <= children
      below[place] = min(errors[place], children)
    }
    return collapsed { isLeaf[$0] }
  }

  /// For each node how many of the samples that come to it are of another class than its majority.
  private func classErrors(_ leaves: [Int32], _ labels: [Int32]) -> [Double] {
    var counts = [Int](repeating: 0, count: nodes.count * classes)
    for (leaf, label) in zip(leaves, labels) { counts[Int(leaf) * classes + Int(label)] += 1 }
    for place in nodes.indices.reversed() {
      guard let split = nodes[place].split else { continue }
      for k in 0..<classes {
        counts[place * classes + k] = counts[split.left * classes + k] + counts[split.right * classes + k]
      }
    }
    return nodes.indices.map { place in
      let all = counts[place * classes..<(place + 1) * classes].reduce(0, +)
      return Double(all - counts[place * classes + majority(at: place)])
    }
  }

  /// For each node the sum of (y - mean)^2 over the samples that come to it: from n, sum y and sum y^2.
  private func squaredErrors(_ leaves: [Int32], _ values: [Float]) -> [Double] {
    var moments = [SIMD4<Double>](repeating: .zero, count: nodes.count)
    for (leaf, value) in zip(leaves, values) {
      // Counted from the mean of all, so that little is lost where it is far from 0.
      let y = Double(value) - means[0]
      moments[Int(leaf)] += SIMD4(1, y, y * y, 0)
    }
    for place in nodes.indices.reversed() {
      if let split = nodes[place].split { moments[place] = moments[split.left] + moments[split.right] }
    }
    return nodes.indices.map { place in
      let (mean, moment) = (means[place] - means[0], moments[place])
      return moment[2] - 2 * mean * moment[1] + mean * mean * moment[0]
    }
  }
}
