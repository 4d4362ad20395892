import Kernels

/// What all trees on the same data share: sorted columns, and a table for the entropy.
struct TreeSoil: Sendable {
  let data: RankedData
  let settings: TreeSettings
  /// f(n) = n log2 n; a single 0 under other criteria.
  private let entropies: [Double]

  init(_ data: RankedData, settings: TreeSettings) {
    self.data = data
    self.settings = settings
    entropies = settings.criterion == .entropy ? Criterion.entropyTable(total: data.count) : [0]
  }

  /// An entry without rank for each row, 0 for a row that is not drawn. nil draws each once.
  func payloads(weights: [UInt8]?) -> [UInt64] {
    (0..<data.count).map { row in
      let weight = weights?[row] ?? 1
      guard weight > 0 else { return 0 }
      let label = data.classes > 0 ? UInt64(data.labels[row]) : 0
      return label << 28 | UInt64(weight) << 20 | UInt64(row)
    }
  }

  /// Grows a tree on the samples drawn.
  ///
  /// - Parameters:
  ///   - payloads: [count], of which at least one is not 0
  ///   - total: the weight of them all
  ///   - featuresPerSplit: how many features a split chooses from; with fewer than all, `generator` draws them
  func grow(
    payloads: [UInt64], total: Int, featuresPerSplit: Int, generator: Generator = Generator(seed: 0)
  ) -> DecisionTree {
    TreeSoil.open(data.order, data.ranks, data.targets, entropies, payloads) {
      order, ranks, targets, entropies, payloads in
      var grower = TreeGrower(
        data: data, settings: settings, featuresPerSplit: featuresPerSplit, generator: generator,
        columns: TreeColumns(order: order, ranks: ranks, targets: targets, entropies: entropies), payloads: payloads)
      return grower.grow(total: total)
    }
  }

  /// Arrays become pointers for the time of the call.
  private static func open(
    _ order: UnsafePointer<UInt32>, _ ranks: UnsafePointer<UInt32>, _ targets: UnsafePointer<Double>,
    _ entropies: UnsafePointer<Double>, _ payloads: UnsafePointer<UInt64>,
    _ body: (
      UnsafePointer<UInt32>, UnsafePointer<UInt32>, UnsafePointer<Double>, UnsafePointer<Double>, Entries
    ) -> DecisionTree
  ) -> DecisionTree {
    body(order, ranks, targets, entropies, payloads)
  }
}

/// Where the numbers that all trees share lie in memory.
struct TreeColumns {
  /// [features, count]
  let order: UnsafePointer<UInt32>
  /// [features, count]
  let ranks: UnsafePointer<UInt32>
  /// By row, where they are numbers.
  let targets: UnsafePointer<Double>
  let entropies: UnsafePointer<Double>
}
