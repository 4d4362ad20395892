/// Gaussian numbers by their place: what a key gives to a row of so many numbers is always the same. The bits are
/// SplitMix64's, used as a counter (Steele, Lea and Flood 2014); each 64 of them make two numbers by Box and Muller's
/// method (1958), in arithmetic of 32 bits that is the same on every machine.
struct GaussianNoise {
  let key: UInt64

  /// Pairs made at once: their bits are the 1,024 bytes that Swift always finds room for on the stack.
  private static let block = 128
  private static let stride: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Adds noise of mean 0 to the numbers, [count]. Takes no memory but on the stack.
  func add(to numbers: UnsafeMutablePointer<Float>, count: Int, deviation: Float) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * GaussianNoise.block) { space in
      guard let levels = space.baseAddress else { return }
      let turns = levels + GaussianNoise.block
      var counter = key
      var place = 0
      while place < count {
        let rest = min(count &- place, 2 &* GaussianNoise.block)
        let pairs = (rest &+ 1) / 2
        for i in 0..<pairs {
          counter &+= GaussianNoise.stride
          let bits = SplitMix64.mixed(counter)
          levels[i] = UInt32(truncatingIfNeeded: bits)
          turns[i] = UInt32(truncatingIfNeeded: bits &>> 32)
        }
        GaussianNoise.add(levels, turns, pairs: pairs, to: numbers + place, count: rest, deviation)
        place &+= rest
      }
    }
  }

  /// Pair i is r cos(t) and r sin(t) with r = sqrt(-2 ln u), u from its level and t from its turn; they go to numbers
  /// i and pairs + i, so that the processor can make several at once. Of an odd count the last sine is left out.
  private static func add(
    _ levels: UnsafePointer<UInt32>, _ turns: UnsafePointer<UInt32>, pairs: Int,
    to numbers: UnsafeMutablePointer<Float>, count: Int, _ deviation: Float
  ) {
    let second = numbers + pairs
    let whole = count &- pairs
    for i in 0..<whole {
      let distance = deviation * radius(levels[i])
      let (cosine, sine) = circle(turns[i])
      numbers[i] += distance * cosine
      second[i] += distance * sine
    }
    if whole < pairs { numbers[whole] += deviation * radius(levels[whole]) * circle(turns[whole]).cosine }
  }

  /// sqrt(-2 ln u) for u = (level / 2 + 1/2) / 2^31, which lies in (0, 1]: at most 6.7.
  @inline(__always)
  private static func radius(_ level: UInt32) -> Float {
    squareRoot(-2 * log(Float(Int32(bitPattern: level &>> 1)) * 0x1p-31 + 0x1p-32))
  }

  /// ln(x) for x in (0, 1]: the exponent times ln 2, and for m in [sqrt(1/2), sqrt(2)) the series of ln m = 2
  /// artanh(s), s = (m - 1) / (m + 1), |s| < 0.172, up to s^9. The error is below 3e-7 of the result or of 1.
  @inline(__always)
  static func log(_ x: Float) -> Float {
    // Taking sqrt(1/2) from the bits moves the exponent up where the mantissa is at least sqrt(2).
    let shifted = x.bitPattern &- 0x3F35_04F3
    let exponent = Float(Int32(bitPattern: shifted) &>> 23)
    let mantissa = Float(bitPattern: (shifted & 0x007F_FFFF) &+ 0x3F35_04F3)
    let s = (mantissa - 1) / (mantissa + 1)
    let q = s * s
    let series = 2 + q * (2 / 3 + q * (2 / 5 + q * (2 / 7 + q * (2 / 9))))
    return exponent * 0.693_147_18 + s * series
  }

  /// The root of x >= 0 as x / sqrt(x), by three of Newton's steps from a first guess that halves the exponent.
  /// Unlike the library's function it does not keep a loop from being vectorized. The error is below 3e-7 of the
  /// result.
  @inline(__always)
  static func squareRoot(_ x: Float) -> Float {
    var y = Float(bitPattern: 0x5F37_59DF &- (x.bitPattern &>> 1))
    let half = 0.5 * x
    y *= 1.5 - half * y * y
    y *= 1.5 - half * y * y
    y *= 1.5 - half * y * y
    return x * y
  }

  /// A point on the unit circle for each of the 2^32 values of `turn`, equally spaced: the upper two bits choose the
  /// quarter, and within it Taylor's series give an angle of -pi/4 ..< pi/4. Both errors are below 3e-7.
  @inline(__always)
  static func circle(_ turn: UInt32) -> (cosine: Float, sine: Float) {
    let angle = Float(Int32(bitPattern: (turn &<< 2) ^ 0x8000_0000)) * (0x1p-34 * 2 * Float.pi)
    let q = angle * angle
    let sine = angle * (1 + q * (-1 / 6 + q * (1 / 120 + q * (-1 / 5_040 + q * (1 / 362_880)))))
    let cosine = 1 + q * (-1 / 2 + q * (1 / 24 + q * (-1 / 720 + q * (1 / 40_320))))
    // A quarter turn takes (x, y) to (-y, x), a half turn to (-x, -y): in bits, without a branch.
    let quarter = 0 &- ((turn &>> 30) & 1)
    let half = turn & 0x8000_0000
    let exchange = (cosine.bitPattern ^ sine.bitPattern) & quarter
    return (
      Float(bitPattern: cosine.bitPattern ^ exchange ^ half ^ (quarter & 0x8000_0000)),
      Float(bitPattern: sine.bitPattern ^ exchange ^ half)
    )
  }
}
