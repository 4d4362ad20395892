import Mathematics

/// Two-dimensional data made on the spot. Circle, xor, gauss and spiral follow TensorFlow Playground's definitions
/// (`src/dataset.ts`, 2016), moons and blobs the common ones.
public struct PlaneData: Equatable, Sendable {
  public enum Shape: String, CaseIterable, Sendable {
    case circle, xor, gauss, spiral, moons, blobs
  }

  public var shape: Shape
  public var samples: Int
  /// Playground's scale, 0...0.5; for moons and blobs the standard deviation.
  public var noise: Double
  /// Multiplies every coordinate.
  public var scale: Double
  /// Share of class 1: Playground's "+", which is the disc of `circle`. Counts are exact, before noise moves labels
  /// of `circle` and `xor`. The classes of `blobs` are always of equal size.
  public var balance: Double
  /// How many classes `blobs` has.
  public var centers: Int

  public static let sampleLimit = 100_000
  public static let centerLimit = 16

  public init(
    shape: Shape, samples: Int = 500, noise: Double = 0, scale: Double = 1, balance: Double = 0.5, centers: Int = 3
  ) {
    self.shape = shape
    self.samples = samples
    self.noise = noise
    self.scale = scale
    self.balance = balance
    self.centers = centers
  }

  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try check()
    var generator = Generator(seed: seed, stream: stream)
    let made = shape == .blobs ? blobs(&generator) : twoClasses(&generator)
    // In random order, so that the first samples are as good as any others.
    var order = made.indices.map { Int32($0) }
    generator.shuffle(&order)
    let points = order.map { made[Int($0)] }
    let names = shape == .blobs ? (0..<centers).map { "blob \($0 + 1)" } : ["negative", "positive"]
    return Dataset(
      inputs: points.flatMap { [Float($0.x * scale), Float($0.y * scale)] }, features: 2,
      targets: .classes(points.map(\.label), names: names), featureNames: ["x", "y"])
  }

  struct Point {
    var x: Double
    var y: Double
    var label: Int32
  }

  private func check() throws(DataError) {
    let least = shape == .blobs ? centers : 2
    guard (least...PlaneData.sampleLimit).contains(samples) else {
      throw .badSetting("samples", value: Double(samples), expected: "\(least) to \(PlaneData.sampleLimit)")
    }
    guard noise.isFinite, noise >= 0 else { throw .badSetting("noise", value: noise, expected: "0 or more") }
    guard scale.isFinite, scale > 0 else { throw .badSetting("scale", value: scale, expected: "a positive number") }
    guard balance > 0, balance < 1 else { throw .badSetting("balance", value: balance, expected: "between 0 and 1") }
    guard (2...PlaneData.centerLimit).contains(centers) else {
      throw .badSetting("centers", value: Double(centers), expected: "2 to \(PlaneData.centerLimit)")
    }
  }

  /// How many samples belong to class 1, at least one of each class.
  var positives: Int { min(max(Int((Double(samples) * balance).rounded()), 1), samples - 1) }

  private func twoClasses(_ generator: inout Generator) -> [Point] {
    (0..<samples).map { index in
      let isPositive = index < positives
      return switch shape {
      case .circle: circlePoint(isPositive, &generator)
      case .xor: xorPoint(isPositive, &generator)
      case .gauss: gaussPoint(isPositive, &generator)
      case .spiral: spiralPoint(isPositive, index, &generator)
      case .moons, .blobs: moonPoint(isPositive, index, &generator)
      }
    }
  }

  /// A disc of radius 2.5 inside a ring from 3.5 to 5. Noise moves the place that decides the label, not the point.
  private func circlePoint(_ isPositive: Bool, _ generator: inout Generator) -> Point {
    let radius = isPositive ? generator.uniform(0, 2.5) : generator.uniform(3.5, 5)
    let angle = generator.uniform(0, 2 * Double.pi)
    let (x, y) = (radius * sin(angle), radius * cos(angle))
    let (shiftX, shiftY) = labelJitter(&generator)
    let (labelX, labelY) = (x + shiftX, y + shiftY)
    let isInside = noise == 0 ? isPositive : labelX * labelX + labelY * labelY < 2.5 * 2.5
    return Point(x: x, y: y, label: isInside ? 1 : 0)
  }

  /// Class 1 where the coordinates agree in sign; the axes themselves stay empty.
  private func xorPoint(_ isPositive: Bool, _ generator: inout Generator) -> Point {
    var x = generator.uniform(0, 5)
    var y = generator.uniform(0, 5)
    let isLeft = generator.uniform() < 0.5
    x = (x + 0.3) * (isLeft ? -1 : 1)
    y = (y + 0.3) * (isLeft == isPositive ? -1 : 1)
    let (shiftX, shiftY) = labelJitter(&generator)
    let agrees = noise == 0 ? isPositive : (x + shiftX) * (y + shiftY) >= 0
    return Point(x: x, y: y, label: agrees ? 1 : 0)
  }

  /// Two Gaussian clouds around (2, 2) and (-2, -2), variance 0.5 without noise to 4 at noise 0.5.
  private func gaussPoint(_ isPositive: Bool, _ generator: inout Generator) -> Point {
    let deviation = (0.5 + 7 * noise).squareRoot()
    let center: Double = isPositive ? 2 : -2
    return Point(
      x: center + deviation * generator.normal(), y: center + deviation * generator.normal(),
      label: isPositive ? 1 : 0)
  }

  /// Two arms that turn 1.75 times around the origin; noise shifts each coordinate by up to itself.
  private func spiralPoint(_ isPositive: Bool, _ index: Int, _ generator: inout Generator) -> Point {
    let (place, count) = isPositive ? (index, positives) : (index - positives, samples - positives)
    let share = Double(place) / Double(count)
    let angle = 1.75 * share * 2 * Double.pi + (isPositive ? 0 : Double.pi)
    let radius = 5 * share
    return Point(
      x: radius * sin(angle) + generator.uniform(-1, 1) * noise,
      y: radius * cos(angle) + generator.uniform(-1, 1) * noise, label: isPositive ? 1 : 0)
  }

  /// Two half circles of radius 1, the second flipped and shifted by (1, 0.5), with Gaussian noise.
  private func moonPoint(_ isPositive: Bool, _ index: Int, _ generator: inout Generator) -> Point {
    let (place, count) = isPositive ? (index, positives) : (index - positives, samples - positives)
    let angle = Double.pi * Double(place) / Double(max(count - 1, 1))
    let x = isPositive ? 1 - cos(angle) : cos(angle)
    let y = isPositive ? 0.5 - sin(angle) : sin(angle)
    return Point(
      x: x + noise * generator.normal(), y: y + noise * generator.normal(), label: isPositive ? 1 : 0)
  }

  /// Clouds of standard deviation `noise` around equally spaced places on a circle of radius 3.
  private func blobs(_ generator: inout Generator) -> [Point] {
    (0..<samples).map { index in
      let label = index % centers
      let angle = 2 * Double.pi * Double(label) / Double(centers)
      return Point(
        x: 3 * sin(angle) + noise * generator.normal(), y: 3 * cos(angle) + noise * generator.normal(),
        label: Int32(label))
    }
  }

  /// The shift of the place that decides a label: up to five times the noise each way.
  private func labelJitter(_ generator: inout Generator) -> (x: Double, y: Double) {
    (generator.uniform(-5, 5) * noise, generator.uniform(-5, 5) * noise)
  }
}
