/// An experiment in which everything can be turned.
public enum Playground {
  public static let experiment = made(from: source)

  /// As an author would write it.
  static let source = """
    {id: playground, title: Playground, kind: train, data: {moons: {samples: 200, noise: 0.15}},
    network: [{dense: 4, activation: tanh}, {dense: 1}], initializer: xavier, loss: binary-cross-entropy,
    optimizer: {sgd: {learning-rate: 0.1}}, batch: 10, epochs: 200, pace: 20,
    knobs: [dataset, noise, activation, learning-rate, seed], show: [boundary, network, loss]}
    """

  private static func made(from source: String) -> Experiment {
    do {
      let (experiment, problems) = Experiment.read(try Setting.parse(source))
      guard let experiment else { preconditionFailure("the playground cannot be read: \(problems)") }
      return experiment
    } catch { preconditionFailure("the playground cannot be read: \(error)") }
  }
}
