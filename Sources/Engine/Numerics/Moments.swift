/// Mean and standard deviation of many numbers, accumulated in 64 bits so that 1e-30 and 1e25 survive being squared.
struct Moments: Equatable {
  let mean: Double
  /// Of the population: divided by the count.
  let deviation: Double

  init(_ values: [Float]) {
    var sum = 0.0
    for value in values { sum += Double(value) }
    let mean = values.isEmpty ? 0 : sum / Double(values.count)
    var squares = 0.0
    for value in values {
      let distance = Double(value) - mean
      squares += distance * distance
    }
    self.mean = mean
    deviation = values.isEmpty ? 0 : (squares / Double(values.count)).squareRoot()
  }
}
