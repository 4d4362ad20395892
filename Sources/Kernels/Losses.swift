// Losses on raw outputs: the sum over rows in 64 bits, and the slope of each row's own loss. The mean is taken later, on
// the sums of the gradients: errors of balanced classes then cancel exactly.
// Shapes: z, d [rows, width] with one stride; scratch [2 rows]. Padding of d is left or made zero.

/// The mean over outputs of (z - target)^2, summed over rows. Shapes: targets [rows, width].
@inline(never)
public func squaredError(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target
) -> Double {
  let slope = 2 / Float(width)
  var sum = 0.0
  for r in 0..<rows {
    for c in 0..<width {
      let error = z[r &* stride &+ c] - targets[r &* width &+ c]
      d[r &* stride &+ c] = error * slope
      sum += Double(error) * Double(error)
    }
  }
  return sum / Double(width)
}

/// max(z, 0) - z y + ln(1 + e^-|z|), summed over rows; its slope is sigmoid(z) - y. Only column 0 counts.
/// Shapes: targets [rows], each 0 or 1.
@inline(never)
public func binaryCrossEntropy(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target
) -> Double {
  let losses = scratch
  let slopes = scratch + rows
  for r in 0..<rows { losses[r] = z[r &* stride] }
  for r in 0..<rows {
    let x = losses[r]
    let y = targets[r]
    let size = x < 0 ? -x : x
    let e = exponential(-size)
    let share = 1 / (1 + e)
    let sigmoid = x < 0 ? e * share : share
    let positive = x < 0 ? 0 : x
    losses[r] = (positive - x * y) + logarithmOfOnePlus(e)
    slopes[r] = sigmoid - y
  }
  var sum = 0.0
  for r in 0..<rows {
    sum += Double(losses[r])
    d[r &* stride] = slopes[r]
  }
  return sum
}

/// ln sum over c of e^z[c] - z[class], summed over rows; its slope is softmax(z) - 1 at the class.
/// Shapes: targets [rows], each a class number.
@inline(never)
public func softmaxCrossEntropy(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target
) -> Double {
  let sums = scratch
  let atClass = scratch + rows
  for r in 0..<rows {
    let row = z + r &* stride
    let slopes = d + r &* stride
    var largest = row[0]
    for c in 1..<width { largest = row[c] > largest ? row[c] : largest }
    for c in 0..<width { slopes[c] = row[c] - largest }
    atClass[r] = slopes[Int(targets[r])]
  }
  for i in 0..<(rows &* stride) { d[i] = exponential(d[i]) }
  for r in 0..<rows {
    let slopes = d + r &* stride
    var sum: Float = 0
    for c in 0..<width { sum += slopes[c] }
    sums[r] = sum
    let share = 1 / sum
    for c in 0..<width { slopes[c] = slopes[c] * share }
    for c in width..<stride { slopes[c] = 0 }
    slopes[Int(targets[r])] -= 1
  }
  for r in 0..<rows { sums[r] = logarithm(sums[r]) - atClass[r] }
  var total = 0.0
  for r in 0..<rows { total += Double(sums[r]) }
  return total
}

/// How many rows are classified right: by the sign of a single output, by the largest (the first of equals) of several.
/// Shapes: z [rows, width]; targets [rows], each a class number.
@inline(never)
public func countCorrect(
  _ z: Source, _ stride: Int, _ classes: Source, _ rows: Int, _ width: Int
) -> Int {
  var right = 0
  for r in 0..<rows {
    let row = z + r &* stride
    var answer = 0
    if width == 1 {
      answer = row[0] > 0 ? 1 : 0
    } else {
      for c in 1..<width where row[c] > row[answer] { answer = c }
    }
    right &+= answer == Int(classes[r]) ? 1 : 0
  }
  return right
}
