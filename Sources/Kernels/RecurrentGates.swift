// The functions of gates, over the units of a row.

/// a <- sigmoid(a + x), b <- sigmoid(b + y): both gates of a unit with one division, 1/p and 1/q being q/pq and p/pq.
///
/// Shapes: everything [count].
@inline(__always)
func sigmoidsOfSums(_ a: Target, _ x: Source, _ b: Target, _ y: Source, _ count: Int) {
  for i in 0..<count {
    let s = withinTangent(0.5 * (a[i] + x[i]))
    let t = withinTangent(0.5 * (b[i] + y[i]))
    let p = tangentDivisor(s)
    let q = tangentDivisor(t)
    let half = 0.5 / (p * q)
    a[i] = multiplyAdd(tangentDividend(s), q * half, 0.5)
    b[i] = multiplyAdd(tangentDividend(t), p * half, 0.5)
  }
}

/// a <- tanh(a + x), b <- sigmoid(b + y), likewise.
///
/// Shapes: everything [count].
@inline(__always)
func tangentsAndSigmoidsOfSums(_ a: Target, _ x: Source, _ b: Target, _ y: Source, _ count: Int) {
  for i in 0..<count {
    let s = withinTangent(a[i] + x[i])
    let t = withinTangent(0.5 * (b[i] + y[i]))
    let p = tangentDivisor(s)
    let q = tangentDivisor(t)
    let both = 1 / (p * q)
    a[i] = tangentDividend(s) * (q * both)
    b[i] = multiplyAdd(0.5 * tangentDividend(t), p * both, 0.5)
  }
}

/// out <- tanh x. Shapes: x, out [count].
@inline(__always)
func hyperbolicTangents(_ x: Source, _ out: Target, _ count: Int) {
  for i in 0..<count { out[i] = hyperbolicTangent(x[i]) }
}
