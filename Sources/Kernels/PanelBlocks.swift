// Blocks of 8 x 8 numbers, whose columns become registers.

/// Eight registers.
typealias Octet = (
  SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>
)

/// out[y, x] = a[x, y] for 8 x 8 numbers.
@inline(__always)
func transposeBlock(_ a: Source, _ aRow: Int, _ out: Target, _ outRow: Int) {
  let columns = columnsOfBlock(a, aRow)
  store(columns.0, out)
  store(columns.1, out + outRow)
  store(columns.2, out + 2 &* outRow)
  store(columns.3, out + 3 &* outRow)
  store(columns.4, out + 4 &* outRow)
  store(columns.5, out + 5 &* outRow)
  store(columns.6, out + 6 &* outRow)
  store(columns.7, out + 7 &* outRow)
}

/// start + the first `count` columns of 8 x 8 numbers, in their order.
@inline(__always)
func sumOfColumns(_ a: Source, _ aRow: Int, _ count: Int, _ start: SIMD8<Float>) -> SIMD8<Float> {
  let columns = columnsOfBlock(a, aRow)
  var sum = start + columns.0
  if count > 1 { sum += columns.1 }
  if count > 2 { sum += columns.2 }
  if count > 3 { sum += columns.3 }
  if count > 4 { sum += columns.4 }
  if count > 5 { sum += columns.5 }
  if count > 6 { sum += columns.6 }
  if count > 7 { sum += columns.7 }
  return sum
}

/// The largest of start and the first `count` columns of 8 x 8 numbers.
@inline(__always)
func largestOfColumns(_ a: Source, _ aRow: Int, _ count: Int, _ start: SIMD8<Float>) -> SIMD8<Float> {
  let columns = columnsOfBlock(a, aRow)
  var largest = larger(columns.0, start)
  if count > 1 { largest = larger(columns.1, largest) }
  if count > 2 { largest = larger(columns.2, largest) }
  if count > 3 { largest = larger(columns.3, largest) }
  if count > 4 { largest = larger(columns.4, largest) }
  if count > 5 { largest = larger(columns.5, largest) }
  if count > 6 { largest = larger(columns.6, largest) }
  if count > 7 { largest = larger(columns.7, largest) }
  return largest
}

/// Lane by lane, which becomes one instruction.
@inline(__always)
func larger(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
  SIMD8(
    a[0] > b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1], a[2] > b[2] ? a[2] : b[2], a[3] > b[3] ? a[3] : b[3],
    a[4] > b[4] ? a[4] : b[4], a[5] > b[5] ? a[5] : b[5], a[6] > b[6] ? a[6] : b[6], a[7] > b[7] ? a[7] : b[7])
}

/// The columns of 8 x 8 numbers: pairs of rows interleaved, pairs of those joined, then halves exchanged.
@inline(__always)
func columnsOfBlock(_ a: Source, _ aRow: Int) -> Octet {
  let r0 = load8(a)
  let r1 = load8(a + aRow)
  let r2 = load8(a + 2 &* aRow)
  let r3 = load8(a + 3 &* aRow)
  let r4 = load8(a + 4 &* aRow)
  let r5 = load8(a + 5 &* aRow)
  let r6 = load8(a + 6 &* aRow)
  let r7 = load8(a + 7 &* aRow)
  let a0 = interleave(r0, r1, 0)
  let a1 = interleave(r0, r1, 2)
  let a2 = interleave(r2, r3, 0)
  let a3 = interleave(r2, r3, 2)
  let a4 = interleave(r4, r5, 0)
  let a5 = interleave(r4, r5, 2)
  let a6 = interleave(r6, r7, 0)
  let a7 = interleave(r6, r7, 2)
  let b0 = join(a0, a2, 0)
  let b1 = join(a0, a2, 2)
  let b2 = join(a1, a3, 0)
  let b3 = join(a1, a3, 2)
  let b4 = join(a4, a6, 0)
  let b5 = join(a4, a6, 2)
  let b6 = join(a5, a7, 0)
  let b7 = join(a5, a7, 2)
  return (
    halves(b0, b4, 0), halves(b1, b5, 0), halves(b2, b6, 0), halves(b3, b7, 0), halves(b0, b4, 4),
    halves(b1, b5, 4), halves(b2, b6, 4), halves(b3, b7, 4)
  )
}

/// Lanes s and s + 1 of both, one from each in turn, within each half of the registers.
@inline(__always)
func interleave(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ s: Int) -> SIMD8<Float> {
  SIMD8(a[s], b[s], a[s &+ 1], b[s &+ 1], a[s &+ 4], b[s &+ 4], a[s &+ 5], b[s &+ 5])
}

/// Lanes s and s + 1 of a, then of b, within each half of the registers.
@inline(__always)
func join(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ s: Int) -> SIMD8<Float> {
  SIMD8(a[s], a[s &+ 1], b[s], b[s &+ 1], a[s &+ 4], a[s &+ 5], b[s &+ 4], b[s &+ 5])
}

/// Four lanes from s on of a, then of b.
@inline(__always)
func halves(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ s: Int) -> SIMD8<Float> {
  SIMD8(a[s], a[s &+ 1], a[s &+ 2], a[s &+ 3], b[s], b[s &+ 1], b[s &+ 2], b[s &+ 3])
}
