// Smooth relatives of the rectifier. Shapes: everything [count]. Not a number stays so.

/// z <- ln(1 + e^z), as max(z, 0) + ln(1 + e^-|z|) (Dugas 2001)
@inline(never)
public func softplusForward(_ z: Target, _ count: Int) {
  for i in 0..<count {
    let x = z[i]
    let size = x < 0 ? -x : x
    let positive = x < 0 ? 0 : x
    z[i] = positive + logarithmOfOnePlus(exponential(-size))
  }
}

/// d <- d (1 - e^-h), which is sigmoid z
@inline(never)
public func softplusBackward(_ h: Source, _ d: Target, _ count: Int) {
  for i in 0..<count { d[i] = d[i] * -exponentialMinusOne(-h[i]) }
}

/// z <- z where z > 0, else alpha (e^z - 1) (Clevert 2016)
@inline(never)
public func eluForward(_ z: Target, _ count: Int, _ alpha: Float) {
  for i in 0..<count {
    let x = z[i]
    let below = alpha * exponentialMinusOne(x > 0 ? 0 : x)
    z[i] = x > 0 ? x : below
  }
}

/// d <- d where h > 0, else d (h + alpha)
@inline(never)
public func eluBackward(_ h: Source, _ d: Target, _ count: Int, _ alpha: Float) {
  for i in 0..<count {
    let value = h[i]
    d[i] = value > 0 ? d[i] : d[i] * (value + alpha)
  }
}

/// h <- z P(z), with P(z) = (1 + erf(z / sqrt 2)) / 2, the share of the normal distribution below z (Hendrycks 2016).
@inline(never)
public func geluForward(_ z: Source, _ h: Target, _ count: Int) {
  for i in 0..<count {
    let x = z[i]
    h[i] = x * multiplyAdd(0.5, errorFunction(x * 0.707_106_781), 0.5)
  }
}

/// d <- d (P(z) + z p(z)), with p(z) = e^(-z^2 / 2) / sqrt(2 pi)
@inline(never)
public func geluBackward(_ z: Source, _ d: Target, _ count: Int) {
  for i in 0..<count {
    let x = z[i]
    let share = multiplyAdd(0.5, errorFunction(x * 0.707_106_781), 0.5)
    let density = exponential(-0.5 * x * x) * 0.398_942_280
    d[i] = d[i] * multiplyAdd(x, density, share)
  }
}

/// e^x - 1 for x <= 0, relatively exact near 0 too. With x = n ln 2 + r as in `exponential`, it is
/// 2^n (e^r - 1) + (2^n - 1), and e^r - 1 is a polynomial without its constant.
@inline(__always)
func exponentialMinusOne(_ x: Float) -> Float {
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
  let power = Float(bitPattern: (shifted.bitPattern &<< 23) &+ 0x3f80_0000)
  return multiplyAdd(power, multiplyAdd(p, r * r, r), power - 1)
}

/// erf x as a quotient of two polynomials (Eigen's, degrees 13 and 8), exactly 1 in size beyond 4. Error 4e-7; odd.
@inline(__always)
func errorFunction(_ x: Float) -> Float {
  let s = x * x
  var p: Float = -2.726_142_258_013_06e-10
  p = multiplyAdd(p, s, 2.770_681_424_959_02e-08)
  p = multiplyAdd(p, s, -2.101_024_020_825_08e-06)
  p = multiplyAdd(p, s, -5.692_506_394_623_46e-05)
  p = multiplyAdd(p, s, -7.349_906_303_268_55e-04)
  p = multiplyAdd(p, s, -2.954_599_808_540_25e-03)
  p = multiplyAdd(p, s, -1.609_603_332_624_15e-02)
  var q: Float = -1.456_607_184_649_96e-05
  q = multiplyAdd(q, s, -2.133_740_552_789_05e-04)
  q = multiplyAdd(q, s, -1.682_826_974_382_03e-03)
  q = multiplyAdd(q, s, -7.373_329_167_204_68e-03)
  q = multiplyAdd(q, s, -1.426_473_905_141_89e-02)
  let below: Float = x < -4 ? -1 : x * p / q
  return x > 4 ? 1 : below
}
