// Batch normalization of rows (Ioffe and Szegedy 2015), eight columns at a time. The variance is taken about the
// mean, and what the mean was wrong by is put right by the sum of the differences from it (Chan, Golub and LeVeque
// 1983).
//
// Shapes: x, normalized, out, d, dx [rows, stride], stride a multiple of 8; gamma, beta, mean, variance, inverse
// [stride]. Padding that is zero in x, gamma and beta is zero in out, and padding that is zero in d is zero in dx.

/// x^ = (x - mean) / sqrt(variance + epsilon); out = gamma x^ + beta, with mean and variance of this batch, and the
/// inverse of the root kept beside them. `out` may be `x`.
@inline(never)
public func normalizeRows(
  _ x: Source, _ rows: Int, _ stride: Int, _ gamma: Source, _ beta: Source, _ epsilon: Float, _ normalized: Target,
  _ out: Target, _ mean: Target, _ variance: Target, _ inverse: Target
) {
  let share = SIMD8<Float>(repeating: 1 / Float(rows))
  var c = 0
  while c < stride {
    let first = columnDifferences(x + c, rows, stride, SIMD8(repeating: 0)).sum * share
    let about = columnDifferences(x + c, rows, stride, first)
    let offset = about.sum * share
    let center = first + offset
    store(center, mean + c)
    store(about.squares * share - offset * offset, variance + c)
    for i in c..<(c &+ 8) { inverse[i] = 1 / (variance[i] + epsilon).squareRoot() }
    let factor = load8(inverse + c)
    let size = load8(gamma + c)
    let level = load8(beta + c)
    var place = c
    for _ in 0..<rows {
      let value = (load8(x + place) - center) * factor
      store(value, normalized + place)
      store(multiplyAdd(size, value, level), out + place)
      place &+= stride
    }
    c &+= 8
  }
}

/// out = gamma (x - mean) / sqrt(variance + epsilon) + beta with mean and variance given. `out` may be `x`.
/// Shapes: inverse [stride], to work in.
@inline(never)
public func normalizeRowsAsGiven(
  _ x: Source, _ rows: Int, _ stride: Int, _ gamma: Source, _ beta: Source, _ epsilon: Float, _ mean: Source,
  _ variance: Source, _ inverse: Target, _ out: Target
) {
  for i in 0..<stride { inverse[i] = 1 / (variance[i] + epsilon).squareRoot() }
  for r in 0..<rows {
    var c = 0
    while c < stride {
      let place: Int = r &* stride &+ c
      let value = (load8(x + place) - load8(mean + c)) * load8(inverse + c)
      store(multiplyAdd(load8(gamma + c), value, load8(beta + c)), out + place)
      c &+= 8
    }
  }
}

/// dgamma = scale sum of d x^; dbeta = scale sum of d;
/// dx = gamma / sqrt(variance + epsilon) (d - mean of d - x^ mean of d x^). `dx` may be `d`.
@inline(never)
public func normalizeRowsBackward(
  _ d: Source, _ rows: Int, _ stride: Int, _ normalized: Source, _ inverse: Source, _ gamma: Source, _ dx: Target,
  _ dgamma: Target, _ dbeta: Target, _ scale: Float
) {
  let share = 1 / Float(rows)
  var c = 0
  while c < stride {
    var sums = SIMD8<Float>(repeating: 0)
    var products = SIMD8<Float>(repeating: 0)
    var place = c
    for _ in 0..<rows {
      let slopes = load8(d + place)
      sums += slopes
      products = multiplyAdd(slopes, load8(normalized + place), products)
      place &+= stride
    }
    store(sums * scale, dbeta + c)
    store(products * scale, dgamma + c)
    let level = sums * share
    let tilt = products * share
    let factor = load8(gamma + c) * load8(inverse + c)
    place = c
    for _ in 0..<rows {
      let rest = (load8(d + place) - level) - load8(normalized + place) * tilt
      store(factor * rest, dx + place)
      place &+= stride
    }
    c &+= 8
  }
}

/// The sums of x - center and of its squares over the rows.
@inline(__always)
func columnDifferences(_ x: Source, _ rows: Int, _ stride: Int, _ center: SIMD8<Float>)
  -> (sum: SIMD8<Float>, squares: SIMD8<Float>)
{
  var sums = SIMD8<Float>(repeating: 0)
  var squares = SIMD8<Float>(repeating: 0)
  var p = x
  for _ in 0..<rows {
    let difference = load8(p) - center
    sums += difference
    squares = multiplyAdd(difference, difference, squares)
    p += stride
  }
  return (sums, squares)
}
