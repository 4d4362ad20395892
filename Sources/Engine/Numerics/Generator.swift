import Mathematics

/// Seeded chance: xoshiro256** (Blackman and Vigna, *Scrambled linear pseudorandom number generators*, 2018), its
/// state filled by SplitMix64 (Steele, Lea and Flood 2014). The same seed and stream give the same bits everywhere.
public struct Generator: Equatable, Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Streams of one seed are independent: drawing more from one never shifts another.
  public init(seed: UInt64, stream: UInt64 = 0) {
    // A stream is a jump of SplitMix64's own scrambled counter, so that neighbouring seeds and streams do not meet.
    var source = SplitMix64(state: seed)
    if stream != 0 { source = SplitMix64(state: source.next() ^ SplitMix64.mixed(stream)) }
    (s0, s1, s2, s3) = (source.next(), source.next(), source.next(), source.next())
  }

  init(state: (UInt64, UInt64, UInt64, UInt64)) { (s0, s1, s2, s3) = state }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    let result = Generator.rotated(s1 &* 5, by: 7) &* 9
    let shifted = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = Generator.rotated(s3, by: 45)
    return result
  }

  /// Uniform in [0, 1), a multiple of 2^-53.
  public mutating func uniform() -> Double { Double(next() &>> 11) * 0x1p-53 }

  /// Uniform in low ..< high.
  public mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// Normal with mean 0 and standard deviation 1 (Box and Muller 1958). Each call draws two uniform numbers, so the
  /// place in the stream depends on nothing but the number of calls.
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * Double.pi * uniform())
  }

  /// Uniform in 0..<n without bias (Lemire 2019). `n` must be at least 1.
  public mutating func below(_ n: Int) -> Int {
    precondition(n > 0, "below(\(n)) needs at least one number to choose from")
    let range = UInt64(n)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Fisher and Yates 1938, in Durstenfeld's form.
  public mutating func shuffle(_ indices: inout [Int32]) {
    var last = indices.count - 1
    while last > 0 {
      indices.swapAt(last, below(last + 1))
      last -= 1
    }
  }

  private static func rotated(_ x: UInt64, by bits: UInt64) -> UInt64 { (x &<< bits) | (x &>> (64 &- bits)) }
}

/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mixed(state)
  }

  static func mixed(_ x: UInt64) -> UInt64 {
    var z = x
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }
}

/// The independent streams of one seed.
public enum Stream {
  /// Samples to train on.
  public static let data: UInt64 = 1
  /// Samples held out.
  public static let testData: UInt64 = 2
  /// Weights at the start.
  public static let initialization: UInt64 = 3
  /// The order of the batches.
  public static let shuffling: UInt64 = 4
  /// Which rows of a table are held out.
  public static let split: UInt64 = 5
  /// Numbers that measure a network without training it.
  public static let probe: UInt64 = 6
  /// The order in which things are shown.
  public static let presentation: UInt64 = 7
  /// The one order of the pixels of scrambled pictures.
  public static let scramble: UInt64 = 21
  /// Changes of samples.
  public static let augmentation: UInt64 = 22
  /// The time that each batch takes to load.
  public static let loader: UInt64 = 23
  /// The days between reviews, and a learner who is simulated.
  public static let review: UInt64 = 31
  /// The first tree of a forest; the others follow.
  public static let trees: UInt64 = 1 << 32
}
