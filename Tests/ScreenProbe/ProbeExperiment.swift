import Lab

/// A training long enough to be watched.
enum ProbeExperiment {
  struct Unreadable: Error {
    var sentences: [String]
  }

  static func read() throws -> Experiment {
    let text =
      "{kind: train, data: {circle: {samples: 200, scale: 0.2}}, "
      + "network: [{dense: 8, activation: tanh}, {dense: 8, activation: tanh}, {dense: 1}], initializer: xavier, "
      + "loss: binary-cross-entropy, optimizer: {sgd: {learning-rate: 0.03}}, batch: full, epochs: 100000, seed: 7}"
    let (experiment, problems) = Experiment.read(try Setting.parse(text), id: "probe")
    guard let experiment, problems.isEmpty else { throw Unreadable(sentences: problems.map(\.sentence)) }
    return experiment
  }
}
