import Mathematics

/// Few noisy points of one sine wave, for a polynomial that a linear layer fits: y = sin(pi x) + noise, x uniform in
/// -1...1. The features are the terms of the polynomial; the constant term is the layer's bias.
public struct PolynomialData: Equatable, Sendable {
  /// What the terms of the polynomial are. Both span the same curves; they differ in what descent can reach.
  public enum Basis: String, CaseIterable, Sendable {
    /// x, x^2, x^3 ...: nearly the same columns. On 15 points and at degree 12 the largest curvature of the squared
    /// error is about 4e11 times the smallest, so that descent never finds the wiggles and 32 bits cannot hold them.
    case powers
    /// Legendre's polynomials times sqrt(2k + 1), which are independent and of mean square 1 on -1...1. There the
    /// same ratio is about 7e5, and 4e2 at degree 9: the wiggles come within thousands of steps.
    case legendre
  }

  public var samples: Int
  /// Of the polynomial: as many features.
  public var degree: Int
  /// Standard deviation of what is added to the target.
  public var noise: Double
  public var basis: Basis

  public static let degreeLimit = 30

  public init(samples: Int = 15, degree: Int = 12, noise: Double = 0.2, basis: Basis = .legendre) {
    self.samples = samples
    self.degree = degree
    self.noise = noise
    self.basis = basis
  }

  /// The curve behind the points.
  public static func truth(_ x: Double) -> Double { sin(Double.pi * x) }

  /// The points are the same for any degree and basis.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try check()
    var generator = Generator(seed: seed, stream: stream)
    var inputs: [Float] = []
    var targets: [Float] = []
    inputs.reserveCapacity(samples * degree)
    for _ in 0..<samples {
      let x = generator.uniform(-1, 1)
      inputs += features(at: x)
      targets.append(Float(PolynomialData.truth(x) + noise * generator.normal()))
    }
    return dataset(inputs, targets)
  }

  /// The curve itself at `count` places from -1 to 1, both included: what a fit is to be held against.
  public func curve(count: Int) throws(DataError) -> Dataset {
    try check()
    try DataError.check("count", count, in: 2...PlaneData.sampleLimit)
    try DataError.checkSize(samples: count, features: degree)
    let places = (0..<count).map { -1 + 2 * Double($0) / Double(count - 1) }
    return dataset(places.flatMap { features(at: $0) }, places.map { Float(PolynomialData.truth($0)) })
  }

  /// The terms at a place, [degree]. The first is x, times sqrt(3) in Legendre's basis.
  public func features(at x: Double) -> [Float] {
    var (before, term) = (1.0, x)
    return (1..<max(degree, 1) + 1).map { k in
      defer {
        switch basis {
        case .powers: term *= x
        case .legendre:
          // Bonnet: (k + 1) P(k+1) = (2k + 1) x P(k) - k P(k-1).
          (before, term) = (term, (Double(2 * k + 1) * x * term - Double(k) * before) / Double(k + 1))
        }
      }
      return Float(basis == .powers ? term : term * Double(2 * k + 1).squareRoot())
    }
  }

  private func check() throws(DataError) {
    try DataError.check("samples", samples, in: 1...PlaneData.sampleLimit)
    try DataError.check("degree", degree, in: 1...PolynomialData.degreeLimit)
    try DataError.check("noise", noise, in: 0...1_000)
  }

  private func dataset(_ inputs: [Float], _ targets: [Float]) -> Dataset {
    Dataset(
      inputs: inputs, features: degree, targets: .values(targets, width: 1),
      featureNames: (1...degree).map { basis == .powers ? "x^\($0)" : "P\($0)" })
  }
}
