import Engine

/// Samples that panels look at: those held out where there are any, else those of the training.
extension TrainRun {
  /// The dataset, the place of the sample the learner chose, and its name at the start of a sentence.
  var lookedAt: (data: Dataset, index: Int, name: String) {
    let data = test ?? train
    let index = (settings.sample - 1) % max(data.count, 1)
    return (data, index, "\(test == nil ? "Training" : "Test") sample \(index + 1)\(label(index, of: data))")
  }

  private func label(_ index: Int, of data: Dataset) -> String {
    if let word = word(index, of: data) { return ", \"\(word)\"," }
    guard case .classes(let labels, let names) = data.targets else { return "" }
    return ", a \(names[Int(labels[index])]),"
  }

  func sample(_ index: Int, of data: Dataset) -> [Float] {
    Array(data.inputs[index * data.features..<(index + 1) * data.features])
  }

  /// Samples, or steps of them, with the class each has and is given.
  struct Judged {
    let data: Dataset
    /// "test" or "training"
    let part: String
    let labels: [Int]
    let names: [String]
    let answers: Answers
  }

  /// Samples that are judged at most.
  private static let judgedSamples = 2_000

  /// nil where targets are no classes.
  var judged: Judged? {
    let data = test ?? train
    let count = min(data.count, Self.judgedSamples)
    let labels: [Int]
    let names: [String]
    switch data.targets {
    case .classes(let all, let classNames): (labels, names) = (all.prefix(count).map { Int($0) }, classNames)
    case .stepClasses(let all, let steps, let classNames):
      (labels, names) = (all.prefix(count * steps).map { Int($0) }, classNames)
    case .values: return nil
    }
    let outputs = engine.outputs(for: Array(data.inputs.prefix(count * data.features)))
    return Judged(
      data: data, part: test == nil ? "training" : "test", labels: labels, names: names,
      answers: Answers(of: outputs, width: engine.network.outputs, loss: settings.loss))
  }
}
