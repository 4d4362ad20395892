// Losses on raw outputs: the sum over rows in 64 bits, and the slope of each row's own loss. The mean is taken later, on
// the sums of the gradients: errors of balanced classes then cancel exactly.
// Shapes: z, d [rows, width] with one stride; scratch [2 rows], each half rounded up to 16. Padding of d is left or made
// zero.

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
/// Shapes: targets [rows], each 0 or 1; the stride of z and d is a multiple of 8.
@inline(never)
public func binaryCrossEntropy(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target
) -> Double {
  // Whole registers of rows: what is left over would be computed row by row.
  let count = (rows &+ 15) & -16
  let losses = scratch
  let slopes = scratch + count
  for r in 0..<rows {
    losses[r] = z[r &* stride]
    slopes[r] = targets[r]
  }
  for r in rows..<count {
    losses[r] = 0
    slopes[r] = 0
  }
  for r in 0..<count {
    let x = losses[r]
    let y = slopes[r]
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
    store(SIMD8(slopes[r], 0, 0, 0, 0, 0, 0, 0), d + r &* stride)
  }
  return sum
}

/// The mean over outputs of the binary cross-entropy of each, summed over rows; its slope is (sigmoid(z) - y) / width.
/// Shapes: targets [rows, width], each in 0...1.
@inline(never)
public func binaryCrossEntropies(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target
) -> Double {
  let slope = 1 / Float(width)
  var sum = 0.0
  for r in 0..<rows {
    let row = z + r &* stride
    let ys = targets + r &* width
    let slopes = d + r &* stride
    for c in 0..<width {
      let size = row[c] < 0 ? -row[c] : row[c]
      let positive = row[c] < 0 ? 0 : row[c]
      slopes[c] = (positive - row[c] * ys[c]) + logarithmOfOnePlus(exponential(-size))
    }
    for c in 0..<width { sum += Double(slopes[c]) }
    for c in 0..<width {
      let x = row[c]
      let e = exponential(x < 0 ? x : -x)
      let share = 1 / (1 + e)
      slopes[c] = ((x < 0 ? e * share : share) - ys[c]) * slope
    }
  }
  return sum / Double(width)
}

/// The mean over outputs of e^2 / 2 where |e| <= delta, else delta (|e| - delta / 2), with e = z - target, summed over
/// rows (Huber 1964). Shapes: targets [rows, width].
@inline(never)
public func huber(
  _ z: Source, _ stride: Int, _ targets: Source, _ rows: Int, _ width: Int, _ d: Target, _ scratch: Target,
  _ delta: Float
) -> Double {
  let scale = 1 / Float(width)
  var sum = 0.0
  for r in 0..<rows {
    for c in 0..<width {
      let error = z[r &* stride &+ c] - targets[r &* width &+ c]
      let below = error < -delta ? -delta : error
      // The slope s is the error clipped, and the loss s (e - s / 2) on both branches.
      let clipped = below > delta ? delta : below
      d[r &* stride &+ c] = clipped * scale
      sum += Double(clipped) * (Double(error) - 0.5 * Double(clipped))
    }
  }
  return sum / Double(width)
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
