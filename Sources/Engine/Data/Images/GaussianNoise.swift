/// Gaussian numbers by their place: number i of a key is a function of key and i alone. The bits are SplitMix64's,
/// used as a counter (Steele, Lea and Flood 2014); each 64 of them make two numbers by Box and Muller's method
/// (1958), in polynomials of 32 bits that are the same on every machine.
struct GaussianNoise {
  let key: UInt64

  /// Adds noise of mean 0 to the numbers, [count].
  func add(to numbers: UnsafeMutablePointer<Float>, count: Int, deviation: Float) {
    var i = 0
    while i &+ 1 < count {
      let (a, b) = pair(i &>> 1)
      numbers[i] += deviation * a
      numbers[i &+ 1] += deviation * b
      i &+= 2
    }
    if i < count { numbers[i] += deviation * pair(i &>> 1).0 }
  }

  /// Numbers 2 * index and 2 * index + 1: r cos(t) and r sin(t) with r = sqrt(-2 ln u), t uniform on the circle.
  @inline(__always)
  func pair(_ index: Int) -> (Float, Float) {
    let bits = SplitMix64.mixed(key &+ (UInt64(truncatingIfNeeded: index) &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    // In (0, 1]: half a step away from 0, so that the logarithm is finite; the farthest number is 6.8.
    let u = (Float(UInt32(truncatingIfNeeded: bits)) + 0.5) * 0x1p-32
    let radius = (-2 * GaussianNoise.log(u)).squareRoot()
    let (cosine, sine) = GaussianNoise.circle(UInt32(truncatingIfNeeded: bits &>> 32))
    return (radius * cosine, radius * sine)
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

  /// A point on the unit circle for each of the 2^32 values of `turn`, equally spaced: the upper two bits choose the
  /// quarter, and within it Taylor's series give an angle of -pi/4 ..< pi/4. Both errors are below 1e-7.
  @inline(__always)
  static func circle(_ turn: UInt32) -> (cosine: Float, sine: Float) {
    let angle = Float(Int32(bitPattern: (turn &<< 2) ^ 0x8000_0000)) * (0x1p-34 * 2 * Float.pi)
    let q = angle * angle
    let sine = angle * (1 + q * (-1 / 6 + q * (1 / 120 + q * (-1 / 5_040 + q * (1 / 362_880)))))
    let cosine = 1 + q * (-1 / 2 + q * (1 / 24 + q * (-1 / 720 + q * (1 / 40_320))))
    let isSwapped = turn & 0x4000_0000 != 0
    let x = isSwapped ? -sine : cosine
    let y = isSwapped ? cosine : sine
    return turn & 0x8000_0000 != 0 ? (-x, -y) : (x, y)
  }
}
