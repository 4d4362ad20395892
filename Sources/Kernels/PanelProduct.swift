// C = A B with the columns of B in panels: panel p holds columns 16p ..< 16p + w of all k rows, one row after the other,
// with w = 16, or 8 for the last when n % 16 == 8. A tile then reads B as one stream. n is a multiple of 8.
// Element (p, j) of B lies at 16 (j / 16) k + p w + j % 16.

/// C = A B. Shapes: A [m, k] with A(i, p) = a[i aRow + p aColumn]; B [k, n] in panels; C [m, n].
@inline(never)
public func panelProduct(
  _ m: Int, _ n: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ c: Target, _ cRow: Int
) {
  var j = 0
  while n &- j >= 16 {
    rowsOf16(m, k, a, aRow, aColumn, b + j &* k, 16, c + j, cRow, SIMD16(repeating: 0), false, 1)
    j &+= 16
  }
  if j < n { rowsOf8(m, k, a, aRow, aColumn, b + j &* k, 8, c + j, cRow, SIMD8(repeating: 0), false, 1) }
}

/// C = A B + bias, the bias [n] added to every row. Shapes as in `panelProduct`.
@inline(never)
public func panelProductPlusBias(
  _ m: Int, _ n: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ c: Target, _ cRow: Int,
  _ bias: Source
) {
  var j = 0
  while n &- j >= 16 {
    rowsOf16(m, k, a, aRow, aColumn, b + j &* k, 16, c + j, cRow, load16(bias + j), false, 1)
    j &+= 16
  }
  if j < n { rowsOf8(m, k, a, aRow, aColumn, b + j &* k, 8, c + j, cRow, load8(bias + j), false, 1) }
}

/// C <- C + A B. Shapes as in `panelProduct`.
@inline(never)
public func panelProductOnto(
  _ m: Int, _ n: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ c: Target, _ cRow: Int
) {
  var j = 0
  while n &- j >= 16 {
    rowsOf16(m, k, a, aRow, aColumn, b + j &* k, 16, c + j, cRow, SIMD16(repeating: 0), true, 1)
    j &+= 16
  }
  if j < n { rowsOf8(m, k, a, aRow, aColumn, b + j &* k, 8, c + j, cRow, SIMD8(repeating: 0), true, 1) }
}

/// 16 columns of C for all rows, in tiles of as many rows as registers allow. A last 8 or 9 rows are two tiles of 4: a
/// tile of 2 has too few independent sums to keep the multiply-adders busy.
@inline(__always)
func rowsOf16(
  _ m: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ start: SIMD16<Float>, _ onto: Bool, _ scale: Float
) {
  var i = 0
  #if FMA
    while m &- i >= 6 && (m &- i) | 1 != 9 {
      let starts: InlineArray<6, SIMD16<Float>> = [start, start, start, start, start, start]
      let sums = begin16(starts, c + i &* cRow, cRow, onto)
      tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 6
    }
    while m &- i >= 4 {
      let starts: InlineArray<4, SIMD16<Float>> = [start, start, start, start]
      let sums = begin16(starts, c + i &* cRow, cRow, onto)
      tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 4
    }
  #endif
  while m &- i >= 2 {
    let starts: InlineArray<2, SIMD16<Float>> = [start, start]
    let sums = begin16(starts, c + i &* cRow, cRow, onto)
    tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
    i &+= 2
  }
  if i < m {
    let starts: InlineArray<1, SIMD16<Float>> = [start]
    let sums = begin16(starts, c + i &* cRow, cRow, onto)
    tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
  }
}

/// 8 columns of C for all rows: 8 rows a tile, and 10 where 2 would be left over.
@inline(__always)
func rowsOf8(
  _ m: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ start: SIMD8<Float>, _ onto: Bool, _ scale: Float
) {
  var i = 0
  #if FMA
    while m &- i >= 10 && (m &- i) & 7 == 2 {
      let starts: InlineArray<10, SIMD8<Float>> = [
        start, start, start, start, start, start, start, start, start, start,
      ]
      let sums = begin8(starts, c + i &* cRow, cRow, onto)
      tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 10
    }
    while m &- i >= 8 {
      let starts: InlineArray<8, SIMD8<Float>> = [start, start, start, start, start, start, start, start]
      let sums = begin8(starts, c + i &* cRow, cRow, onto)
      tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 8
    }
  #endif
  while m &- i >= 4 {
    let starts: InlineArray<4, SIMD8<Float>> = [start, start, start, start]
    let sums = begin8(starts, c + i &* cRow, cRow, onto)
    tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
    i &+= 4
  }
  while m &- i >= 2 {
    let starts: InlineArray<2, SIMD8<Float>> = [start, start]
    let sums = begin8(starts, c + i &* cRow, cRow, onto)
    tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
    i &+= 2
  }
  if i < m {
    let starts: InlineArray<1, SIMD8<Float>> = [start]
    let sums = begin8(starts, c + i &* cRow, cRow, onto)
    tile8(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
  }
}

/// What the sums of a tile start from: what lies in C, or the given. Literals are given, because the library's way of
/// repeating a value may stay a call, and a copy of it in this room would be a danger: see `Arithmetic.swift`.
@inline(__always)
func begin16<let R: Int>(_ starts: InlineArray<R, SIMD16<Float>>, _ c: Target, _ cRow: Int, _ onto: Bool)
  -> InlineArray<R, SIMD16<Float>>
{
  var sums = starts
  if onto { for i in 0..<R { sums[unchecked: i] = load16(c + i &* cRow) } }
  return sums
}

@inline(__always)
func begin8<let R: Int>(_ starts: InlineArray<R, SIMD8<Float>>, _ c: Target, _ cRow: Int, _ onto: Bool)
  -> InlineArray<R, SIMD8<Float>>
{
  var sums = starts
  if onto { for i in 0..<R { sums[unchecked: i] = load8(c + i &* cRow) } }
  return sums
}
