// The slopes of the weights of one or two inputs, such as the places of points in a plane. There is little to multiply:
// the slopes are read once, in the order in which they lie, and the sums that the biases need are taken on the way.

/// What `panelSlopes` computes, with the same bits, for one or two inputs.
@inline(__always)
func panelSlopesOfFew(
  _ inputs: Int, _ n: Int, _ rows: Int, _ x: Source, _ xRow: Int, _ d: Source, _ dRow: Int,
  _ dW: Target, _ db: Target, _ scale: Float
) {
  // Without a second input the first one is taken twice, and its slopes are written twice to one place.
  let second = inputs &- 1
  var first = 0
  repeat {
    let left = rows &- first
    let count = left > 32 ? 32 : left
    let factor: Float = left > 32 ? 1 : scale
    let xs = x + first &* xRow
    let slopes = d + first &* dRow
    var j = 0
    while n &- j >= 16 {
      slopesOfFew16(second, count, xs, xRow, slopes + j, dRow, dW + j &* inputs, db + j, first > 0, factor)
      j &+= 16
    }
    if j < n { slopesOfFew8(second, count, xs, xRow, slopes + j, dRow, dW + j &* inputs, db + j, first > 0, factor) }
    first &+= count
  } while first < rows
}

/// A panel of 16 columns, from `count` rows, onto what is there or afresh.
@inline(__always)
func slopesOfFew16(
  _ second: Int, _ count: Int, _ x: Source, _ xRow: Int, _ d: Source, _ dRow: Int, _ dW: Target, _ db: Target,
  _ onto: Bool, _ factor: Float
) {
  let zero = SIMD16<Float>(repeating: 0)
  let next = dW + 16 &* second
  var sum = onto ? load16(db) : zero
  var one = onto ? load16(dW) : zero
  var other = onto ? load16(next) : zero
  for r in 0..<count {
    let slopes = load16(d + r &* dRow)
    sum += slopes
    one = multiplyAdd(SIMD16(repeating: x[r &* xRow]), slopes, one)
    other = multiplyAdd(SIMD16(repeating: x[r &* xRow &+ second]), slopes, other)
  }
  store(sum * factor, db)
  store(one * factor, dW)
  store(other * factor, next)
}

/// The panel of 8 columns.
@inline(__always)
func slopesOfFew8(
  _ second: Int, _ count: Int, _ x: Source, _ xRow: Int, _ d: Source, _ dRow: Int, _ dW: Target, _ db: Target,
  _ onto: Bool, _ factor: Float
) {
  let zero = SIMD8<Float>(repeating: 0)
  let next = dW + 8 &* second
  var sum = onto ? load8(db) : zero
  var one = onto ? load8(dW) : zero
  var other = onto ? load8(next) : zero
  for r in 0..<count {
    let slopes = load8(d + r &* dRow)
    sum += slopes
    one = multiplyAdd(SIMD8(repeating: x[r &* xRow]), slopes, one)
    other = multiplyAdd(SIMD8(repeating: x[r &* xRow &+ second]), slopes, other)
  }
  store(sum * factor, db)
  store(one * factor, dW)
  store(other * factor, next)
}
