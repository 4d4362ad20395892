import Kernels

/// A checked dataset as trees read it: each column sorted once, after which only the order of values matters.
struct RankedData: Sendable {
  static let sampleLimit = 1_000_000
  static let featureLimit = 10_000
  /// Numbers in all samples together.
  static let valueLimit = 10_000_000
  static let classLimit = 1_000

  let inputs: [Float]
  let features: Int
  let count: Int
  /// 0 where the targets are numbers.
  let classes: Int
  /// Empty where the targets are numbers.
  let labels: [Int32]
  /// Empty where the targets are classes.
  let targets: [Double]
  /// Rows by ascending value, [features, count].
  private(set) var order: [UInt32]
  /// How many different values of the column lie below a row's own, [features, count].
  private(set) var ranks: [UInt32]

  init(_ data: Dataset, criterion: Criterion) throws(TreeError) {
    count = try data.checkForTrees()
    (labels, classes, targets) = try RankedData.answers(data, criterion)
    inputs = data.inputs
    features = data.features
    order = [UInt32](repeating: 0, count: features * count)
    ranks = [UInt32](repeating: 0, count: features * count)
    var scratch = [UInt64](repeating: 0, count: 2 * count)
    var histogram = [UInt32](repeating: 0, count: 6_144)
    for feature in 0..<features {
      RankedData.open(inputs, &order, &ranks, &scratch, &histogram) { inputs, order, ranks, scratch, histogram in
        let first = feature * count
        _ = rankColumn(
          inputs + feature, features, count, order + first, ranks + first, scratch, scratch + count, histogram)
      }
    }
  }

  /// Arrays become pointers for the time of the call.
  private static func open(
    _ inputs: UnsafePointer<Float>, _ order: UnsafeMutablePointer<UInt32>, _ ranks: UnsafeMutablePointer<UInt32>,
    _ scratch: UnsafeMutablePointer<UInt64>, _ histogram: UnsafeMutablePointer<UInt32>,
    _ body: (
      UnsafePointer<Float>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>,
      UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt32>
    ) -> Void
  ) {
    body(inputs, order, ranks, scratch, histogram)
  }

  private static func answers(
    _ data: Dataset, _ criterion: Criterion
  ) throws(TreeError) -> (labels: [Int32], classes: Int, targets: [Double]) {
    switch (data.targets, criterion) {
    case (.classes, .squaredError): throw .needsNumbers
    case (.classes(let labels, let names), _): return (labels, names.count, [])
    case (.values(let values, let width), .squaredError):
      guard width == 1 else { throw .targetsTooWide(width) }
      return ([], 0, values.map { Double($0) })
    case (.values, _), (.stepClasses, _): throw .needsClasses(criterion)
    }
  }
}

extension Dataset {
  /// Refuses in words what a tree cannot learn from or be asked about, and gives the number of samples.
  func checkForTrees() throws(TreeError) -> Int {
    guard features > 0 else { throw .noFeatures }
    guard features <= RankedData.featureLimit else { throw .tooManyFeatures(features) }
    guard inputs.count % features == 0 else { throw .valuesDoNotFit(values: inputs.count, features: features) }
    let samples = inputs.count / features
    guard samples > 0 else { throw .noSamples }
    guard samples <= RankedData.sampleLimit else { throw .tooManySamples(samples) }
    guard inputs.count <= RankedData.valueLimit else { throw .tooManyValues(inputs.count) }
    let place = firstNonFinite(inputs, inputs.count)
    if place >= 0 {
      let column = place % features
      throw .inputNotFinite(
        row: place / features, column: column < featureNames.count ? featureNames[column] : "\(column + 1)",
        value: inputs[place])
    }
    try checkTargetsForTrees(samples)
    return samples
  }

  private func checkTargetsForTrees(_ samples: Int) throws(TreeError) {
    switch targets {
    case .classes(let labels, let names):
      guard labels.count == samples else { throw .targetsDoNotFit(targets: labels.count, samples: samples) }
      guard names.count <= RankedData.classLimit else { throw .tooManyClasses(names.count) }
      if let row = labels.firstIndex(where: { $0 < 0 || $0 >= names.count }) {
        throw .labelOutOfRange(row: row, label: Int(labels[row]), classes: names.count)
      }
    case .values(let values, let width):
      guard width > 0, values.count % width == 0, values.count / width == samples else {
        throw .targetsDoNotFit(targets: width > 0 ? values.count / width : 0, samples: samples)
      }
      let place = firstNonFinite(values, values.count)
      if place >= 0 { throw .targetNotFinite(row: place / width, value: values[place]) }
    // One answer a step is nothing a tree can give: whoever asked refuses it by name.
    case .stepClasses: break
    }
  }
}
