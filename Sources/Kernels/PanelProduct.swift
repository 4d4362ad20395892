// C = A B with the columns of B in panels: panel p holds columns 16p ..< 16p + w of all k rows, one row after the other,
// with w = 16, or 8 for the last when n % 16 == 8. A tile then reads B as one stream. n is a multiple of 8.
// Element (p, j) of B lies at 16 (j / 16) k + p w + j % 16.

/// C = A B. Shapes: A [m, k] with A(i, p) = a[i aRow + p aColumn]; B [k, n] in panels; C [m, n].
@inline(never)
public func panelProduct(
  _ m: Int, _ n: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ c: Target, _ cRow: Int
) {
  var j = 0
  #if WIDE
    while n &- j >= 32 {
      rowsOfPair(
        m, k, a, aRow, aColumn, b + j &* k, 16 &* k, c + j, 16, cRow, SIMD16(repeating: 0), SIMD16(repeating: 0),
        false, 1)
      j &+= 32
    }
  #endif
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
  #if WIDE
    while n &- j >= 32 {
      rowsOfPair(
        m, k, a, aRow, aColumn, b + j &* k, 16 &* k, c + j, 16, cRow, load16(bias + j), load16(bias + j + 16), false,
        1)
      j &+= 32
    }
  #endif
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
  #if WIDE
    while n &- j >= 32 {
      rowsOfPair(
        m, k, a, aRow, aColumn, b + j &* k, 16 &* k, c + j, 16, cRow, SIMD16(repeating: 0), SIMD16(repeating: 0),
        true, 1)
      j &+= 32
    }
  #endif
  while n &- j >= 16 {
    rowsOf16(m, k, a, aRow, aColumn, b + j &* k, 16, c + j, cRow, SIMD16(repeating: 0), true, 1)
    j &+= 16
  }
  if j < n { rowsOf8(m, k, a, aRow, aColumn, b + j &* k, 8, c + j, cRow, SIMD8(repeating: 0), true, 1) }
}
