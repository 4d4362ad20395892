// One step of a layer of gated recurrent units (Cho 2014, with the reset gate behind the product as in cuDNN), all but
// the matrix products. The gates of a row lie side by side, [r u n] with `stride` columns each, a multiple of 8: reset,
// update and candidate. Their recurrent weights are one matrix of panels whose first 2 stride columns are those of r and
// u: their products go onto the sums of the inputs, while the candidate's stays apart in s.

/// r, u <- sigmoid; n <- tanh(n + r s); h = (1 - u) n + u h'.
///
/// Shapes: gates [rows, 3 stride], in place: before it, sums of inputs and h' for r and u, and of inputs alone for n;
/// s (h' U_n + its bias), before (h'), h [rows, stride].
@inline(never)
public func gruForward(
  _ gates: Target, _ s: Source, _ before: Source, _ h: Target, _ rows: Int, _ stride: Int
) {
  for row in 0..<rows {
    let r = gates + 3 &* row &* stride
    let u = r + stride
    let n = u + stride
    let at = row &* stride
    sigmoids(r, 2 &* stride)
    var j = 0
    while j < stride {
      store(multiplyAdd(load8(r + j), load8(s + at + j), load8(n + j)), n + j)
      j &+= 8
    }
    hyperbolicTangents(n, n, stride)
    j = 0
    while j < stride {
      let candidate = load8(n + j)
      store(multiplyAdd(load8(u + j), load8(before + at + j) - candidate, candidate), h + at + j)
      j &+= 8
    }
  }
}

/// The slopes of the gates' sums in place of the gates, those of s in its place, and the direct part of those of h', onto
/// which the products come: dn = dh (1 - u)(1 - n^2); ds = dn r; dr = dn s r (1 - r); du = dh (h' - n) u (1 - u);
/// dh' = dh u.
///
/// Shapes: gates [rows, 3 stride]; s, before (h'), dh, dBefore (dh') [rows, stride]; dBefore may be dh.
@inline(never)
public func gruBackward(
  _ gates: Target, _ s: Target, _ before: Source, _ dh: Source, _ dBefore: Target, _ rows: Int, _ stride: Int
) {
  let one = SIMD8<Float>(repeating: 1)
  for row in 0..<rows {
    let line = gates + 3 &* row &* stride
    var j = 0
    while j < stride {
      let at: Int = row &* stride &+ j
      let r = load8(line + j)
      let u = load8(line + stride + j)
      let n = load8(line + 2 &* stride + j)
      let sum = load8(s + at)
      let slope = load8(dh + at)
      let candidate = slope * (one - u) * (one - n * n)
      store(candidate * sum * (r * (one - r)), line + j)
      store(slope * (load8(before + at) - n) * (u * (one - u)), line + stride + j)
      store(candidate, line + 2 &* stride + j)
      store(candidate * r, s + at)
      store(slope * u, dBefore + at)
      j &+= 8
    }
  }
}
