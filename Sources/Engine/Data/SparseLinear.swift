/// A linear target that depends on the first three of many features: y = 3 x1 - 2 x2 + 1.5 x3 + noise, as in
/// Tibshirani, *Regression shrinkage and selection via the lasso*, 1996, with his weights changed.
public struct SparseLinear: Equatable, Sendable {
  public var samples: Int
  public var features: Int
  /// Standard deviation of what is added to the target.
  public var noise: Double

  public static let featureLimit = 1_000

  public init(samples: Int = 40, features: Int = 30, noise: Double = 1) {
    self.samples = samples
    self.features = features
    self.noise = noise
  }

  /// The weights behind the targets.
  public var weights: [Double] { [3, -2, 1.5] + Array(repeating: 0, count: max(features - 3, 0)) }

  /// Features are independent, of mean 0 and standard deviation 1.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try DataError.check("samples", samples, in: 1...PlaneData.sampleLimit)
    try DataError.check("features", features, in: 3...SparseLinear.featureLimit)
    try DataError.check("noise", noise, in: 0...1_000)
    try DataError.checkSize(samples: samples, features: features)
    var generator = Generator(seed: seed, stream: stream)
    var inputs: [Float] = []
    var targets: [Float] = []
    inputs.reserveCapacity(samples * features)
    let weights = weights
    for _ in 0..<samples {
      var target = 0.0
      for weight in weights {
        let value = generator.normal()
        inputs.append(Float(value))
        target += weight * value
      }
      targets.append(Float(target + noise * generator.normal()))
    }
    return Dataset(
      inputs: inputs, features: features, targets: .values(targets, width: 1),
      featureNames: (1...features).map { "x\($0)" })
  }
}
