// The rules of descent over a whole buffer: parameters p, their gradient g, and running means. Shapes: everything
// [count]. Each tells whether all parameters are finite afterwards: x - x has no bits set for a finite x.

/// p <- p - rate g
@inline(never)
public func descend(_ p: Target, _ g: Source, _ count: Int, _ rate: Float) -> Bool {
  var bits: UInt32 = 0
  for i in 0..<count {
    let value = multiplyAdd(-rate, g[i], p[i])
    p[i] = value
    bits |= (value - value).bitPattern
  }
  return bits == 0
}

/// v <- mu v + g; p <- p - rate v
@inline(never)
public func descendWithMomentum(_ p: Target, _ g: Source, _ v: Target, _ count: Int, _ rate: Float, _ mu: Float)
  -> Bool
{
  var bits: UInt32 = 0
  for i in 0..<count {
    let velocity = multiplyAdd(mu, v[i], g[i])
    let value = multiplyAdd(-rate, velocity, p[i])
    p[i] = value
    v[i] = velocity
    bits |= (value - value).bitPattern
  }
  return bits == 0
}

/// v <- mu v + g; p <- p - rate (g + mu v)
@inline(never)
public func descendWithNesterov(_ p: Target, _ g: Source, _ v: Target, _ count: Int, _ rate: Float, _ mu: Float)
  -> Bool
{
  var bits: UInt32 = 0
  for i in 0..<count {
    let slope = g[i]
    let velocity = multiplyAdd(mu, v[i], slope)
    let value = multiplyAdd(-rate, multiplyAdd(mu, velocity, slope), p[i])
    p[i] = value
    v[i] = velocity
    bits |= (value - value).bitPattern
  }
  return bits == 0
}

/// m <- m + (1 - b1)(g - m); v <- b2 v + (1 - b2) g^2; p <- keep p - rate m / (sqrt(v) / root + epsilon)
///
/// - `rate`: the learning rate over 1 - b1^t; `root`: the square root of 1 - b2^t.
/// - `keep`: what decay leaves of a parameter, 1 without decay.
@inline(never)
public func descendWithAdam(
  _ p: Target, _ g: Source, _ m: Target, _ v: Target, _ count: Int, _ rate: Float, _ beta1: Float,
  _ beta2: Float, _ root: Float, _ epsilon: Float, _ keep: Float
) -> Bool {
  var bits: UInt32 = 0
  let fresh1 = 1 - beta1
  let fresh2 = 1 - beta2
  let scale = 1 / root
  for i in 0..<count {
    let slope = g[i]
    let mean = multiplyAdd(fresh1, slope - m[i], m[i])
    let square = multiplyAdd(beta2, v[i], fresh2 * slope * slope)
    let step = mean / multiplyAdd(square.squareRoot(), scale, epsilon)
    let value = multiplyAdd(-rate, step, p[i] * keep)
    p[i] = value
    m[i] = mean
    v[i] = square
    bits |= (value - value).bitPattern
  }
  return bits == 0
}
