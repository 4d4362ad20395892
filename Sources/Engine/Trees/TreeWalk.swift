import Kernels

/// A tree laid out for asking many samples at once.
struct TreeWalk {
  private let inputs: Int
  /// -1 for a leaf.
  private let features: [Int32]
  private let thresholds: [Double]
  private let rights: [Int32]

  init(_ tree: DecisionTree) {
    inputs = tree.features
    features = tree.nodes.map { Int32($0.split?.feature ?? -1) }
    thresholds = tree.nodes.map { $0.split?.threshold ?? 0 }
    rights = tree.nodes.map { Int32($0.split?.right ?? 0) }
  }

  /// The leaf of each sample asked for. Shapes: samples [*, inputs]; rows and leaves [n].
  func leaves(_ samples: [Float], rows: [UInt32]) -> [Int32] {
    var leaves = [Int32](repeating: 0, count: rows.count)
    findLeaves(samples, inputs, rows, rows.count, features, thresholds, rights, &leaves)
    return leaves
  }
}

extension DecisionTree {
  /// Numbers in an answer: a share for each class, or one value.
  var answerWidth: Int { max(classes, 1) }

  /// The answers of all nodes, [nodes, answerWidth].
  var answers: [Double] {
    guard classes > 0 else { return means }
    return classCounts.indices.map { Double(classCounts[$0]) / Double(nodes[$0 / classes].samples) }
  }

  /// The number of samples in `inputs`, [samples, features].
  func sampleCount(_ inputs: [Float]) throws(TreeError) -> Int {
    guard inputs.count % features == 0 else { throw .valuesDoNotFit(values: inputs.count, features: features) }
    guard inputs.count <= RankedData.valueLimit else { throw .tooManyValues(inputs.count) }
    try DecisionTree.checkAnswers(samples: inputs.count / features, classes: classes)
    return inputs.count / features
  }

  /// Adds the answers for some rows to sums [*, answerWidth].
  func addAnswers(_ inputs: [Float], rows: [UInt32], to sums: inout [Double]) {
    let leaves = TreeWalk(self).leaves(inputs, rows: rows)
    Kernels.addAnswers(rows, leaves, rows.count, answers, answerWidth, &sums)
  }
}

/// The first place of the largest of each `width` values.
func largestPlaces(_ values: [Double], width: Int) -> [Int32] {
  let rows = values.count / width
  var places = [Int32](repeating: 0, count: rows)
  Kernels.largestPlaces(values, rows, width, &places)
  return places
}
