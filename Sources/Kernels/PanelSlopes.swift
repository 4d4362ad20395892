// The slopes of a layer's weights, written straight into panels. The shared dimension is the rows of a batch, or of all
// its steps. Slopes are first packed, 16 columns and 256 rows at a time, into 16 KB that stay in the nearest cache: read
// with their own stride of some KB they would fight for a few of its lines.

/// dW = scale (X^T D); db = scale (sum over rows of D). Each element is one sum in the order of rows.
///
/// Shapes: X [rows, inputs] with row stride xRow; D [rows, n] with row stride dRow; dW [inputs, n] in panels, n a multiple
/// of 8; db [n]; scratch [256 * 16].
@inline(never)
public func panelSlopes(
  _ inputs: Int, _ n: Int, _ rows: Int, _ x: Source, _ xRow: Int, _ d: Source, _ dRow: Int,
  _ dW: Target, _ db: Target, _ scale: Float, _ scratch: Target
) {
  if inputs <= 2 { return panelSlopesOfFew(inputs, n, rows, x, xRow, d, dRow, dW, db, scale) }
  var j = 0
  #if WIDE
    while n &- j >= 32 {
      pairOfPanelSlopes(j, inputs, rows, x, xRow, d, dRow, dW, db, scale, scratch)
      j &+= 32
    }
  #endif
  while n &- j >= 16 {
    var sum = SIMD16<Float>(repeating: 0)
    var first = 0
    repeat {
      let left = rows &- first
      let count = left > 256 ? 256 : left
      let factor: Float = left > 256 ? 1 : scale
      sum = pack16(d + first &* dRow + j, dRow, count, scratch, sum)
      let xs = x + first &* xRow
      let target = dW + j &* inputs
      if first == 0 {
        rowsOf16(inputs, count, xs, 1, xRow, scratch, 16, target, 16, SIMD16(repeating: 0), false, factor)
      } else {
        rowsOf16(inputs, count, xs, 1, xRow, scratch, 16, target, 16, SIMD16(repeating: 0), true, factor)
      }
      first &+= count
    } while first < rows
    store(sum * scale, db + j)
    j &+= 16
  }
  if j < n { lastPanelSlopes(j, inputs, rows, x, xRow, d, dRow, dW, db, scale, scratch) }
}

#if WIDE
  /// Two panels of 16 columns, in half as many rows at a time.
  @inline(__always)
  func pairOfPanelSlopes(
    _ j: Int, _ inputs: Int, _ rows: Int, _ x: Source, _ xRow: Int, _ d: Source, _ dRow: Int,
    _ dW: Target, _ db: Target, _ scale: Float, _ scratch: Target
  ) {
    let zero = SIMD16<Float>(repeating: 0)
    let other = scratch + 128 &* 16
    let target = dW + j &* inputs
    var sum = zero
    var sumNext = zero
    var first = 0
    repeat {
      let left = rows &- first
      let count = left > 128 ? 128 : left
      let factor: Float = left > 128 ? 1 : scale
      sum = pack16(d + first &* dRow + j, dRow, count, scratch, sum)
      sumNext = pack16(d + first &* dRow + j + 16, dRow, count, other, sumNext)
      rowsOfPair(
        inputs, count, x + first &* xRow, 1, xRow, scratch, 128 &* 16, target, 16 &* inputs, 16, zero, zero,
        first > 0,
        factor)
      first &+= count
    } while first < rows
    store(sum * scale, db + j)
    store(sumNext * scale, db + j + 16)
  }
#endif

/// The panel of 8 columns. Rows of 8 without a gap are one stream as they lie.
@inline(__always)
func lastPanelSlopes(
  _ j: Int, _ inputs: Int, _ rows: Int, _ x: Source, _ xRow: Int, _ d: Source, _ dRow: Int,
  _ dW: Target, _ db: Target, _ scale: Float, _ scratch: Target
) {
  var sum = SIMD8<Float>(repeating: 0)
  var first = 0
  repeat {
    let left = rows &- first
    let count = left > 256 ? 256 : left
    let factor: Float = left > 256 ? 1 : scale
    let slopes = d + first &* dRow + j
    var stream = UnsafePointer(scratch)
    if dRow == 8 {
      sum = sumOfRows8(slopes, count, sum)
      stream = slopes
    } else {
      sum = pack8(slopes, dRow, count, scratch, sum)
    }
    let xs = x + first &* xRow
    let target = dW + j &* inputs
    if first == 0 {
      rowsOf8(inputs, count, xs, 1, xRow, stream, 8, target, 8, SIMD8(repeating: 0), false, factor)
    } else {
      rowsOf8(inputs, count, xs, 1, xRow, stream, 8, target, 8, SIMD8(repeating: 0), true, factor)
    }
    first &+= count
  } while first < rows
  store(sum * scale, db + j)
}

/// Copies 16 columns of `count` rows into one stream, and gives their sums onto `start`.
@inline(__always)
func pack16(_ a: Source, _ aRow: Int, _ count: Int, _ out: Target, _ start: SIMD16<Float>) -> SIMD16<Float> {
  var sum = start
  for r in 0..<count {
    let values = load16(a + r &* aRow)
    sum += values
    store(values, out + r &* 16)
  }
  return sum
}

@inline(__always)
func pack8(_ a: Source, _ aRow: Int, _ count: Int, _ out: Target, _ start: SIMD8<Float>) -> SIMD8<Float> {
  var sum = start
  for r in 0..<count {
    let values = load8(a + r &* aRow)
    sum += values
    store(values, out + r &* 8)
  }
  return sum
}

@inline(__always)
func sumOfRows8(_ a: Source, _ count: Int, _ start: SIMD8<Float>) -> SIMD8<Float> {
  var sum = start
  for r in 0..<count { sum += load8(a + r &* 8) }
  return sum
}
