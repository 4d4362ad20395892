import Mathematics

/// Two-dimensional data of classes, made on the spot. Circle, xor, gauss and spiral follow TensorFlow Playground's
/// definitions (`src/dataset.ts`, 2016), moons and blobs the common ones. Playground's two targets that are numbers
/// are `PlaneRegression`.
public struct PlaneData: Equatable, Sendable {
  /// Where the points of each class lie.
  public enum Shape: String, CaseIterable, Sendable {
    case circle, xor, gauss, spiral, moons, blobs
    /// Four equal clouds at (1, 1), (-1, -1) and (1, -1), (-1, 1): the symmetric XOR.
    case corners
    /// A square cut in two by the line x + y = 0.
    case diagonal
  }

  public var shape: Shape
  /// Of all classes together, at most `sampleLimit`.
  public var samples: Int
  /// Playground's scale, 0...0.5; for moons, blobs and corners the standard deviation.
  public var noise: Double
  /// Multiplies every coordinate.
  public var scale: Double
  /// Share of class 1: Playground's "+", which is the disc of `circle`. Counts are exact, before noise moves labels
  /// of `circle`, `xor` and `diagonal`. The classes of `blobs` are always of equal size.
  public var balance: Double
  /// How many classes `blobs` has.
  public var centers: Int
  /// Share of the samples whose label is replaced by another, 0...0.5, chosen at random after everything else: the
  /// points and their order are the same at any share, and a smaller share flips some of those a larger one flips.
  /// Data held out to measure the truth is made without it.
  public var flipped: Double

  public static let sampleLimit = 100_000
  public static let centerLimit = 16

  public init(
    shape: Shape, samples: Int = 500, noise: Double = 0, scale: Double = 1, balance: Double = 0.5, centers: Int = 3,
    flipped: Double = 0
  ) {
    self.shape = shape
    self.samples = samples
    self.noise = noise
    self.scale = scale
    self.balance = balance
    self.centers = centers
    self.flipped = flipped
  }

  /// Points [samples, 2] in random order. Held-out data take the stream `Stream.testData`.
  /// - Throws: a setting out of range.
  public func make(seed: UInt64, stream: UInt64 = Stream.data) throws(DataError) -> Dataset {
    try check()
    var generator = Generator(seed: seed, stream: stream)
    let made = shape == .blobs ? blobs(&generator) : twoClasses(&generator)
    // In random order, so that the first samples are as good as any others.
    var order = made.indices.map { Int32($0) }
    generator.shuffle(&order)
    var points = order.map { made[Int($0)] }
    if flipped > 0 { flipLabels(of: &points, &generator) }
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
    try DataError.check("flipped", flipped, in: 0...0.5)
  }

  /// How many samples belong to class 1, at least one of each class.
  var positives: Int { min(max(Int((Double(samples) * balance).rounded()), 1), samples - 1) }

  private func flipLabels(of points: inout [Point], _ generator: inout Generator) {
    var order = points.indices.map { Int32($0) }
    generator.shuffle(&order)
    let classes = shape == .blobs ? centers : 2
    for row in order.prefix(Int((Double(points.count) * flipped).rounded())) {
      let other = Int(points[Int(row)].label) + 1 + generator.below(classes - 1)
      points[Int(row)].label = Int32(other % classes)
    }
  }
}
