// Softmax with cross-entropy. Sums over classes are in the order of classes, whatever else goes on beside them. Shapes as
// in `Losses.swift`. A row whose target is negative is ignored: its loss and its slopes are 0.

/// ln sum over c of e^z[c] - z[class], summed over rows; its slope is softmax(z) - 1 at the class.
/// Shapes: targets [rows], each a class number, or negative.
@inline(never)
public func softmaxCrossEntropy(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target
) -> Double {
  shiftRows(z, stride, targets, rows, width, d, scratch + rows)
  for i in 0..<(rows &* stride) { d[i] = exponential(d[i]) }
  normalizeRows(stride, targets, rows, width, d, scratch)
  for r in 0..<rows where targets[r] >= 0 { d[r &* stride &+ Int(targets[r])] -= 1 }
  return totalLoss(targets, rows, scratch)
}

/// The same against a softened target (Szegedy 2016): 1 - s + s/K at the class and s/K at the other K - 1.
@inline(never)
public func smoothedCrossEntropy(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target,
  _ smoothing: Float
) -> Double {
  let atClass = scratch + rows
  let each = smoothing / Float(width)
  let weight = 1 - smoothing
  shiftRows(z, stride, targets, rows, width, d, atClass)
  for r in 0..<rows {
    var sum: Float = 0
    for c in 0..<width { sum += d[r &* stride &+ c] }
    atClass[r] = multiplyAdd(each, sum, weight * atClass[r])
  }
  for i in 0..<(rows &* stride) { d[i] = exponential(d[i]) }
  normalizeRows(stride, targets, rows, width, d, scratch)
  for r in 0..<rows where targets[r] >= 0 {
    let slopes = d + r &* stride
    for c in 0..<width { slopes[c] = slopes[c] - each }
    slopes[Int(targets[r])] -= weight
  }
  return totalLoss(targets, rows, scratch)
}

/// How many rows have a target. Shapes: targets [rows].
@inline(never)
public func countLabelled(_ targets: Source, _ rows: Int) -> Int {
  var count: Int32 = 0
  for r in 0..<rows { count = count &+ (targets[r] >= 0 ? 1 : 0) }
  return Int(count)
}

/// d <- z - the largest of its row; atClass <- what lies at the class. Eight rows at a time: one comparison waits for the
/// other within a row, but not across rows.
@inline(__always)
func shiftRows(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ atClass: Target
) {
  var r = 0
  while rows &- r >= 8 {
    let row = z + r &* stride
    var largest = largestOfColumns(row, stride, width, SIMD8(repeating: -.infinity))
    var j = 8
    while j < width {
      largest = largestOfColumns(row + j, stride, width &- j, largest)
      j &+= 8
    }
    for i in 0..<8 { shift(row + i &* stride, d + (r &+ i) &* stride, stride, largest[i]) }
    r &+= 8
  }
  while r < rows {
    let row = z + r &* stride
    var largest = row[0]
    for j in 1..<width { largest = row[j] > largest ? row[j] : largest }
    shift(row, d + r &* stride, stride, largest)
    r &+= 1
  }
  for r in 0..<rows { atClass[r] = targets[r] >= 0 ? d[r &* stride &+ Int(targets[r])] : 0 }
}

@inline(__always)
func shift(_ row: Source, _ out: Target, _ stride: Int, _ largest: Float) {
  var j = 0
  while j < stride {
    store(load8(row + j) - SIMD8(repeating: largest), out + j)
    j &+= 8
  }
}

/// sums <- the sum of each row of d; d <- d / its sum, and 0 in padding and in rows that are ignored.
@inline(__always)
func normalizeRows(_ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ sums: Target) {
  var r = 0
  while rows &- r >= 8 {
    let row = d + r &* stride
    var sum = SIMD8<Float>(repeating: 0)
    var j = 0
    while j < width {
      sum = sumOfColumns(row + j, stride, width &- j, sum)
      j &+= 8
    }
    store(sum, sums + r)
    r &+= 8
  }
  while r < rows {
    var sum: Float = 0
    for j in 0..<width { sum += d[r &* stride &+ j] }
    sums[r] = sum
    r &+= 1
  }
  for r in 0..<rows {
    let row = d + r &* stride
    let share = targets[r] >= 0 ? 1 / sums[r] : 0
    var j = 0
    while j < stride {
      store(load8(row + j) * SIMD8(repeating: share), row + j)
      j &+= 8
    }
    for j in width..<stride { row[j] = 0 }
    if targets[r] < 0 { for j in 0..<width { row[j] = 0 } }
  }
}

/// The sum of ln sum - what lies at the class. Shapes: scratch [2 rows]: sums, then values at the class.
@inline(__always)
func totalLoss(_ targets: Source, _ rows: Int, _ scratch: Target) -> Double {
  for r in 0..<rows { scratch[r] = logarithm(scratch[r]) - scratch[rows &+ r] }
  var total = 0.0
  for r in 0..<rows { total += targets[r] >= 0 ? Double(scratch[r]) : 0 }
  return total
}
