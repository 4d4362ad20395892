// Elementary functions as straight lines of arithmetic, so that a loop over them vectorizes.

/// e^x for x up to 88; below -87.3 it stays at the smallest normal number. Relative error 1e-7, and exactly 1 at 0.
///
/// x = n ln 2 + r, e^x = 2^n e^r, with the polynomial of Cephes (Moshier 1989) for e^r. Adding 1.5 * 2^23 rounds n into
/// the low bits, from where it is added to the exponent.
@inline(__always)
func exponential(_ x: Float) -> Float {
  let low: Float = -87.3
  let x = x < low ? low : x
  let magic: Float = 12_582_912
  let shifted = multiplyAdd(x, 1.442_695_04, magic)
  let n = shifted - magic
  let r = multiplyAdd(n, 2.121_944_40e-4, multiplyAdd(n, -0.693_359_375, x))
  var p: Float = 1.987_569_150_0e-4
  p = multiplyAdd(p, r, 1.398_199_950_7e-3)
  p = multiplyAdd(p, r, 8.333_451_907_3e-3)
  p = multiplyAdd(p, r, 4.166_579_589_4e-2)
  p = multiplyAdd(p, r, 1.666_666_545_9e-1)
  p = multiplyAdd(p, r, 5.000_000_120_1e-1)
  let y = multiplyAdd(p, r * r, r) + 1
  return Float(bitPattern: y.bitPattern &+ (shifted.bitPattern &<< 23))
}

/// ln x for normal x > 0. Relative error 1e-7 (Cephes, Moshier 1989), with x = 2^e m and m in [sqrt 1/2, sqrt 2).
/// Not a number, and infinity, give not a number: the zero x - x sees to it.
@inline(__always)
func logarithm(_ x: Float) -> Float {
  let bits = Int32(bitPattern: x.bitPattern)
  let exponent = (bits &- 0x3f35_04f3) &>> 23
  let m = Float(bitPattern: UInt32(bitPattern: bits &- (exponent &<< 23)))
  let f = m - 1
  let e = Float(exponent)
  var p: Float = 7.037_683_629_2e-2
  p = multiplyAdd(p, f, -1.151_461_031_0e-1)
  p = multiplyAdd(p, f, 1.167_699_874_0e-1)
  p = multiplyAdd(p, f, -1.242_014_084_6e-1)
  p = multiplyAdd(p, f, 1.424_932_278_7e-1)
  p = multiplyAdd(p, f, -1.666_805_766_5e-1)
  p = multiplyAdd(p, f, 2.000_071_476_5e-1)
  p = multiplyAdd(p, f, -2.499_999_399_3e-1)
  p = multiplyAdd(p, f, 3.333_333_117_4e-1)
  let square = f * f
  var y = p * f * square
  y = multiplyAdd(e, -2.121_944_40e-4, y)
  y = multiplyAdd(-0.5, square, y)
  return multiplyAdd(e, 0.693_359_375, f + y) + (x - x)
}

/// ln(1 + x) for 0 <= x <= 1, relatively exact for the smallest x too (Kahan): what 1 + x rounds away is put back as a factor.
@inline(__always)
func logarithmOfOnePlus(_ x: Float) -> Float {
  let u = 1 + x
  let d = u - 1
  return d == 0 ? x : logarithm(u) * (x / d)
}

/// tanh x as a quotient of two polynomials (Eigen's, degrees 13 and 6). Relative error 3e-7; odd, and 0 at 0.
/// Not a number stays so.
@inline(__always)
func hyperbolicTangent(_ x: Float) -> Float {
  let x = withinTangent(x)
  return tangentDividend(x) / tangentDivisor(x)
}

/// Beyond this size tanh x is 1 in 32 bits.
@inline(__always)
func withinTangent(_ x: Float) -> Float {
  let limit: Float = 7.905_311_107_635_498
  let below = x < -limit ? -limit : x
  return below > limit ? limit : below
}

/// The dividend of tanh x, for x within the limit.
@inline(__always)
func tangentDividend(_ x: Float) -> Float {
  let s = x * x
  var p: Float = -2.760_768_477_423_55e-16
  p = multiplyAdd(p, s, 2.000_187_904_824_77e-13)
  p = multiplyAdd(p, s, -8.604_671_522_137_35e-11)
  p = multiplyAdd(p, s, 5.122_297_090_371_14e-08)
  p = multiplyAdd(p, s, 1.485_722_357_179_79e-05)
  p = multiplyAdd(p, s, 6.372_619_288_754_36e-04)
  p = multiplyAdd(p, s, 4.893_524_558_917_86e-03)
  return x * p
}

/// The divisor of tanh x, for x within the limit: between 0.0048 and 1, so that products of some are safe.
@inline(__always)
func tangentDivisor(_ x: Float) -> Float {
  let s = x * x
  var q: Float = 1.198_258_394_667_02e-06
  q = multiplyAdd(q, s, 1.185_347_056_866_54e-04)
  q = multiplyAdd(q, s, 2.268_434_632_439_00e-03)
  return multiplyAdd(q, s, 4.893_525_185_543_85e-03)
}
