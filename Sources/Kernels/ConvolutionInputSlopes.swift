// The slopes of a convolution's input. A tile of up to six input channels of 16 images stays in registers while the
// slopes of the outputs that the pixel had a part in go by: no others are visited, so no border is needed.

/// The weights with the input channel last, so that a tile of channels is contiguous.
/// Shapes: weights in panels [channels kernel kernel, units]; out [units][kernel kernel][channels].
@inline(never)
public func transposeForInputSlopes(
  _ weights: Source, _ channels: Int, _ units: Int, _ kernel: Int, _ out: Target
) {
  let taps = kernel &* kernel
  for u in 0..<units {
    let panel = u & ~15
    let panelWidth = units &- panel > 8 ? 16 : 8
    let column = weights + panel &* channels &* taps + (u &- panel)
    for t in 0..<taps {
      let row = out + (u &* taps &+ t) &* channels
      for c in 0..<channels { row[c] = column[(c &* taps &+ t) &* panelWidth] }
    }
  }
}

/// dx[c, y, x] = sum over u, ky, kx of w[c, ky, kx, u] d[u, oy, ox], over all taps with oy stride + ky dilation = y +
/// padding and ox stride + kx dilation = x + padding.
///
/// Shapes: d [blocks][units][outHeight][outWidth][16]; weights from `transposeForInputSlopes`;
/// dx [blocks][channels][height][width][16], without a border. Lanes that are zero in d are zero in dx.
@inline(never)
public func convolveInputSlopes(
  _ d: Source, _ blocks: Int, _ channels: Int, _ height: Int, _ width: Int, _ weights: Source, _ units: Int,
  _ kernel: Int, _ stride: Int, _ dilation: Int, _ padding: Int, _ dx: Target
) {
  let outHeight = positions(height &+ 2 &* padding, kernel, stride, dilation)
  let outWidth = positions(width &+ 2 &* padding, kernel, stride, dilation)
  // From a tap that meets an output to the next one that does: the least count of dilations that is whole strides.
  var every = 1
  while every &* dilation % stride != 0 { every &+= 1 }
  let back = every &* dilation / stride
  let outLine = outWidth &* 16
  let outPlane = outHeight &* outLine
  let plane = height &* width &* 16
  let weightUnit = kernel &* kernel &* channels
  // What is between one block and the next, where two are taken at a time.
  let pair = (source: units &* outPlane, target: channels &* plane)
  var block = 0
  while block < blocks {
    #if WIDE
      let isPair = blocks &- block >= 2
    #else
      let isPair = false
    #endif
    let source = d + block &* pair.source
    let target = dx + block &* pair.target
    for y in 0..<height {
      let rows = taps(y &+ padding, outHeight, kernel, stride, dilation, every)
      let top = (y &+ padding &- rows.first &* dilation) / stride
      for x in 0..<width {
        let columns = taps(x &+ padding, outWidth, kernel, stride, dilation, every)
        let left = (x &+ padding &- columns.first &* dilation) / stride
        let slopes = source + top &* outLine + left &* 16
        let tap = (rows.first &* kernel &+ columns.first) &* channels
        let pixel = target + (y &* width &+ x) &* 16
        var c = 0
        while c < channels {
          let count = tileHeight(channels &- c)
          inputSlopesTiles(
            count, slopes, units, outPlane, back &* outLine, back &* 16, weights + tap + c, weightUnit,
            every &* kernel &* channels, every &* channels, rows.count, columns.count, pixel + c &* plane, plane,
            isPair, pair)
          c &+= count
        }
      }
    }
    block &+= isPair ? 2 : 1
  }
}

/// The taps k, a first one and every `every`-th after it, for which place - k dilation is stride times an output.
@inline(__always)
func taps(_ place: Int, _ outputs: Int, _ kernel: Int, _ stride: Int, _ dilation: Int, _ every: Int)
  -> (first: Int, count: Int)
{
  var first = 0
  while first < kernel {
    let distance = place &- first &* dilation
    if distance < 0 { return (0, 0) }
    if distance <= (outputs &- 1) &* stride && distance % stride == 0 { break }
    first &+= 1
  }
  var count = 0
  var k = first
  while k < kernel && place &- k &* dilation >= 0 {
    count &+= 1
    k &+= every
  }
  return (first, count)
}

@inline(__always)
func inputSlopesTiles(
  _ count: Int, _ d: Source, _ units: Int, _ plane: Int, _ line: Int, _ step: Int, _ weights: Source,
  _ weightUnit: Int, _ weightLine: Int, _ weightStep: Int, _ rows: Int, _ columns: Int, _ dx: Target,
  _ outPlane: Int, _ isPair: Bool, _ pair: (source: Int, target: Int)
) {
  let zero = SIMD16<Float>(repeating: 0)
  switch count {
  #if WIDE
    case 8:
      inputSlopesTile(
        InlineArray<8, SIMD16<Float>>(repeating: zero), d, units, plane, line, step, weights, weightUnit, weightLine,
        weightStep, rows, columns, dx, outPlane, isPair, pair)
  #endif
  #if FMA
    case 6:
      inputSlopesTile(
        InlineArray<6, SIMD16<Float>>(repeating: zero), d, units, plane, line, step, weights, weightUnit, weightLine,
        weightStep, rows, columns, dx, outPlane, isPair, pair)
    case 5:
      inputSlopesTile(
        InlineArray<5, SIMD16<Float>>(repeating: zero), d, units, plane, line, step, weights, weightUnit, weightLine,
        weightStep, rows, columns, dx, outPlane, isPair, pair)
    case 4:
      inputSlopesTile(
        InlineArray<4, SIMD16<Float>>(repeating: zero), d, units, plane, line, step, weights, weightUnit, weightLine,
        weightStep, rows, columns, dx, outPlane, isPair, pair)
    case 3:
      inputSlopesTile(
        InlineArray<3, SIMD16<Float>>(repeating: zero), d, units, plane, line, step, weights, weightUnit, weightLine,
        weightStep, rows, columns, dx, outPlane, isPair, pair)
  #endif
  case 2:
    inputSlopesTile(
      InlineArray<2, SIMD16<Float>>(repeating: zero), d, units, plane, line, step, weights, weightUnit, weightLine,
      weightStep, rows, columns, dx, outPlane, isPair, pair)
  default:
    inputSlopesTile(
      InlineArray<1, SIMD16<Float>>(repeating: zero), d, units, plane, line, step, weights, weightUnit, weightLine,
      weightStep, rows, columns, dx, outPlane, isPair, pair)
  }
}

/// One pixel of R channels, in one block or in two, so that a weight is read for both.
@inline(__always)
private func inputSlopesTile<let R: Int>(
  _ zero: InlineArray<R, SIMD16<Float>>, _ d: Source, _ units: Int, _ plane: Int, _ line: Int, _ step: Int,
  _ weights: Source, _ weightUnit: Int, _ weightLine: Int, _ weightStep: Int, _ rows: Int, _ columns: Int,
  _ dx: Target, _ outPlane: Int, _ isPair: Bool, _ pair: (source: Int, target: Int)
) {
  #if WIDE
    if isPair {
      return inputSlopesPair(
        zero, d, units, plane, line, step, weights, weightUnit, weightLine, weightStep, rows, columns, dx, outPlane,
        pair)
    }
  #endif
  var sums = zero
  var unit = d
  var unitWeights = weights
  for _ in 0..<units {
    var row = unit
    var rowWeights = unitWeights
    for _ in 0..<rows {
      var p = row
      var w = rowWeights
      var left = columns
      while left > 0 {
        let slopes = load16(p)
        for i in 0..<R {
          sums[unchecked: i] = multiplyAdd(SIMD16(repeating: w[i]), slopes, sums[unchecked: i])
        }
        p -= step
        w += weightStep
        left &-= 1
      }
      row -= line
      rowWeights += weightLine
    }
    unit += plane
    unitWeights += weightUnit
  }
  for i in 0..<R { store(sums[unchecked: i], dx + i &* outPlane) }
}

#if WIDE
  @inline(__always)
  private func inputSlopesPair<let R: Int>(
    _ zero: InlineArray<R, SIMD16<Float>>, _ d: Source, _ units: Int, _ plane: Int, _ line: Int, _ step: Int,
    _ weights: Source, _ weightUnit: Int, _ weightLine: Int, _ weightStep: Int, _ rows: Int, _ columns: Int,
    _ dx: Target, _ outPlane: Int, _ pair: (source: Int, target: Int)
  ) {
    var sums = zero
    var more = zero
    var unit = d
    var unitWeights = weights
    for _ in 0..<units {
      var row = unit
      var rowWeights = unitWeights
      for _ in 0..<rows {
        var p = row
        var w = rowWeights
        var left = columns
        while left > 0 {
          let slopes = load16(p)
          let next = load16(p + pair.source)
          for i in 0..<R {
            let weight = SIMD16(repeating: w[i])
            sums[unchecked: i] = multiplyAdd(weight, slopes, sums[unchecked: i])
            more[unchecked: i] = multiplyAdd(weight, next, more[unchecked: i])
          }
          p -= step
          w += weightStep
          left &-= 1
        }
        row -= line
        rowWeights += weightLine
      }
      unit += plane
      unitWeights += weightUnit
    }
    for i in 0..<R {
      store(sums[unchecked: i], dx + i &* outPlane)
      store(more[unchecked: i], dx + pair.target + i &* outPlane)
    }
  }
#endif
