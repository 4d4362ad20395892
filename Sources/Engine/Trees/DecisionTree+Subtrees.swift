extension DecisionTree {
  /// For each node the place after the last one below it.
  var subtreeEnds: [Int] {
    var ends = nodes.indices.map { $0 + 1 }
    for place in nodes.indices.reversed() {
      if let split = nodes[place].split { ends[place] = ends[split.right] }
    }
    return ends
  }

  /// For each node the place of its parent, -1 for the root.
  var parents: [Int] {
    var parents = [Int](repeating: -1, count: nodes.count)
    for (place, node) in nodes.enumerated() {
      guard let split = node.split else { continue }
      parents[split.left] = place
      parents[split.right] = place
    }
    return parents
  }

  /// The tree as it was when no node was deeper than this: growing on does not change what has been grown.
  public func truncated(to depth: Int) -> DecisionTree { collapsed { nodes[$0].depth >= depth } }

  /// The tree in which the nodes that are told apart have become leaves.
  public func collapsed(where isLeaf: (Int) -> Bool) -> DecisionTree {
    let ends = subtreeEnds
    var kept: [Int] = []
    var newPlaces = [Int](repeating: 0, count: nodes.count)
    var place = 0
    while place < nodes.count {
      newPlaces[place] = kept.count
      kept.append(place)
      place = isLeaf(place) ? ends[place] : place + 1
    }
    var tree = DecisionTree(settings: settings, features: features, classes: classes)
    for place in kept {
      var node = nodes[place]
      if isLeaf(place) { node.split = nil }
      if let split = node.split {
        node.split?.left = newPlaces[split.left]
        node.split?.right = newPlaces[split.right]
      }
      tree.nodes.append(node)
      tree.classCounts.append(contentsOf: classCounts[place * classes..<(place + 1) * classes])
      if classes == 0 { tree.means.append(means[place]) }
    }
    return tree
  }

  /// Rows of the data that come to a node.
  public func rows(at node: Int, of data: Dataset) throws(TreeError) -> [Int] {
    guard data.features == features else {
      throw .featuresDoNotFit(features: data.features, expected: features)
    }
    let samples = try sampleCount(data.inputs)
    let leaves = TreeWalk(self).leaves(data.inputs, rows: (0..<UInt32(samples)).map { $0 })
    let below = node..<subtreeEnds[node]
    return leaves.indices.filter { below.contains(Int(leaves[$0])) }
  }
}
