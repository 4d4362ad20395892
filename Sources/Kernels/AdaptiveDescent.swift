// Rules of descent with a rate of its own for each parameter, in PyTorch's forms. Shapes, and what they tell, as in
// `Descent.swift`.

/// s <- s + g^2; p <- p - rate g / (sqrt(s) + epsilon) (Duchi 2011)
@inline(never)
public func descendWithAdagrad(
  _ p: Target, _ g: Source, _ s: Target, _ count: Int, _ rate: Float, _ epsilon: Float
) -> Bool {
  var bits: UInt32 = 0
  for i in 0..<count {
    let slope = g[i]
    let sum = multiplyAdd(slope, slope, s[i])
    let value = multiplyAdd(-rate, slope / (sum.squareRoot() + epsilon), p[i])
    p[i] = value
    s[i] = sum
    bits |= (value - value).bitPattern
  }
  return bits == 0
}

/// v <- a v + (1 - a) g^2; p <- p - rate g / (sqrt(v) + epsilon) (Tieleman and Hinton 2012)
@inline(never)
public func descendWithRMSProp(
  _ p: Target, _ g: Source, _ v: Target, _ count: Int, _ rate: Float, _ a: Float, _ epsilon: Float
) -> Bool {
  var bits: UInt32 = 0
  let fresh = 1 - a
  for i in 0..<count {
    let slope = g[i]
    let square = multiplyAdd(a, v[i], fresh * slope * slope)
    let value = multiplyAdd(-rate, slope / (square.squareRoot() + epsilon), p[i])
    p[i] = value
    v[i] = square
    bits |= (value - value).bitPattern
  }
  return bits == 0
}
