// Passes over a whole buffer of slopes or weights. Shapes: everything [count].

/// The sum of squares in 64 bits, where the square of a Float is exact. Eight sums in turn, added at the end: the same
/// bits on every processor.
@inline(never)
public func sumOfSquares(_ a: Source, _ count: Int) -> Double {
  var low = SIMD4<Double>(repeating: 0)
  var high = SIMD4<Double>(repeating: 0)
  var i = 0
  while count &- i >= 8 {
    let first = SIMD4(Double(a[i]), Double(a[i &+ 1]), Double(a[i &+ 2]), Double(a[i &+ 3]))
    let second = SIMD4(Double(a[i &+ 4]), Double(a[i &+ 5]), Double(a[i &+ 6]), Double(a[i &+ 7]))
    low += first * first
    high += second * second
    i &+= 8
  }
  low += high
  var sum = (low[0] + low[1]) + (low[2] + low[3])
  while i < count {
    sum += Double(a[i]) * Double(a[i])
    i &+= 1
  }
  return sum
}

/// a <- factor a
@inline(never)
public func scaleValues(_ a: Target, _ count: Int, _ factor: Float) {
  for i in 0..<count { a[i] = factor * a[i] }
}

/// a <- a within -limit...limit; not a number stays so.
@inline(never)
public func clampValues(_ a: Target, _ count: Int, _ limit: Float) {
  for i in 0..<count {
    let value = a[i]
    let below = value < -limit ? -limit : value
    a[i] = below > limit ? limit : below
  }
}
