/// Sequences to be remembered: the first step is +1 or -1 and is asked for at the end, all others are noise.
public struct Recall: Equatable, Sendable {
  public var steps: Int
  public var samples: Int
  /// Standard deviation of the steps after the first.
  public var noise: Double

  public static let stepLimit = 2_000

  public init(steps: Int, samples: Int = 1_000, noise: Double = 0.3) {
    self.steps = steps
    self.samples = samples
    self.noise = noise
  }

  /// Classes of equal size, in random order. Class 1 begins with +1.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try DataError.check("steps", steps, in: 1...Recall.stepLimit)
    try DataError.check("samples", samples, in: 2...PlaneData.sampleLimit)
    try DataError.check("noise", noise, in: 0...10)
    try DataError.checkSize(samples: samples, features: steps)
    var generator = Generator(seed: seed, stream: stream)
    var labels = (0..<samples).map { Int32($0 % 2) }
    generator.shuffle(&labels)
    var inputs: [Float] = []
    inputs.reserveCapacity(samples * steps)
    for label in labels {
      inputs.append(label == 1 ? 1 : -1)
      for _ in 1..<steps { inputs.append(Float(noise * generator.normal())) }
    }
    return Dataset(
      inputs: inputs, shape: .sequence(steps: steps, features: 1),
      targets: .classes(labels, names: ["minus", "plus"]))
  }
}
