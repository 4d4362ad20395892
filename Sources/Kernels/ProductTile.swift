// The innermost loop of every matrix product: R rows of A against 16 (or 8) columns of B in registers, one multiply-add a
// row for each element of the shared dimension, so that each element is one sum in the order of k.

@inline(__always)
func tile16<let R: Int>(
  _ start: InlineArray<R, SIMD16<Float>>, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int,
  _ b: Source, _ bRow: Int, _ c: Target, _ cRow: Int, _ scale: Float
) {
  var sums = start
  var ap = a
  var bp = b
  var left = k
  while left > 0 {
    let row = load16(bp)
    for i in 0..<R {
      sums[unchecked: i] = multiplyAdd(SIMD16(repeating: ap[i &* aRow]), row, sums[unchecked: i])
    }
    ap += aColumn
    bp += bRow
    left &-= 1
  }
  for i in 0..<R { store(sums[unchecked: i] * scale, c + i &* cRow) }
}

@inline(__always)
func tile8<let R: Int>(
  _ start: InlineArray<R, SIMD8<Float>>, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int,
  _ b: Source, _ bRow: Int, _ c: Target, _ cRow: Int, _ scale: Float
) {
  var sums = start
  // Two ways into A: with one, the addresses of eight rows are a chain of additions longer than the sums take.
  let half = R / 2
  var ap = a
  var aq = a + half &* aRow
  var bp = b
  var left = k
  while left > 0 {
    let row = load8(bp)
    for i in 0..<half {
      sums[unchecked: i] = multiplyAdd(SIMD8(repeating: ap[i &* aRow]), row, sums[unchecked: i])
    }
    for i in half..<R {
      sums[unchecked: i] = multiplyAdd(SIMD8(repeating: aq[(i &- half) &* aRow]), row, sums[unchecked: i])
    }
    ap += aColumn
    aq += aColumn
    bp += bRow
    left &-= 1
  }
  for i in 0..<R { store(sums[unchecked: i] * scale, c + i &* cRow) }
}
