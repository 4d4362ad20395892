// One step of a layer of long short-term memory (Hochreiter and Schmidhuber 1997; with the forget gate of Gers 2000), all
// but the matrix products. The gates of a row lie side by side, [i f g o] with `stride` columns each, a multiple of 8.
// In padding z, the cell and their slopes are zero, and what comes out there is zero or without effect.

/// i, f, o <- sigmoid(z + x); g <- tanh(z + x); c = f c' + i g; s = tanh c; h = o s.
///
/// Shapes: z [rows, 4 stride], in place, before it products of h'; x [*, 4 stride], sums of the inputs: those of row r are
/// in row places[r], or in row r without places; before (c'), cell (c), squashed (s), h [rows, stride].
@inline(never)
public func lstmForward(
  _ z: Target, _ x: Source, _ places: UnsafePointer<Int32>?, _ before: Source, _ cell: Target, _ squashed: Target,
  _ h: Target, _ rows: Int, _ stride: Int
) {
  for row in 0..<rows {
    let i = z + 4 &* row &* stride
    let f = i + stride
    let g = f + stride
    let o = g + stride
    var place = row
    if let places { place = Int(places[row]) }
    let xi = x + 4 &* place &* stride
    let xf = xi + stride
    let xg = xf + stride
    let at = row &* stride
    sigmoidsOfSums(i, xi, f, xf, stride)
    tangentsAndSigmoidsOfSums(g, xg, o, xg + stride, stride)
    renew(f, before + at, i, g, stride, cell + at)
    hyperbolicTangents(cell + at, squashed + at, stride)
    products(o, squashed + at, stride, h + at)
  }
}

/// c = f c' + i g. Shapes: everything [count].
@inline(__always)
private func renew(_ f: Source, _ before: Source, _ i: Source, _ g: Source, _ count: Int, _ cell: Target) {
  var j = 0
  while count &- j >= 16 {
    store(multiplyAdd(load16(f + j), load16(before + j), load16(i + j) * load16(g + j)), cell + j)
    j &+= 16
  }
  if j < count { store(multiplyAdd(load8(f + j), load8(before + j), load8(i + j) * load8(g + j)), cell + j) }
}

/// out = a b. Shapes: everything [count].
@inline(__always)
private func products(_ a: Source, _ b: Source, _ count: Int, _ out: Target) {
  var j = 0
  while count &- j >= 16 {
    store(load16(a + j) * load16(b + j), out + j)
    j &+= 16
  }
  if j < count { store(load8(a + j) * load8(b + j), out + j) }
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
  for row in 0..<rows {
    let line = gates + 4 &* row &* stride
    let at = row &* stride
    var j = 0
    #if WIDE
      while stride &- j >= 16 {
        lstmBackward16(line + j, before + at + j, squashed + at + j, dh + at + j, dc + at + j, stride)
        j &+= 16
      }
    #endif
    while j < stride {
      lstmBackward8(line + j, before + at + j, squashed + at + j, dh + at + j, dc + at + j, stride)
      j &+= 8
    }
  }
}

#if WIDE
  /// 16 units of a row.
  @inline(__always)
  private func lstmBackward16(
    _ line: Target, _ before: Source, _ squashed: Source, _ dh: Source, _ dc: Target, _ stride: Int
  ) {
    let one = SIMD16<Float>(repeating: 1)
    let i = load16(line)
    let f = load16(line + stride)
    let g = load16(line + 2 &* stride)
    let o = load16(line + 3 &* stride)
    let s = load16(squashed)
    let slope = load16(dh)
    let cell = multiplyAdd(slope * o, one - s * s, load16(dc))
    store(cell * g * (i * (one - i)), line)
    store(cell * load16(before) * (f * (one - f)), line + stride)
    store(cell * i * (one - g * g), line + 2 &* stride)
    store(slope * s * (o * (one - o)), line + 3 &* stride)
    store(cell * f, dc)
  }
#endif

/// 8 units of a row.
@inline(__always)
private func lstmBackward8(
  _ line: Target, _ before: Source, _ squashed: Source, _ dh: Source, _ dc: Target, _ stride: Int
) {
  let one = SIMD8<Float>(repeating: 1)
  let i = load8(line)
  let f = load8(line + stride)
  let g = load8(line + 2 &* stride)
  let o = load8(line + 3 &* stride)
  let s = load8(squashed)
  let slope = load8(dh)
  let cell = multiplyAdd(slope * o, one - s * s, load8(dc))
  store(cell * g * (i * (one - i)), line)
  store(cell * load8(before) * (f * (one - f)), line + stride)
  store(cell * i * (one - g * g), line + 2 &* stride)
  store(slope * s * (o * (one - o)), line + 3 &* stride)
  store(cell * f, dc)
}
