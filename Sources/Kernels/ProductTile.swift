// Columns of a product in tiles that stay in registers.

/// 16 columns of C for all rows, in tiles of as many rows as registers allow. A last 8 or 9 rows are two tiles of 4: a
/// tile of 2 has too few independent sums to keep the multiply-adders busy.
@inline(__always)
func rowsOf16(
  _ m: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bRow: Int,
  _ c: Target, _ cRow: Int, _ start: SIMD16<Float>, _ onto: Bool, _ scale: Float
) {
  var i = 0
  #if WIDE
    while m &- i >= 8 {
      let starts: InlineArray<8, SIMD16<Float>> = [start, start, start, start, start, start, start, start]
      let sums = begin16(starts, c + i &* cRow, cRow, onto)
      tile16(sums, k, a + i &* aRow, aRow, aColumn, b, bRow, c + i &* cRow, cRow, scale)
      i &+= 8
    }
  #endif
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
private func begin16<let R: Int>(_ starts: InlineArray<R, SIMD16<Float>>, _ c: Target, _ cRow: Int, _ onto: Bool)
  -> InlineArray<R, SIMD16<Float>>
{
  var sums = starts
  if onto { for i in 0..<R { sums[unchecked: i] = load16(c + i &* cRow) } }
  return sums
}

@inline(__always)
private func begin8<let R: Int>(_ starts: InlineArray<R, SIMD8<Float>>, _ c: Target, _ cRow: Int, _ onto: Bool)
  -> InlineArray<R, SIMD8<Float>>
{
  var sums = starts
  if onto { for i in 0..<R { sums[unchecked: i] = load8(c + i &* cRow) } }
  return sums
}

// The innermost loop: R rows of A against 16 (or 8) columns of B in registers, one multiply-add a row for each element of
// the shared dimension, so that each element is one sum in the order of k. Generic code is private: seen from other files
// it would leave a copy of itself, see `Arithmetic.swift`.

@inline(__always)
private func tile16<let R: Int>(
  _ start: InlineArray<R, SIMD16<Float>>, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int,
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
    let row = load16(bp)
    for i in 0..<half {
      sums[unchecked: i] = multiplyAdd(SIMD16(repeating: ap[i &* aRow]), row, sums[unchecked: i])
    }
    for i in half..<R {
      sums[unchecked: i] = multiplyAdd(SIMD16(repeating: aq[(i &- half) &* aRow]), row, sums[unchecked: i])
    }
    ap += aColumn
    aq += aColumn
    bp += bRow
    left &-= 1
  }
  for i in 0..<R { store(sums[unchecked: i] * scale, c + i &* cRow) }
}

@inline(__always)
private func tile8<let R: Int>(
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
  #if WIDE
    // Rows without a gap are stored two at a time: a load of 16 that needs two stores waits for both to reach the cache.
    if cRow == 8 && R & 1 == 0 {
      for i in 0..<half {
        let low = sums[unchecked: 2 &* i] * scale
        let high = sums[unchecked: 2 &* i &+ 1] * scale
        store(SIMD16(lowHalf: low, highHalf: high), c + 16 &* i)
      }
      return
    }
  #endif
  for i in 0..<R { store(sums[unchecked: i] * scale, c + i &* cRow) }
}
