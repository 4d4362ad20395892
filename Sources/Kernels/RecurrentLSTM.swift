// One step of a layer of long short-term memory (Hochreiter and Schmidhuber 1997; with the forget gate of Gers 2000), all
// but the matrix products. The gates of a row lie side by side, [i f g o] with `stride` columns each, a multiple of 8.
// In padding z, the cell and their slopes are zero, and what comes out there is zero or without effect.
//
// Comparisons are wanted for tanh, so that those loops are plain; the others are SIMD by hand, because a plain loop over
// so many pointers would not vectorize.

/// i, f, o <- sigmoid z; g <- tanh z; c = f c' + i g; s = tanh c; h = o s.
///
/// Shapes: z [rows, 4 stride], in place; before (c'), cell (c), squashed (s), h [rows, stride].
@inline(never)
public func lstmForward(
  _ z: Target, _ before: Source, _ cell: Target, _ squashed: Target, _ h: Target, _ rows: Int, _ stride: Int
) {
  for r in 0..<rows {
    let i = z + 4 &* r &* stride
    let f = i + stride
    let g = f + stride
    let o = g + stride
    let at = r &* stride
    sigmoids(i, 2 &* stride)
    hyperbolicTangents(g, g, stride)
    sigmoids(o, stride)
    var j = 0
    while j < stride {
      store(multiplyAdd(load8(f + j), load8(before + at + j), load8(i + j) * load8(g + j)), cell + at + j)
      j &+= 8
    }
    hyperbolicTangents(cell + at, squashed + at, stride)
    j = 0
    while j < stride {
      store(load8(o + j) * load8(squashed + at + j), h + at + j)
      j &+= 8
    }
  }
}

/// The slopes of z in place of the gates, and those of the cell one step before in place of dc:
///
/// dc <- dc + dh o (1 - s^2); dz_i = dc g i (1 - i); dz_f = dc c' f (1 - f); dz_g = dc i (1 - g^2);
/// dz_o = dh s o (1 - o); dc <- dc f.
///
/// Shapes: gates [rows, 4 stride]; before, squashed, dh, dc [rows, stride].
@inline(never)
public func lstmBackward(
  _ gates: Target, _ before: Source, _ squashed: Source, _ dh: Source, _ dc: Target, _ rows: Int, _ stride: Int
) {
  let one = SIMD8<Float>(repeating: 1)
  for r in 0..<rows {
    let row = gates + 4 &* r &* stride
    var j = 0
    while j < stride {
      let at: Int = r &* stride &+ j
      let i = load8(row + j)
      let f = load8(row + stride + j)
      let g = load8(row + 2 &* stride + j)
      let o = load8(row + 3 &* stride + j)
      let s = load8(squashed + at)
      let slope = load8(dh + at)
      let cell = multiplyAdd(slope * o, one - s * s, load8(dc + at))
      store(cell * g * (i * (one - i)), row + j)
      store(cell * load8(before + at) * (f * (one - f)), row + stride + j)
      store(cell * i * (one - g * g), row + 2 &* stride + j)
      store(slope * s * (o * (one - o)), row + 3 &* stride + j)
      store(cell * f, dc + at)
      j &+= 8
    }
  }
}
