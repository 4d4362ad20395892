extension Forest {
  /// The error on samples as seen by the trees that have not learned from them, an estimate of the error on new data:
  /// the share of wrong classes, or the mean squared error. nil as long as no sample has been left out.
  public var outOfBagError: Double? {
    let width = max(classes, 1)
    let asked = outOfBagCounts.indices.filter { outOfBagCounts[$0] > 0 }
    guard !asked.isEmpty else { return nil }
    let error: Double
    if classes > 0 {
      let predicted = largestPlaces(outOfBagSums, width: width)
      error = Double(asked.count { predicted[$0] != soil.data.labels[$0] })
    } else {
      error = asked.reduce(0) { sum, row in
        let distance = outOfBagSums[row] / Double(outOfBagCounts[row]) - soil.data.targets[row]
        return sum + distance * distance
      }
    }
    return error / Double(asked.count)
  }

  /// The mean of the trees' importances, as shares of 1; trees without a split do not count.
  public var importances: [Double] {
    var sums = [Double](repeating: 0, count: features)
    for tree in trees {
      for (feature, value) in tree.importances.enumerated() { sums[feature] += value }
    }
    return sums.asShares
  }
}

extension Forest: Predictor {
  public var features: Int { soil.data.features }
  public var classes: Int { soil.data.classes }

  /// The mean of the trees' answers. Expects at least one tree.
  public func answers(for inputs: [Float]) throws(TreeError) -> [Double] {
    guard let first = trees.first else { throw .noTrees }
    let samples = try first.sampleCount(inputs)
    let rows = (0..<UInt32(samples)).map { $0 }
    var sums = [Double](repeating: 0, count: samples * first.answerWidth)
    for tree in trees { tree.addAnswers(inputs, rows: rows, to: &sums) }
    return sums.map { $0 / Double(trees.count) }
  }
}
