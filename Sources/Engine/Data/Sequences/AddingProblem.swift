/// The adding problem (Hochreiter and Schmidhuber, *Long short-term memory*, 1997, experiment 4): each step is a
/// number and a marker, and the answer is the sum of the two numbers that are marked. In the form of Arjovsky, Shah
/// and Bengio (*Unitary evolution recurrent neural networks*, 2016): numbers from 0 to 1, one mark in each half.
/// Whoever always says 1 has a mean squared error of 1/6.
public struct AddingProblem: Equatable, Sendable {
  public var steps: Int
  public var samples: Int

  public static let stepLimit = 2_000

  public init(steps: Int, samples: Int = 1_000) {
    self.steps = steps
    self.samples = samples
  }

  /// Inputs [samples, steps, 2]: number, marker.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try DataError.check("steps", steps, in: 2...AddingProblem.stepLimit)
    try DataError.check("samples", samples, in: 1...PlaneData.sampleLimit)
    try DataError.checkSize(samples: samples, features: 2 * steps)
    var generator = Generator(seed: seed, stream: stream)
    var inputs: [Float] = []
    var targets: [Float] = []
    inputs.reserveCapacity(samples * steps * 2)
    targets.reserveCapacity(samples)
    let half = steps / 2
    for _ in 0..<samples {
      let first = generator.below(half)
      let second = half + generator.below(steps - half)
      var sum = 0.0
      for step in 0..<steps {
        let value = generator.uniform()
        let isMarked = step == first || step == second
        if isMarked { sum += value }
        inputs.append(Float(value))
        inputs.append(isMarked ? 1 : 0)
      }
      targets.append(Float(sum))
    }
    return Dataset(
      inputs: inputs, shape: .sequence(steps: steps, features: 2), targets: .values(targets, width: 1))
  }
}
