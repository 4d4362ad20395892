// Passes over whole buffers. Shapes: everything [count].

/// b <- b + factor a
@inline(never)
public func addScaled(_ a: Source, _ count: Int, _ factor: Float, _ b: Target) {
  for i in 0..<count { b[i] = multiplyAdd(factor, a[i], b[i]) }
}

/// b <- factor a; b may be a.
@inline(never)
public func scaledCopy(_ a: Source, _ count: Int, _ factor: Float, _ b: Target) {
  for i in 0..<count { b[i] = factor * a[i] }
}

/// b <- value
@inline(never)
public func fillValues(_ b: Target, _ count: Int, _ value: Float) {
  for i in 0..<count { b[i] = value }
}
