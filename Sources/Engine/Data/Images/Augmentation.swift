import Mathematics

/// Small changes to samples that leave their labels right, drawn anew for each sample and epoch: images are mirrored,
/// then moved, then numbers of any kind are disturbed.
///
/// What happens to a sample depends on the key and the sample's number alone. So a run replays bit for bit, however
/// its samples are spread over batches or threads, and no generator has to be saved.
public struct Augmentation: Equatable, Sendable {
  /// Standard deviation of the Gaussian noise that each number gets.
  public var jitter: Float
  /// Images move by up to so many whole pixels each way, on both axes; what comes in is zero.
  public var shift: Int
  /// Probability that an image is mirrored, left for right.
  public var flip: Double

  /// The largest jitter.
  public static let jitterLimit = 100.0

  public init(jitter: Float = 0, shift: Int = 0, flip: Double = 0) {
    self.jitter = jitter
    self.shift = shift
    self.flip = flip
  }

  /// Leaves samples as they are.
  public static let none = Augmentation()

  /// Whether samples stay as they are.
  public var isNone: Bool { jitter == 0 && shift == 0 && flip == 0 }

  /// Refuses settings out of range, and those that mean nothing for samples of this shape.
  public func check(for shape: Shape) throws(DataError) {
    try DataError.check("jitter", Double(jitter), in: 0...Augmentation.jitterLimit)
    try DataError.check("flip", flip, in: 0...1)
    if case .image(_, let height, let width) = shape {
      // An image moved by its whole size is gone.
      try DataError.check("shift", shift, in: 0...max(min(height, width) - 1, 0))
    } else {
      try DataError.check("shift", shift, in: 0...Int(Int32.max))
      if shift > 0 { throw .needsImages("shift") }
      if flip > 0 { throw .needsImages("flip") }
    }
    if case .tokens = shape, jitter > 0 { throw .needsNumbers("jitter") }
  }

  /// The key of an epoch of a run, or of a step: whatever is to have changes of its own.
  public static func key(seed: UInt64, epoch: Int) -> UInt64 {
    let scrambled = SplitMix64.mixed(seed ^ SplitMix64.mixed(Stream.augmentation))
    return SplitMix64.mixed(scrambled &+ SplitMix64.mixed(UInt64(truncatingIfNeeded: epoch)))
  }

  /// Changes a batch in place, [count, shape.count] row by row. Takes no memory.
  ///
  /// `samples` is the number of each row's sample in its dataset, [count]; nil numbers the rows from `first` on.
  /// - Precondition: `check(for: shape)` throws nothing.
  public func apply(
    to rows: UnsafeMutablePointer<Float>, count: Int, shape: Shape, key: UInt64,
    samples: UnsafePointer<Int32>? = nil, first: Int = 0
  ) {
    let features = shape.count
    for row in 0..<count {
      let sample = samples.map { UInt64(truncatingIfNeeded: $0[row]) } ?? UInt64(first + row)
      var source = SplitMix64(state: SplitMix64.mixed(key ^ SplitMix64.mixed(sample)))
      let numbers = rows + row * features
      if case .image(let channels, let height, let width) = shape, shift > 0 || flip > 0 {
        let isMirrored = Augmentation.uniform(source.next()) < flip
        let down = offset(source.next())
        let right = offset(source.next())
        for channel in 0..<channels {
          let plane = ImagePlane(pixels: numbers + channel * height * width, height: height, width: width)
          if isMirrored { plane.mirror() }
          plane.move(down: down, right: right)
        }
      }
      if jitter > 0 { GaussianNoise(key: source.state).add(to: numbers, count: features, deviation: jitter) }
    }
  }

  /// A changed copy of all samples, as an epoch sees them.
  public func applied(to data: Dataset, seed: UInt64, epoch: Int) throws(DataError) -> Dataset {
    try check(for: data.shape)
    var result = data
    let key = Augmentation.key(seed: seed, epoch: epoch)
    result.inputs.withUnsafeMutableBufferPointer { inputs in
      guard let start = inputs.baseAddress else { return }
      apply(to: start, count: data.count, shape: data.shape, key: key)
    }
    return result
  }

  private static func uniform(_ bits: UInt64) -> Double { Double(bits &>> 11) * 0x1p-53 }

  /// Uniform in -shift...shift, to 64 bits.
  private func offset(_ bits: UInt64) -> Int {
    Int(bits.multipliedFullWidth(by: UInt64(2 * shift + 1)).high) - shift
  }
}

/// One channel of one image, [height, width].
private struct ImagePlane {
  let pixels: UnsafeMutablePointer<Float>
  let height: Int
  let width: Int

  func mirror() {
    for y in 0..<height {
      let row = pixels + y * width
      for x in 0..<width / 2 { (row[x], row[width - 1 - x]) = (row[width - 1 - x], row[x]) }
    }
  }

  /// Each distance is less than the image's size.
  func move(down: Int, right: Int) {
    guard down != 0 || right != 0 else { return }
    let kept = width - abs(right)
    for place in 0..<height {
      // From the far end, so that no row is overwritten before it has moved.
      let y = down > 0 ? height - 1 - place : place
      let row = pixels + y * width
      guard (0..<height).contains(y - down) else {
        row.update(repeating: 0, count: width)
        continue
      }
      let source = pixels + (y - down) * width
      (row + max(right, 0)).update(from: source + max(-right, 0), count: kept)
      (right > 0 ? row : row + kept).update(repeating: 0, count: abs(right))
    }
  }
}
