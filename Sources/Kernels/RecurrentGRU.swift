// One step of a layer of gated recurrent units (Cho 2014, with the reset gate behind the product as in cuDNN), all but
// the matrix products. The gates of a row lie side by side, [r u n] with `stride` columns each, a multiple of 8: reset,
// update and candidate. Their recurrent weights are one matrix of panels whose first 2 stride columns are those of r and
// u; the candidate's product stays apart in s.

/// r, u <- sigmoid(r, u + x); n = tanh(x + r s); h = (1 - u) n + u h'.
///
/// Shapes: gates [rows, 3 stride], before it products of h' for r and u; x [*, 3 stride], sums of the inputs: those of
/// row r are in row places[r], or in row r without places; s (h' U_n + its bias), before (h'), h [rows, stride].
@inline(never)
public func gruForward(
  _ gates: Target, _ x: Source, _ places: UnsafePointer<Int32>?, _ s: Source, _ before: Source, _ h: Target,
  _ rows: Int, _ stride: Int
) {
  for row in 0..<rows {
    let r = gates + 3 &* row &* stride
    let u = r + stride
    let n = u + stride
    var place = row
    if let places { place = Int(places[row]) }
    let xr = x + 3 &* place &* stride
    let xu = xr + stride
    let at = row &* stride
    sigmoidsOfSums(r, xr, u, xu, stride)
    candidateSums(r, s + at, xu + stride, stride, n)
    hyperbolicTangents(n, n, stride)
    blend(u, n, before + at, stride, h + at)
  }
}

/// n = x + r s. Shapes: everything [count].
@inline(__always)
private func candidateSums(_ r: Source, _ s: Source, _ x: Source, _ count: Int, _ n: Target) {
  var j = 0
  while count &- j >= 16 {
    store(multiplyAdd(load16(r + j), load16(s + j), load16(x + j)), n + j)
    j &+= 16
  }
  if j < count { store(multiplyAdd(load8(r + j), load8(s + j), load8(x + j)), n + j) }
}

/// h = n + u (h' - n). Shapes: everything [count].
@inline(__always)
private func blend(_ u: Source, _ n: Source, _ before: Source, _ count: Int, _ h: Target) {
  var j = 0
  while count &- j >= 16 {
    let candidate = load16(n + j)
    store(multiplyAdd(load16(u + j), load16(before + j) - candidate, candidate), h + j)
    j &+= 16
  }
  if j < count {
    let candidate = load8(n + j)
    store(multiplyAdd(load8(u + j), load8(before + j) - candidate, candidate), h + j)
  }
}

/// The slopes of the gates' sums in place of the gates, those of s in its place, and the direct part of those of h' onto
/// what is there: dn = dh (1 - u)(1 - n^2); ds = dn r; dr = dn s r (1 - r); du = dh (h' - n) u (1 - u);
/// dh' <- dh' + carry dh u.
///
/// Shapes: gates [rows, 3 stride]; s, before (h'), dh, dBefore (dh') [rows, stride]. With a carry of 0 dBefore may be dh:
/// it stays as it is.
@inline(never)
public func gruBackward(
  _ gates: Target, _ s: Target, _ before: Source, _ dh: Source, _ dBefore: Target, _ carry: Float, _ rows: Int,
  _ stride: Int
) {
  for row in 0..<rows {
    let line = gates + 3 &* row &* stride
    let at = row &* stride
    var j = 0
    #if WIDE
      while stride &- j >= 16 {
        gruBackward16(line + j, s + at + j, before + at + j, dh + at + j, dBefore + at + j, carry, stride)
        j &+= 16
      }
    #endif
    while j < stride {
      gruBackward8(line + j, s + at + j, before + at + j, dh + at + j, dBefore + at + j, carry, stride)
      j &+= 8
    }
  }
}

#if WIDE
  /// 16 units of a row.
  @inline(__always)
  private func gruBackward16(
    _ line: Target, _ s: Target, _ before: Source, _ dh: Source, _ dBefore: Target, _ carry: Float, _ stride: Int
  ) {
    let one = SIMD16<Float>(repeating: 1)
    let r = load16(line)
    let u = load16(line + stride)
    let n = load16(line + 2 &* stride)
    let sum = load16(s)
    let slope = load16(dh)
    let direct = slope * u
    let candidate = slope * (one - u) * (one - n * n)
    store(candidate * sum * (r * (one - r)), line)
    store(direct * (load16(before) - n) * (one - u), line + stride)
    store(candidate, line + 2 &* stride)
    store(candidate * r, s)
    store(multiplyAdd(SIMD16(repeating: carry), direct, load16(dBefore)), dBefore)
  }
#endif

/// 8 units of a row.
@inline(__always)
private func gruBackward8(
  _ line: Target, _ s: Target, _ before: Source, _ dh: Source, _ dBefore: Target, _ carry: Float, _ stride: Int
) {
  let one = SIMD8<Float>(repeating: 1)
  let r = load8(line)
  let u = load8(line + stride)
  let n = load8(line + 2 &* stride)
  let sum = load8(s)
  let slope = load8(dh)
  let direct = slope * u
  let candidate = slope * (one - u) * (one - n * n)
  store(candidate * sum * (r * (one - r)), line)
  store(direct * (load8(before) - n) * (one - u), line + stride)
  store(candidate, line + 2 &* stride)
  store(candidate * r, s)
  store(multiplyAdd(SIMD8(repeating: carry), direct, load8(dBefore)), dBefore)
}
