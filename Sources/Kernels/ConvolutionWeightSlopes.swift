// The slopes of a convolution's weights. A tile of a few output channels by a few taps of one kernel row stays in
// registers while all pixels of all images go by. What the lanes hold is summed at the end, always in the same order.

/// dw[c, ky, kx, u] = scale sum over images, oy, ox of d[u, oy, ox] x[c, y, x],
/// with y = oy stride + ky dilation and x = ox stride + kx dilation; db[u] = scale sum over images, oy, ox of d[u, oy, ox].
///
/// Shapes: x [blocks][channels][height][width][16], with its border; d [blocks][units][outHeight][outWidth][16], zero
/// in lanes without an image, where x must be finite; dw in panels [channels kernel kernel, units], columns beyond
/// the units made zero; db [units rounded up to a multiple of 8], zero beyond the units.
@inline(never)
public func convolveWeightSlopes(
  _ x: Source, _ blocks: Int, _ channels: Int, _ height: Int, _ width: Int, _ d: Source, _ units: Int,
  _ kernel: Int, _ stride: Int, _ dilation: Int, _ dw: Target, _ db: Target, _ scale: Float
) {
  let outHeight = positions(height, kernel, stride, dilation)
  let outWidth = positions(width, kernel, stride, dilation)
  let inputs = channels &* kernel &* kernel
  let plane = height &* width &* 16
  let outPlane = outHeight &* outWidth &* 16
  // A kernel of one tap has its channels for taps.
  let rowTaps = kernel == 1 ? channels : kernel
  let tap = kernel == 1 ? plane : dilation &* 16
  // Four units at a time, so that their slopes stay in the cache while the taps go by.
  var group = 0
  while group < units {
    let panel = group & ~15
    let panelWidth = units &- panel > 8 ? 16 : 8
    let last = units &- group < 4 ? units : group &+ 4
    var input = 0
    while input < inputs {
      let done = input % rowTaps
      let taps = tileTaps(rowTaps &- done)
      let row = kernel == 1 ? 0 : input / kernel
      let line: Int = row % kernel &* dilation &* width &* 16
      let origin = x + row / kernel &* plane + line + done &* tap
      let target = dw + panel &* inputs + input &* panelWidth
      var u = group
      while u < last {
        let count = tileUnits(taps, last &- u)
        weightSlopesTiles(
          taps, count, origin, blocks, channels &* plane, stride &* width &* 16, stride &* 16, tap,
          d + u &* outPlane, units &* outPlane, outPlane, outHeight, outWidth,
          target + (u &- panel), panelWidth, scale)
        u &+= count
      }
      input &+= taps
    }
    group = last
  }
  clearPadding(dw, inputs, units)
  for u in 0..<units { db[u] = scale * laneSum(planeSum(d + u &* outPlane, blocks, units &* outPlane, outPlane)) }
  for u in units..<((units &+ 7) & ~7) { db[u] = 0 }
}

/// Columns of the panels that no unit has.
@inline(__always)
func clearPadding(_ panels: Target, _ inputs: Int, _ units: Int) {
  let panel = units & ~15
  let panelWidth = units &- panel > 8 ? 16 : 8
  if panel == units { return }
  for i in 0..<inputs {
    let row = panels + panel &* inputs + i &* panelWidth
    for u in (units &- panel)..<panelWidth { row[u] = 0 }
  }
}

/// How many of the taps left in a row the next tile takes.
@inline(__always)
func tileTaps(_ left: Int) -> Int {
  left == 4 ? 2 : left == 3 || left == 6 || left == 9 ? 3 : left < 3 ? left : 5
}

/// What a register holds of the 16 images of a pixel: all, or half of them.
#if WIDE
  typealias Lanes = SIMD16<Float>
#else
  typealias Lanes = SIMD8<Float>
#endif

@inline(__always)
func loadLanes(_ p: Source) -> Lanes {
  #if WIDE
    load16(p)
  #else
    load8(p)
  #endif
}

/// How many of the units left the next tile takes, so that its sums fit the registers.
@inline(__always)
func tileUnits(_ taps: Int, _ left: Int) -> Int {
  #if WIDE
    let most = 4
  #elseif FMA
    let most = taps == 5 ? 2 : 4
  #else
    let most = taps > 2 ? 1 : 2
  #endif
  return left < most ? left : most
}

@inline(__always)
func weightSlopesTiles(
  _ taps: Int, _ units: Int, _ x: Source, _ blocks: Int, _ xBlock: Int, _ xLine: Int, _ xStep: Int, _ tap: Int,
  _ d: Source, _ dBlock: Int, _ dPlane: Int, _ height: Int, _ width: Int, _ dw: Target, _ panelWidth: Int,
  _ scale: Float
) {
  // Literals, for the reason given at `begin16` in `ProductTile.swift`.
  let o = Lanes(repeating: 0)
  let zeros1: InlineArray<1, Lanes> = [o]
  let zeros2: InlineArray<2, Lanes> = [o, o]
  let zeros3: InlineArray<3, Lanes> = [o, o, o]
  let zeros4: InlineArray<4, Lanes> = [o, o, o, o]
  let zeros5: InlineArray<5, Lanes> = [o, o, o, o, o]
  #if FMA
    let zeros6: InlineArray<6, Lanes> = [o, o, o, o, o, o]
    let zeros8: InlineArray<8, Lanes> = [o, o, o, o, o, o, o, o]
    let zeros9: InlineArray<9, Lanes> = [o, o, o, o, o, o, o, o, o]
    let zeros10: InlineArray<10, Lanes> = [o, o, o, o, o, o, o, o, o, o]
    let zeros12: InlineArray<12, Lanes> = [o, o, o, o, o, o, o, o, o, o, o, o]
  #endif
  #if WIDE
    let zeros15: InlineArray<15, Lanes> = [o, o, o, o, o, o, o, o, o, o, o, o, o, o, o]
    let zeros20: InlineArray<20, Lanes> = [o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o]
  #endif
  switch (taps, units) {
  #if WIDE
    case (5, 4):
      weightSlopesTile(
        zeros20, 5, 4, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (5, 3):
      weightSlopesTile(
        zeros15, 5, 3, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
  #endif
  #if FMA
    case (5, 2):
      weightSlopesTile(
        zeros10, 5, 2, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (3, 4):
      weightSlopesTile(
        zeros12, 3, 4, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (3, 3):
      weightSlopesTile(
        zeros9, 3, 3, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (3, 2):
      weightSlopesTile(
        zeros6, 3, 2, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (2, 4):
      weightSlopesTile(
        zeros8, 2, 4, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (2, 3):
      weightSlopesTile(
        zeros6, 2, 3, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (1, 4):
      weightSlopesTile(
        zeros4, 1, 4, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
    case (1, 3):
      weightSlopesTile(
        zeros3, 1, 3, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
        height, width, dw, panelWidth, scale)
  #endif
  case (5, 1):
    weightSlopesTile(
      zeros5, 5, 1, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
      height, width, dw, panelWidth, scale)
  case (3, 1):
    weightSlopesTile(
      zeros3, 3, 1, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
      height, width, dw, panelWidth, scale)
  case (2, 2):
    weightSlopesTile(
      zeros4, 2, 2, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
      height, width, dw, panelWidth, scale)
  case (2, 1):
    weightSlopesTile(
      zeros2, 2, 1, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
      height, width, dw, panelWidth, scale)
  case (1, 2):
    weightSlopesTile(
      zeros2, 1, 2, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
      height, width, dw, panelWidth, scale)
  default:
    weightSlopesTile(
      zeros1, 1, 1, x, blocks, xBlock, xLine, xStep, tap, d, dBlock, dPlane,
      height, width, dw, panelWidth, scale)
  }
}

/// All pixels of all images, as many lanes at a time as a register has. T = taps units, both constants where this is
/// inlined.
@inline(__always)
private func weightSlopesTile<let T: Int>(
  _ zero: InlineArray<T, Lanes>, _ taps: Int, _ units: Int, _ x: Source, _ blocks: Int, _ xBlock: Int,
  _ xLine: Int, _ xStep: Int, _ tap: Int, _ d: Source, _ dBlock: Int, _ dPlane: Int, _ height: Int, _ width: Int,
  _ dw: Target, _ panelWidth: Int, _ scale: Float
) {
  #if WIDE
    let turns = 1
    let xNext = xStep
    let dNext = 16
    let steps = width
  #else
    // With a stride of 1 the halves of the lanes of all pixels of a row follow each other; else each half has its turn.
    let turns = xStep == 16 ? 1 : 2
    let xNext = xStep == 16 ? 8 : xStep
    let dNext = xStep == 16 ? 8 : 16
    let steps = xStep == 16 ? 2 &* width : width
  #endif
  var sums = zero
  for block in 0..<blocks {
    for y in 0..<height {
      for turn in 0..<turns {
        var dp = d + block &* dBlock + y &* width &* 16 + turn &* 8
        var xp = x + block &* xBlock + y &* xLine + turn &* 8
        var left = steps
        while left > 0 {
          for u in 0..<units {
            let slopes = loadLanes(dp + u &* dPlane)
            for t in 0..<taps {
              let i = u &* taps &+ t
              sums[unchecked: i] = multiplyAdd(slopes, loadLanes(xp + t &* tap), sums[unchecked: i])
            }
          }
          xp += xNext
          dp += dNext
          left &-= 1
        }
      }
    }
  }
  for t in 0..<taps {
    for u in 0..<units { dw[t &* panelWidth &+ u] = scale * laneSum(sums[unchecked: u &* taps &+ t]) }
  }
}

/// The sum of the pixels of one plane in every block, lane by lane.
@inline(__always)
func planeSum(_ d: Source, _ blocks: Int, _ dBlock: Int, _ count: Int) -> SIMD8<Float> {
  // Four sums, because one would wait for itself.
  var sums = InlineArray<4, SIMD8<Float>>(repeating: SIMD8(repeating: 0))
  for block in 0..<blocks {
    let plane = d + block &* dBlock
    var i = 0
    while count &- i >= 32 {
      for k in 0..<4 { sums[unchecked: k] += load8(plane + i + k &* 8) }
      i &+= 32
    }
    while i < count {
      sums[unchecked: 0] += load8(plane + i)
      i &+= 8
    }
  }
  return (sums[unchecked: 0] + sums[unchecked: 1]) + (sums[unchecked: 2] + sums[unchecked: 3])
}

@inline(__always)
func laneSum(_ v: SIMD8<Float>) -> Float {
  ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]))
}

#if WIDE
  @inline(__always)
  func laneSum(_ v: SIMD16<Float>) -> Float { laneSum(v.lowHalf + v.highHalf) }
#endif
