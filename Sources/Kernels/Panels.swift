// Between rows and panels: see `PanelProduct.swift` for the layout.

/// Rows into panels; columns from `columns` up to n are made zero. Shapes: a [rows, columns] with row stride aRow; out
/// [rows, n] in panels, n a multiple of 8.
@inline(never)
public func packPanels(_ a: Source, _ aRow: Int, _ rows: Int, _ columns: Int, _ out: Target, _ n: Int) {
  var j = 0
  while j < n {
    let width = n &- j >= 16 ? 16 : 8
    let left = columns &- j
    let filled = left < width ? left : width
    for r in 0..<rows {
      let from = a + r &* aRow + j
      let to = out + (j &* rows &+ r &* width)
      if filled == 16 {
        store(load16(from), to)
      } else {
        for c in 0..<filled { to[c] = from[c] }
        for c in filled..<width { to[c] = 0 }
      }
    }
    j &+= width
  }
}

/// Panels into rows. Shapes: a [rows, n] in panels; out [rows, columns] with row stride outRow, columns <= n.
@inline(never)
public func unpackPanels(_ a: Source, _ n: Int, _ rows: Int, _ columns: Int, _ out: Target, _ outRow: Int) {
  var j = 0
  while j < columns {
    let width = n &- j >= 16 ? 16 : 8
    let left = columns &- j
    let filled = left < width ? left : width
    for r in 0..<rows { copy(a + (j &* rows &+ r &* width), out + r &* outRow + j, filled) }
    j &+= width
  }
}

/// The panels of a matrix from the panels of its transpose: out(u, i) = a(i, u) for u < units; columns of out from
/// `inputs` on are zero. Shapes: a [inputs, n] in panels; out [units, inputs rounded up to 8] in panels, units <= n.
@inline(never)
public func transposePanels(_ a: Source, _ n: Int, _ inputs: Int, _ units: Int, _ out: Target) {
  let columns = (inputs &+ 7) & -8
  var u = 0
  while u < units {
    let panel = u & -16
    let width = n &- panel >= 16 ? 16 : 8
    let from: Int = panel &* inputs &+ (u &- panel)
    let leftUnits = units &- u
    var i = 0
    while i < columns {
      let target = i & -16
      let outWidth = columns &- target >= 16 ? 16 : 8
      let to: Int = target &* units &+ u &* outWidth &+ (i &- target)
      let leftInputs = inputs &- i
      if leftInputs >= 8 && leftUnits >= 8 {
        transposeBlock(a + (from &+ i &* width), width, out + to, outWidth)
      } else {
        for y in 0..<(leftUnits < 8 ? leftUnits : 8) {
          for x in 0..<8 {
            out[to &+ y &* outWidth &+ x] = x < leftInputs ? a[from &+ (i &+ x) &* width &+ y] : 0
          }
        }
      }
      i &+= 8
    }
    u &+= 8
  }
}

/// out[y, x] = a[x, y] for 8 x 8 numbers: pairs of rows interleaved, pairs of those joined, then halves exchanged.
@inline(__always)
func transposeBlock(_ a: Source, _ aRow: Int, _ out: Target, _ outRow: Int) {
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
  store(halves(b0, b4, 0), out)
  store(halves(b1, b5, 0), out + outRow)
  store(halves(b2, b6, 0), out + 2 &* outRow)
  store(halves(b3, b7, 0), out + 3 &* outRow)
  store(halves(b0, b4, 4), out + 4 &* outRow)
  store(halves(b1, b5, 4), out + 5 &* outRow)
  store(halves(b2, b6, 4), out + 6 &* outRow)
  store(halves(b3, b7, 4), out + 7 &* outRow)
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
