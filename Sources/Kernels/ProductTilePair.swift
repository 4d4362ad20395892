#if WIDE
  // Two panels at a time, for processors with 32 registers of 16 floats: each element of A is read once for 32 columns of
  // B, so that loads do not hold up the multiply-adders.

  /// 16 columns of C from c on, and 16 more `cNext` behind them, for all rows: from the panels b and `bNext` behind it.
  @inline(__always)
  func rowsOfPair(
    _ m: Int, _ k: Int, _ a: Source, _ aRow: Int, _ aColumn: Int, _ b: Source, _ bNext: Int,
    _ c: Target, _ cNext: Int, _ cRow: Int, _ start: SIMD16<Float>, _ startNext: SIMD16<Float>, _ onto: Bool,
    _ scale: Float
  ) {
    var i = 0
    while m &- i >= 8 {
      let starts: InlineArray<8, SIMD16<Float>> = [start, start, start, start, start, start, start, start]
      let others: InlineArray<8, SIMD16<Float>> = [
        startNext, startNext, startNext, startNext, startNext, startNext, startNext, startNext,
      ]
      pair(
        starts, others, k, a + i &* aRow, aRow, aColumn, b, bNext, c + i &* cRow, cNext, cRow, onto, scale)
      i &+= 8
    }
    while m &- i >= 4 {
      let starts: InlineArray<4, SIMD16<Float>> = [start, start, start, start]
      let others: InlineArray<4, SIMD16<Float>> = [startNext, startNext, startNext, startNext]
      pair(
        starts, others, k, a + i &* aRow, aRow, aColumn, b, bNext, c + i &* cRow, cNext, cRow, onto, scale)
      i &+= 4
    }
    while m &- i >= 2 {
      let starts: InlineArray<2, SIMD16<Float>> = [start, start]
      let others: InlineArray<2, SIMD16<Float>> = [startNext, startNext]
      pair(
        starts, others, k, a + i &* aRow, aRow, aColumn, b, bNext, c + i &* cRow, cNext, cRow, onto, scale)
      i &+= 2
    }
    if i < m {
      let starts: InlineArray<1, SIMD16<Float>> = [start]
      let others: InlineArray<1, SIMD16<Float>> = [startNext]
      pair(
        starts, others, k, a + i &* aRow, aRow, aColumn, b, bNext, c + i &* cRow, cNext, cRow, onto, scale)
    }
  }

  /// R rows of both.
  @inline(__always)
  private func pair<let R: Int>(
    _ starts: InlineArray<R, SIMD16<Float>>, _ others: InlineArray<R, SIMD16<Float>>, _ k: Int, _ a: Source,
    _ aRow: Int, _ aColumn: Int, _ b: Source, _ bNext: Int, _ c: Target, _ cNext: Int, _ cRow: Int, _ onto: Bool,
    _ scale: Float
  ) {
    var sums = starts
    var more = others
    if onto {
      for i in 0..<R {
        sums[unchecked: i] = load16(c + i &* cRow)
        more[unchecked: i] = load16(c + cNext + i &* cRow)
      }
    }
    // Two ways into A: with one, the addresses of eight rows are a chain of additions.
    let half = R / 2
    var ap = a
    var aq = a + half &* aRow
    var bp = b
    var left = k
    while left > 0 {
      let row = load16(bp)
      let next = load16(bp + bNext)
      for i in 0..<half {
        let value = SIMD16(repeating: ap[i &* aRow])
        sums[unchecked: i] = multiplyAdd(value, row, sums[unchecked: i])
        more[unchecked: i] = multiplyAdd(value, next, more[unchecked: i])
      }
      for i in half..<R {
        let value = SIMD16(repeating: aq[(i &- half) &* aRow])
        sums[unchecked: i] = multiplyAdd(value, row, sums[unchecked: i])
        more[unchecked: i] = multiplyAdd(value, next, more[unchecked: i])
      }
      ap += aColumn
      aq += aColumn
      bp += 16
      left &-= 1
    }
    for i in 0..<R {
      store(sums[unchecked: i] * scale, c + i &* cRow)
      store(more[unchecked: i] * scale, c + cNext + i &* cRow)
    }
  }
#endif
