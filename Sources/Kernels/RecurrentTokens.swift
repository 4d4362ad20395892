// Tokens: the products of all tokens with the input weights are taken once, and their rows looked up at every step.

/// out[t, r] = a[r, t] as whole numbers. Shapes: a [rows, steps], whole numbers; out [steps, rows].
@inline(never)
public func tokensByTime(_ a: Source, _ rows: Int, _ steps: Int, _ out: UnsafeMutablePointer<Int32>) {
  for t in 0..<steps {
    for r in 0..<rows { out[t &* rows &+ r] = Int32(a[r &* steps &+ t]) }
  }
}

/// out[v] <- out[v] + d[p] for each place p with token v, in the order of places.
///
/// Shapes: d [count, n], n a multiple of 8; tokens [count], each in 0..<vocabulary; out [vocabulary, n].
@inline(never)
public func scatterAddRows(_ d: Source, _ n: Int, _ tokens: UnsafePointer<Int32>, _ count: Int, _ out: Target) {
  for p in 0..<count {
    let from = d + p &* n
    let to = out + Int(tokens[p]) &* n
    var j = 0
    while n &- j >= 16 {
      store(load16(to + j) + load16(from + j), to + j)
      j &+= 16
    }
    if j < n { store(load8(to + j) + load8(from + j), to + j) }
  }
}
