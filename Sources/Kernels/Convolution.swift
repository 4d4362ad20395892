// Convolution without a copy of the input for every tap: a tile of up to six channels of 16 images stays in registers
// while the taps go by. Forward, and for the slopes of the weights, the input has its border of zeros already, so
// that every tap is inside. Each output is one sum in the order of channel, kernel row, kernel column, whatever tile
// its channel falls into.
//
// The weights are a dense layer's: inputs (channel, kernel row, kernel column) in this order, units the output
// channels, in panels of 16 columns and, where the units rounded up to a multiple of 8 leave 8, a last one of 8.

/// out[u, oy, ox] = bias[u] + sum over c, ky, kx of w[c, ky, kx, u] x[c, y, x],
/// with y = oy stride + ky dilation and x = ox stride + kx dilation.
///
/// Shapes: x [blocks][channels][height][width][16], with its border; weights in panels [channels kernel kernel,
/// units]; bias [units]; out [blocks][units][outHeight][outWidth][16], outHeight = (height - dilation (kernel - 1) - 1)
/// / stride + 1, and outWidth likewise.
@inline(never)
public func convolveForward(
  _ x: Source, _ blocks: Int, _ channels: Int, _ height: Int, _ width: Int, _ weights: Source, _ bias: Source,
  _ units: Int, _ kernel: Int, _ stride: Int, _ dilation: Int, _ out: Target
) {
  let outHeight = positions(height, kernel, stride, dilation)
  let outWidth = positions(width, kernel, stride, dilation)
  let line = width &* 16
  let outPlane = outHeight &* outWidth &* 16
  let inputs = channels &* kernel &* kernel
  for block in 0..<blocks {
    for oy in 0..<outHeight {
      let place: Int = (block &* channels &* height &+ oy &* stride) &* line
      let outPlace: Int = (block &* units &* outHeight &+ oy) &* outWidth &* 16
      var u = 0
      while u < units {
        let panel = u & ~15
        let panelWidth = units &- panel > 8 ? 16 : 8
        let count = tileHeight(units &- panel < 16 ? units &- u : panel &+ 16 &- u)
        forwardTiles(
          count, x + place, channels, height &* line, dilation &* line, dilation &* 16, stride &* 16,
          weights + panel &* inputs + (u &- panel), panelWidth, bias + u, kernel, outWidth,
          out + outPlace + u &* outPlane, outPlane)
        u &+= count
      }
    }
  }
}

/// How many positions a kernel has along a side.
@inline(__always)
func positions(_ size: Int, _ kernel: Int, _ stride: Int, _ dilation: Int) -> Int {
  (size &- dilation &* (kernel &- 1) &- 1) / stride &+ 1
}

/// How many of the channels left the next tile takes: as many as registers allow, and two tiles of alike height for
/// the last seven or eight where eight are too many.
@inline(__always)
func tileHeight(_ left: Int) -> Int {
  #if WIDE
    left > 7 ? 8 : left == 7 ? 4 : left
  #elseif FMA
    left > 8 ? 6 : left > 6 ? 4 : left
  #else
    left > 2 ? 2 : left
  #endif
}

@inline(__always)
func forwardTiles(
  _ count: Int, _ x: Source, _ channels: Int, _ plane: Int, _ line: Int, _ tap: Int, _ step: Int,
  _ weights: Source, _ panelWidth: Int, _ bias: Source, _ kernel: Int, _ width: Int, _ out: Target, _ outPlane: Int
) {
  let zero = SIMD16<Float>(repeating: 0)
  switch count {
  #if WIDE
    case 8:
      forwardRow(
        InlineArray<8, SIMD16<Float>>(repeating: zero), x, channels, plane, line, tap, step, weights, panelWidth,
        bias,
        kernel, width, out, outPlane)
  #endif
  #if FMA
    case 6:
      forwardRow(
        InlineArray<6, SIMD16<Float>>(repeating: zero), x, channels, plane, line, tap, step, weights, panelWidth,
        bias,
        kernel, width, out, outPlane)
    case 5:
      forwardRow(
        InlineArray<5, SIMD16<Float>>(repeating: zero), x, channels, plane, line, tap, step, weights, panelWidth,
        bias,
        kernel, width, out, outPlane)
    case 4:
      forwardRow(
        InlineArray<4, SIMD16<Float>>(repeating: zero), x, channels, plane, line, tap, step, weights, panelWidth,
        bias,
        kernel, width, out, outPlane)
    case 3:
      forwardRow(
        InlineArray<3, SIMD16<Float>>(repeating: zero), x, channels, plane, line, tap, step, weights, panelWidth,
        bias,
        kernel, width, out, outPlane)
  #endif
  case 2:
    forwardRow(
      InlineArray<2, SIMD16<Float>>(repeating: zero), x, channels, plane, line, tap, step, weights, panelWidth, bias,
      kernel, width, out, outPlane)
  default:
    forwardRow(
      InlineArray<1, SIMD16<Float>>(repeating: zero), x, channels, plane, line, tap, step, weights, panelWidth, bias,
      kernel, width, out, outPlane)
  }
}

/// One row of R channels of the output: two pixels at a time where registers allow, so that a weight is read for both.
@inline(__always)
private func forwardRow<let R: Int>(
  _ zero: InlineArray<R, SIMD16<Float>>, _ x: Source, _ channels: Int, _ plane: Int, _ line: Int, _ tap: Int,
  _ step: Int, _ weights: Source, _ panelWidth: Int, _ bias: Source, _ kernel: Int, _ width: Int, _ out: Target,
  _ outPlane: Int
) {
  var start = zero
  for i in 0..<R { start[unchecked: i] = SIMD16(repeating: bias[i]) }
  var ox = 0
  #if WIDE
    while width &- ox >= 2 {
      forwardPixels(
        start, x + ox &* step, channels, plane, line, tap, step, weights, panelWidth, kernel, out + ox &* 16, outPlane
      )
      ox &+= 2
    }
  #endif
  while ox < width {
    forwardPixel(
      start, x + ox &* step, channels, plane, line, tap, weights, panelWidth, kernel, out + ox &* 16, outPlane)
    ox &+= 1
  }
}

@inline(__always)
private func forwardPixel<let R: Int>(
  _ start: InlineArray<R, SIMD16<Float>>, _ x: Source, _ channels: Int, _ plane: Int, _ line: Int, _ tap: Int,
  _ weights: Source, _ panelWidth: Int, _ kernel: Int, _ out: Target, _ outPlane: Int
) {
  var sums = start
  var w = weights
  var channel = x
  for _ in 0..<channels {
    var row = channel
    for _ in 0..<kernel {
      var p = row
      var left = kernel
      while left > 0 {
        let pixels = load16(p)
        for i in 0..<R {
          sums[unchecked: i] = multiplyAdd(SIMD16(repeating: w[i]), pixels, sums[unchecked: i])
        }
        p += tap
        w += panelWidth
        left &-= 1
      }
      row += line
    }
    channel += plane
  }
  for i in 0..<R { store(sums[unchecked: i], out + i &* outPlane) }
}

#if WIDE
  /// A pixel and the next one.
  @inline(__always)
  private func forwardPixels<let R: Int>(
    _ start: InlineArray<R, SIMD16<Float>>, _ x: Source, _ channels: Int, _ plane: Int, _ line: Int, _ tap: Int,
    _ step: Int, _ weights: Source, _ panelWidth: Int, _ kernel: Int, _ out: Target, _ outPlane: Int
  ) {
    var sums = start
    var more = start
    var w = weights
    var channel = x
    for _ in 0..<channels {
      var row = channel
      for _ in 0..<kernel {
        var p = row
        var left = kernel
        while left > 0 {
          let pixels = load16(p)
          let next = load16(p + step)
          for i in 0..<R {
            let weight = SIMD16(repeating: w[i])
            sums[unchecked: i] = multiplyAdd(weight, pixels, sums[unchecked: i])
            more[unchecked: i] = multiplyAdd(weight, next, more[unchecked: i])
          }
          p += tap
          w += panelWidth
          left &-= 1
        }
        row += line
      }
      channel += plane
    }
    for i in 0..<R {
      store(sums[unchecked: i], out + i &* outPlane)
      store(more[unchecked: i], out + 16 + i &* outPlane)
    }
  }
#endif
