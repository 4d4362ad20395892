// Moving rows about, and sums over them.

/// out[r] = source[indices[r]]. Shapes: source [*, width]; indices [rows]; out [rows, width].
@inline(never)
public func gatherRows(
  _ source: Source, _ width: Int, _ indices: UnsafePointer<Int32>, _ rows: Int, _ out: Target
) {
  if width == 1 {
    for r in 0..<rows { out[r] = source[Int(indices[r])] }
    return
  }
  for r in 0..<rows { copy(source + Int(indices[r]) &* width, out + r &* width, width) }
}

/// out[r, c] = source[r, c] between two row strides. Shapes: source [rows, width]; out [rows, width].
@inline(never)
public func copyRows(
  _ source: Source, _ sourceRow: Int, _ rows: Int, _ width: Int, _ out: Target, _ outRow: Int
) {
  for r in 0..<rows { copy(source + r &* sourceRow, out + r &* outRow, width) }
}

/// Rows are often two or three numbers long: too short for a call.
@inline(__always)
func copy(_ source: Source, _ out: Target, _ count: Int) {
  var i = 0
  while count &- i >= 8 {
    store(load8(source + i), out + i)
    i &+= 8
  }
  while i < count {
    out[i] = source[i]
    i &+= 1
  }
}

/// out[c] = scale * sum over r of a[r, c]. Shapes: a [rows, width]; out [width].
@inline(never)
public func columnSums(_ a: Source, _ aRow: Int, _ rows: Int, _ width: Int, _ out: Target, _ scale: Float) {
  var c = 0
  while width &- c >= 16 {
    var sum = SIMD16<Float>(repeating: 0)
    var p = a + c
    for _ in 0..<rows {
      sum += load16(p)
      p += aRow
    }
    store(sum * scale, out + c)
    c &+= 16
  }
  while width &- c >= 8 {
    var sum = SIMD8<Float>(repeating: 0)
    var p = a + c
    for _ in 0..<rows {
      sum += load8(p)
      p += aRow
    }
    store(sum * scale, out + c)
    c &+= 8
  }
  while c < width {
    var sum: Float = 0
    for r in 0..<rows { sum += a[r &* aRow &+ c] }
    out[c] = sum * scale
    c &+= 1
  }
}

/// The place of the first value that is infinite or not a number, or -1.
@inline(never)
public func firstNonFinite(_ a: Source, _ count: Int) -> Int {
  // x - x is zero for a finite x and not a number otherwise: one pass without a branch decides the usual case.
  var bits: UInt32 = 0
  for i in 0..<count { bits |= (a[i] - a[i]).bitPattern }
  if bits == 0 { return -1 }
  for i in 0..<count where (a[i] - a[i]).bitPattern != 0 { return i }
  return -1
}
