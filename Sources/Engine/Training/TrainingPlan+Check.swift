extension TrainingPlan {
  /// A limit on the samples of a dataset.
  public static let sampleLimit = 1_000_000

  /// Refuses in words whatever would not fit. Kernels run without checks: nothing reaches them unchecked.
  func check(_ network: Network, _ kernels: KernelTable) throws(EngineError) {
    try check(train, .train, network, kernels)
    if let test {
      try check(test, .test, network, kernels)
      guard test.targets.hasSameKind(as: train.targets) else { throw .targetsDiffer }
    }
    try checkClassesPresent()
    try checkOutputs(network)
    try optimizer.check()
    if case .size(let size) = batch, size < 1 { throw .badBatch(size) }
    let rows = batch.rows(of: train.count)
    guard Workspace.fits(network, rows: rows) else { throw .batchTooLarge(samples: rows) }
  }

  private func check(
    _ data: Dataset, _ part: Part, _ network: Network, _ kernels: KernelTable
  ) throws(EngineError) {
    guard data.features == network.inputs else {
      throw .featuresDoNotFit(part, features: data.features, inputs: network.inputs)
    }
    guard data.inputs.count % data.features == 0 else {
      throw .valuesDoNotFit(part, values: data.inputs.count, features: data.features)
    }
    let count = data.inputs.count / data.features
    guard count > 0 else { throw .noSamples(part) }
    guard count <= Self.sampleLimit else { throw .tooManySamples(part, count: count) }
    let place = kernels.firstNonFinite(data.inputs, data.inputs.count)
    if place >= 0 {
      let column = place % data.features
      throw .inputNotFinite(
        part, row: place / data.features,
        column: column < data.featureNames.count ? data.featureNames[column] : "\(column + 1)",
        value: data.inputs[place])
    }
    try check(data.targets, part, samples: count, kernels)
  }

  private func check(
    _ targets: Targets, _ part: Part, samples: Int, _ kernels: KernelTable
  ) throws(EngineError) {
    switch targets {
    case .classes(let labels, let names):
      guard labels.count == samples else {
        throw .targetsDoNotFit(part, targets: labels.count, samples: samples)
      }
      if let row = labels.firstIndex(where: { $0 < 0 || $0 >= names.count }) {
        throw .labelOutOfRange(part, row: row, label: Int(labels[row]), classes: names.count)
      }
    case .stepClasses(let labels, let steps, let names):
      guard steps > 0, labels.count == samples * steps else {
        throw .targetsDoNotFit(part, targets: steps > 0 ? labels.count / steps : 0, samples: samples)
      }
      if let place = labels.firstIndex(where: { $0 < -1 || $0 >= names.count }) {
        throw .labelOutOfRange(part, row: place / steps, label: Int(labels[place]), classes: names.count)
      }
    case .values(let values, let width):
      guard width > 0, values.count % width == 0, values.count / width == samples else {
        throw .targetsDoNotFit(part, targets: width > 0 ? values.count / width : 0, samples: samples)
      }
      let place = kernels.firstNonFinite(values, values.count)
      if place >= 0 { throw .targetNotFinite(part, row: place / width, value: values[place]) }
    }
  }

  private func checkClassesPresent() throws(EngineError) {
    guard case .classes(let labels, let names) = train.targets else { return }
    var seen = [Bool](repeating: false, count: names.count)
    for label in labels { seen[Int(label)] = true }
    if let missing = seen.firstIndex(of: false) { throw .classMissing(names[missing]) }
  }

  private func checkOutputs(_ network: Network) throws(EngineError) {
    let units = network.outputs
    func expect(_ expected: Int, _ reason: String) throws(EngineError) {
      guard units == expected else {
        throw .outputsDoNotFit(
          loss, layer: network.layers.count - 1, units: units, expected: expected, reason: reason)
      }
    }
    switch (loss, train.targets) {
    case (.meanSquaredError, .values(_, let width)):
      try expect(width, "one for each target")
    case (.meanSquaredError, .classes(_, let names)) where names.count == 2 && units == 1: break
    case (.meanSquaredError, .classes(_, let names)), (.softmaxCrossEntropy, .classes(_, let names)):
      try expect(names.count, "one for each class")
    case (.binaryCrossEntropy, .classes(_, let names)):
      guard names.count == 2 else { throw .needsTwoClasses(loss, classes: names.count) }
      try expect(1, "the logit of the second class")
    case (_, .stepClasses), (.binaryCrossEntropy, .values), (.softmaxCrossEntropy, .values):
      throw .needsClasses(loss)
    }
  }
}

extension Targets {
  fileprivate func hasSameKind(as other: Targets) -> Bool {
    switch (self, other) {
    case (.classes(_, let mine), .classes(_, let others)): mine == others
    case (.values(_, let mine), .values(_, let others)): mine == others
    case (.stepClasses(_, let steps, let mine), .stepClasses(_, let others, let names)):
      steps == others && mine == names
    case (.classes, _), (.stepClasses, _), (.values, _): false
    }
  }
}

extension BatchSize {
  /// The samples of one step, out of so many.
  func rows(of count: Int) -> Int {
    switch self {
    case .full: count
    case .size(let size): min(size, count)
    }
  }
}
