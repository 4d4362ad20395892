import Engine

extension Workload {
  static let tree = trees("W8", "tree, 10,000 x 20") { data throws(TreeError) in
    _ = try DecisionTree(data)
  }

  static let forest = trees("W8f", "forest of 100") { data throws(TreeError) in
    var forest = try Forest(data, trees: 100, seed: 1)
    forest.growAll()
  }

  /// A step is one fit.
  private static func trees(
    _ name: String, _ title: String, _ fit: @escaping @Sendable (Dataset) throws(TreeError) -> Void
  ) -> Workload {
    Workload(name: name, title: title, operations: nil) { threads throws(Refusal) in
      guard threads == 1 else { throw Refusal(reason: "one thread only") }
      let data = treeData()
      guard checksum(of: data) == treeChecksum else { throw Refusal(reason: "the table is not that of the peers") }
      do throws(TreeError) { try fit(data) } catch { throw Refusal(reason: error.message) }
      return { steps in
        // It has just been seen to succeed.
        for _ in 0..<steps { try? fit(data) }
      }
    }
  }

  /// The table of `peers/workloads.py`: three classes by x0 + x1 + 2 x2 x3, and every sixteenth label by chance.
  private static func treeData(rows: Int = 10_000, features: Int = 20) -> Dataset {
    let inputs = (0..<rows * features).map { Float(hash(201, $0) >> 8) * 0x1p-24 }
    let labels = (0..<rows).map { row -> Int32 in
      let x = inputs[row * features..<row * features + 4].map { Double($0) }
      let chance = hash(202, row)
      if chance % 16 == 0 { return Int32((chance >> 8) % 3) }
      let value = x[0] + x[1] + 2 * x[2] * x[3]
      return value < 1.2 ? 0 : value < 1.7 ? 1 : 2
    }
    return Dataset(inputs: inputs, features: features, targets: .classes(labels, names: ["0", "1", "2"]))
  }

  /// As in `Tests/EngineTests/Fixtures/hashed.py`.
  private static func hash(_ stream: UInt32, _ index: Int) -> UInt32 {
    var x = UInt32(truncatingIfNeeded: index) &+ stream &* 0x9E37_79B9
    x ^= x >> 16
    x = x &* 0x7FEB_352D
    x ^= x >> 15
    x = x &* 0x846C_A68B
    return x ^ x >> 16
  }

  private static let treeChecksum = 167_339_861_913_720_866

  /// Sums of place times number, exact in integers: over the inputs as multiples of 2^-24, and over the labels.
  private static func checksum(of data: Dataset) -> Int {
    var sum = 0
    for (place, x) in data.inputs.enumerated() { sum &+= (place + 1) &* Int(x * 0x1p24) }
    guard case .classes(let labels, _) = data.targets else { return 0 }
    for (row, label) in labels.enumerated() { sum &+= (row + 1) &* Int(label) }
    return sum
  }
}
