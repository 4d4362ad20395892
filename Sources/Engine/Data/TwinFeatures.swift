/// Two near-copies of one hidden feature z, and a third that means nothing: the target is 2z. Which copy gets the
/// weight is what penalties differ in (Zou and Hastie, *Regularization and variable selection via the elastic net*,
/// 2005).
public struct TwinFeatures: Equatable, Sendable {
  public var samples: Int
  /// Standard deviation of what tells each copy from z, whose own is 1.
  public var difference: Double
  /// Standard deviation of what is added to the target.
  public var noise: Double

  public init(samples: Int = 200, difference: Double = 0.1, noise: Double = 0.1) {
    self.samples = samples
    self.difference = difference
    self.noise = noise
  }

  /// Inputs [samples, 2], targets [samples, 1].
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try DataError.check("samples", samples, in: 1...PlaneData.sampleLimit)
    try DataError.check("difference", difference, in: 0...10)
    try DataError.check("noise", noise, in: 0...1_000)
    var generator = Generator(seed: seed, stream: stream)
    var inputs: [Float] = []
    var targets: [Float] = []
    for _ in 0..<samples {
      let hidden = generator.normal()
      inputs.append(Float(hidden + difference * generator.normal()))
      inputs.append(Float(hidden + difference * generator.normal()))
      inputs.append(Float(generator.normal()))
      targets.append(Float(2 * hidden + noise * generator.normal()))
    }
    return Dataset(
      inputs: inputs, features: 3, targets: .values(targets, width: 1), featureNames: ["twin 1", "twin 2", "junk"])
  }
}
