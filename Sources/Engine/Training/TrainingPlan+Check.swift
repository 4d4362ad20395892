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
    try hyperparameters.check(for: network.description.input)
    let rows = hyperparameters.batch.rows(of: train.count)
    guard Workspace.fits(network, rows: rows) else { throw .batchTooLarge(samples: rows) }
  }

  private func check(
    _ data: Dataset, _ part: Part, _ network: Network, _ kernels: KernelTable
  ) throws(EngineError) {
    // The shapes first: the numbers of one that nobody has checked may be too many to count.
    guard data.shape == network.description.input else {
      if case .vector(let features) = data.shape, case .vector(let inputs) = network.description.input {
        throw .featuresDoNotFit(part, features: features, inputs: inputs)
      }
      throw .shapesDoNotFit(part, data.shape, network: network.description.input)
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
    if case .tokens(_, let vocabulary) = data.shape {
      let known = 0..<Float(vocabulary)
      if let place = data.inputs.firstIndex(where: { !known.contains($0) || $0 != $0.rounded() }) {
        throw .tokenOutOfRange(part, row: place / data.features, token: data.inputs[place], vocabulary: vocabulary)
      }
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
      guard steps > 0, labels.count % steps == 0, labels.count / steps == samples else {
        throw .targetsDoNotFit(part, targets: steps > 0 ? labels.count / steps : 0, samples: samples)
      }
      if let place = labels.firstIndex(where: { $0 < -1 || $0 >= names.count }) {
        throw .labelOutOfRange(part, row: place / steps, label: Int(labels[place]), classes: names.count)
      }
      guard labels.contains(where: { $0 >= 0 }) else { throw .noLabels(part) }
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
    try checkSettings()
    func expect(_ expected: Int, _ reason: String) throws(EngineError) {
      guard network.outputs == expected else {
        throw .outputsDoNotFit(
          loss, layer: network.layers.count - 1, units: network.outputs, expected: expected, reason: reason)
      }
    }
    if case .stepClasses(_, let steps, let names) = train.targets {
      guard case .softmax = loss.kind else { throw .needsSteplessTargets(loss) }
      guard case .sequence(steps, _) = network.output else {
        throw .needsSteps(layer: network.layers.count - 1, network.output, steps: steps)
      }
      return try expect(names.count, "one for each class")
    }
    guard case .vector = network.output else { throw .needsVector(layer: network.layers.count - 1, network.output) }
    switch (loss.kind, train.targets) {
    case (.values, .values(_, let width)): try expect(width, "one for each target")
    case (.binary, .values(let values, let width)):
      try expect(width, "one for each target")
      if let place = values.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) {
        throw .targetNoShare(row: place / width, value: values[place])
      }
    case (.values, .classes(_, let names)) where names.count == 2 && network.outputs == 1: break
    case (.values, .classes(_, let names)), (.softmax, .classes(_, let names)):
      try expect(names.count, "one for each class")
    case (.binary, .classes(_, let names)):
      guard names.count == 2 else { throw .needsTwoClasses(loss, classes: names.count) }
      try expect(1, "the logit of the second class")
    case (.softmax, .values): throw .needsClasses(loss)
    case (_, .stepClasses): break
    }
  }

  private func checkSettings() throws(EngineError) {
    switch loss {
    case .huber(let delta) where !(delta > 0 && delta.isFinite):
      throw .badHyperparameter("delta", value: delta, expected: "a finite number above 0")
    case .smoothedCrossEntropy(let smoothing) where !(smoothing >= 0 && smoothing < 1):
      throw .badHyperparameter("smoothing", value: smoothing, expected: "at least 0 and below 1")
    default: return
    }
  }
}

extension Loss {
  /// What kind of targets a loss takes.
  fileprivate enum Kind { case values, binary, softmax }

  fileprivate var kind: Kind {
    switch self {
    case .meanSquaredError, .huber: .values
    case .binaryCrossEntropy: .binary
    case .softmaxCrossEntropy, .smoothedCrossEntropy: .softmax
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
