/// An experiment in which everything can be turned.
public enum Playground {
  public static let experiment = made(from: source)

  /// As an author would write it.
  static let source = """
    {id: playground, title: Playground, kind: train, data: {circle: {samples: 210, test-samples: 90, noise: 0.1, scale: 0.2}},
    network: [{dense: 4, activation: tanh}, {dense: 2, activation: tanh}, {dense: 1}], initializer: xavier,
    loss: binary-cross-entropy, optimizer: {sgd: {learning-rate: 0.3}}, batch: 16, epochs: 300, pace: 20,
    knobs: [dataset, inputs, hidden-layers, units-1, units-2, units-3, units-4, units-5, units-6, activation, learning-rate,
    optimizer, momentum, schedule, batch, epochs, noise, samples, train-share, flipped, centers, initializer, loss, l1, l2,
    decay, seed], show: [boundary, network, loss, accuracy, neurons]}
    """

  private static func made(from source: String) -> Experiment {
    do {
      let (experiment, problems) = Experiment.read(try Setting.parse(source))
      guard let experiment else { preconditionFailure("the playground cannot be read: \(problems)") }
      return experiment
    } catch { preconditionFailure("the playground cannot be read: \(error)") }
  }
}
