// C = A B in tiles that stay in registers: R rows of A against 16 (or 8) columns of B, one multiply-add a row for each
// element of the shared dimension. A is read through two strides, so A and its transpose need one kernel. Each element
// of C is one sum in the order of k, whatever tile it falls into.

/// C = scale (A B). Shapes: A [m, k] with A(i, p) = a[i aRow + p aColumn]; B [k, n]; C [m, n].
@inline(never)
public func product(
  _ m: Int, _ n: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ scale: Float
) {
  var j = 0
  while n &- j >= 16 {
    panel16(m, k, a, aRow, aColumn, b + j, bRow, c + j, cRow, SIMD16(repeating: 0), scale)
    j &+= 16
  }
  while n &- j >= 8 {
    panel8(m, k, a, aRow, aColumn, b + j, bRow, c + j, cRow, SIMD8(repeating: 0), scale)
    j &+= 8
  }
  while j < n {
    column(m, k, a, aRow, aColumn, b + j, bRow, c + j, cRow, 0, scale)
    j &+= 1
  }
}

/// C = A B + bias, the bias [n] added to every row. Shapes as in `product`.
@inline(never)
public func productPlusBias(
  _ m: Int, _ n: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ bias: Source
) {
  var j = 0
  while n &- j >= 16 {
    panel16(m, k, a, aRow, aColumn, b + j, bRow, c + j, cRow, load16(bias + j), 1)
    j &+= 16
  }
  while n &- j >= 8 {
    panel8(m, k, a, aRow, aColumn, b + j, bRow, c + j, cRow, load8(bias + j), 1)
    j &+= 8
  }
  while j < n {
    column(m, k, a, aRow, aColumn, b + j, bRow, c + j, cRow, bias[j], 1)
    j &+= 1
  }
}

@inline(__always)
func panel16(
  _ m: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ start: SIMD16<Float>, _ scale: Float
) {
  var i = 0
  #if FMA
    while m &- i >= 6 {
      let sums: InlineArray<6, SIMD16<Float>> = [start, start, start, start, start, start]
      tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 6
    }
    while m &- i >= 4 {
      let sums: InlineArray<4, SIMD16<Float>> = [start, start, start, start]
      tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 4
    }
  #endif
  while m &- i >= 2 {
    let sums: InlineArray<2, SIMD16<Float>> = [start, start]
    tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
    i &+= 2
  }
  if i < m {
    let sums: InlineArray<1, SIMD16<Float>> = [start]
    tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
  }
}

@inline(__always)
func panel8(
  _ m: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ start: SIMD8<Float>, _ scale: Float
) {
  var i = 0
  #if FMA
    while m &- i >= 10 {
      let sums: InlineArray<10, SIMD8<Float>> = [
        start, start, start, start, start, start, start, start, start, start,
      ]
      tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 10
    }
  #endif
  while m &- i >= 4 {
    let sums: InlineArray<4, SIMD8<Float>> = [start, start, start, start]
    tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
    i &+= 4
  }
  while m &- i >= 2 {
    let sums: InlineArray<2, SIMD8<Float>> = [start, start]
    tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
    i &+= 2
  }
  if i < m {
    let sums: InlineArray<1, SIMD8<Float>> = [start]
    tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
  }
}

/// A single column, for widths that are no multiple of 8.
@inline(__always)
func column(
  _ m: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ start: Float, _ scale: Float
) {
  for i in 0..<m {
    var sum = start
    for p in 0..<k { sum = multiplyAdd(a[i &* aRow &+ p &* aColumn], b[p &* bRow], sum) }
    c[i &* cRow] = sum * scale
  }
}
