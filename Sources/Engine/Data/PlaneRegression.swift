import Mathematics

/// Two-dimensional data whose target is a number: TensorFlow Playground's regression problems (`src/dataset.ts`,
/// 2016).
public struct PlaneRegression: Equatable, Sendable {
  /// How the target follows from the place.
  public enum Surface: String, CaseIterable, Sendable {
    /// Playground's "plane": (x + y) / 10.
    case plane = "reg-plane"
    /// Playground's "multi gaussian": six cones of height 1 and radius 2, by turns up and down.
    case hills = "reg-gauss"
  }

  public var surface: Surface
  public var samples: Int
  /// Playground's scale, 0...0.5: moves the place whose target is taken by up to six times itself, not the point.
  public var noise: Double
  /// Multiplies every coordinate; the targets stay.
  public var scale: Double

  public init(surface: Surface, samples: Int = 1_200, noise: Double = 0, scale: Double = 1) {
    self.surface = surface
    self.samples = samples
    self.noise = noise
    self.scale = scale
  }

  /// Points uniform on the square from -6 to 6, and a target each.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try DataError.check("samples", samples, in: 1...PlaneData.sampleLimit)
    try DataError.check("noise", noise, in: 0...10)
    try DataError.check("scale", scale, in: 1e-6...1e6)
    var generator = Generator(seed: seed, stream: stream)
    var inputs: [Float] = []
    var targets: [Float] = []
    inputs.reserveCapacity(2 * samples)
    targets.reserveCapacity(samples)
    for _ in 0..<samples {
      let x = generator.uniform(-6, 6)
      let y = generator.uniform(-6, 6)
      let shiftX = generator.uniform(-6, 6) * noise
      let shiftY = generator.uniform(-6, 6) * noise
      inputs.append(Float(x * scale))
      inputs.append(Float(y * scale))
      targets.append(Float(surface.height(x: x + shiftX, y: y + shiftY)))
    }
    return Dataset(inputs: inputs, features: 2, targets: .values(targets, width: 1), featureNames: ["x", "y"])
  }
}

extension PlaneRegression.Surface {
  private static let cones: [(x: Double, y: Double, sign: Double)] = [
    (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1),
  ]

  /// The target at a place, in coordinates before scaling.
  public func height(x: Double, y: Double) -> Double {
    switch self {
    case .plane: return (x + y) / 10
    case .hills:
      var tallest = 0.0
      for hill in Self.cones {
        let distance = ((x - hill.x) * (x - hill.x) + (y - hill.y) * (y - hill.y)).squareRoot()
        let height = max(0, 1 - distance / 2)
        if height > abs(tallest) { tallest = hill.sign * height }
      }
      return tallest
    }
  }
}
