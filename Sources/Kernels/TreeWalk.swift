// From samples to leaves, and from leaves to answers.

/// leaves[i] = the node where a sample ends: on to the next node where x[feature] <= threshold, to `rights` otherwise.
/// Shapes: inputs [*, width]; rows [count], the samples asked for; features, thresholds and rights [nodes], a leaf having
/// feature -1; leaves [count].
@inline(never)
public func findLeaves(
  _ inputs: Source, _ width: Int, _ rows: UnsafePointer<UInt32>, _ count: Int,
  _ features: UnsafePointer<Int32>, _ thresholds: UnsafePointer<Double>, _ rights: UnsafePointer<Int32>,
  _ leaves: UnsafeMutablePointer<Int32>
) {
  for i in 0..<count {
    let sample = inputs + Int(rows[i]) &* width
    var node = 0
    var feature = Int(features[0])
    while feature >= 0 {
      // Both ways are known before the question is answered: a branch would be guessed wrong too often.
      let right = Int(rights[node])
      node = Double(sample[feature]) <= thresholds[node] ? node &+ 1 : right
      feature = Int(features[node])
    }
    leaves[i] = Int32(truncatingIfNeeded: node)
  }
}

/// sums[rows[i], k] += answers[leaves[i], k]. Shapes: rows and leaves [count]; answers [nodes, width]; sums [*, width].
@inline(never)
public func addAnswers(
  _ rows: UnsafePointer<UInt32>, _ leaves: UnsafePointer<Int32>, _ count: Int, _ answers: UnsafePointer<Double>,
  _ width: Int, _ sums: UnsafeMutablePointer<Double>
) {
  for i in 0..<count {
    let sum = sums + Int(rows[i]) &* width
    let answer = answers + Int(leaves[i]) &* width
    for k in 0..<width { sum[k] += answer[k] }
  }
}

/// best[r] = the first place of the largest value in row r. Shapes: values [rows, width]; best [rows].
@inline(never)
public func largestPlaces(
  _ values: UnsafePointer<Double>, _ rows: Int, _ width: Int, _ best: UnsafeMutablePointer<Int32>
) {
  for r in 0..<rows {
    let value = values + r &* width
    var place = 0
    for k in 0..<width where value[k] > value[place] { place = k }
    best[r] = Int32(truncatingIfNeeded: place)
  }
}
