import Mathematics
import Testing

@testable import Engine

/// Least squares by the normal equations in 64 bits, without a constant: the weight of each feature.
private func leastSquares(_ data: Dataset, ridge: Double = 0) -> [Double] {
  let (n, count) = (data.features, data.count)
  let targets = PlaneRegressionTests.values(data)
  var rows = [[Double]](repeating: [Double](repeating: 0, count: n + 1), count: n)
  for row in 0..<count {
    for i in 0..<n {
      let value = Double(data.inputs[row * n + i]) / Double(count)
      for j in 0..<n { rows[i][j] += value * Double(data.inputs[row * n + j]) }
      rows[i][n] += value * Double(targets[row])
    }
  }
  for i in 0..<n { rows[i][i] += ridge }
  for pivot in 0..<n {
    for i in 0..<n where i != pivot {
      let factor = rows[i][pivot] / rows[pivot][pivot]
      for j in pivot...n { rows[i][j] -= factor * rows[pivot][j] }
    }
  }
  return (0..<n).map { rows[$0][n] / rows[$0][$0] }
}

@Suite("Linear data") struct LinearDataTests {
  @Test("the sparse target has weights 3, -2, 1.5 and no others, and noise of the size asked for")
  func sparse() throws {
    let data = try SparseLinear(samples: 8_000, features: 10).make(seed: 1)
    let weights = leastSquares(data)
    for (weight, expected) in zip(weights, SparseLinear(features: 10).weights) {
      #expect(abs(weight - expected) < 0.05)
    }
    let targets = PlaneRegressionTests.values(data)
    let rest = (0..<data.count).map { row -> Float in
      let x = data.inputs[10 * row..<10 * row + 3]
      let sum: Float = 3 * x[10 * row] - 2 * x[10 * row + 1] + 1.5 * x[10 * row + 2]
      return targets[row] - sum
    }
    #expect(abs(Moments(rest).deviation - 1) < 0.03 && abs(Moments(rest).mean) < 0.04)
    #expect(abs(Moments(data.inputs).deviation - 1) < 0.02)
  }

  @Test("by default there are 40 samples of 30 features, three of which matter")
  func defaults() throws {
    let data = try SparseLinear().make(seed: 1)
    #expect(data.count == 40 && data.features == 30 && data.featureNames.count == 30)
    #expect(SparseLinear().weights.count { $0 != 0 } == 3)
  }

  @Test("without noise the target is the sum itself")
  func exact() throws {
    let data = try SparseLinear(samples: 50, features: 3, noise: 0).make(seed: 1)
    for (weight, expected) in zip(leastSquares(data), [3, -2, 1.5]) { #expect(abs(weight - expected) < 1e-5) }
  }

  /// E2.3 of the lesson: about 1.04/0.96 without penalty, 0.90/0.91 with a ridge of 0.2.
  @Test("least squares shares the weight of twins unevenly, a ridge evenly, and junk gets none", arguments: 1...5)
  func twins(seed: UInt64) throws {
    let data = try TwinFeatures().make(seed: seed)
    #expect(data.count == 200)
    let plain = leastSquares(data)
    #expect(abs(plain[0] + plain[1] - 2) < 0.06 && abs(plain[2]) < 0.05)
    let ridge = leastSquares(data, ridge: 0.2)
    #expect(abs(ridge[0] - 0.905) < 0.04 && abs(ridge[1] - 0.905) < 0.04)
    #expect(abs(ridge[0] - ridge[1]) < abs(plain[0] - plain[1]) + 1e-9)
  }

  @Test("a seed and a stream give their own samples, again and again")
  func determinism() throws {
    #expect(try SparseLinear().make(seed: 1) == SparseLinear().make(seed: 1))
    #expect(try SparseLinear().make(seed: 1) != SparseLinear().make(seed: 2))
    #expect(try SparseLinear().make(seed: 1) != SparseLinear().make(seed: 1, stream: Stream.testData))
    #expect(try TwinFeatures().make(seed: 1) == TwinFeatures().make(seed: 1))
    #expect(try TwinFeatures().make(seed: 1) != TwinFeatures().make(seed: 1, stream: Stream.testData))
  }

  @Test("settings out of range are refused in words")
  func refused() {
    #expect(throws: DataError.badSetting("features", value: 2, expected: "3 to 1000")) {
      try SparseLinear(features: 2).make(seed: 1)
    }
    #expect(throws: DataError.tooManyNumbers(samples: 100_000, features: 1_000, limit: 60_000_000)) {
      try SparseLinear(samples: 100_000, features: 1_000).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("difference", value: 11, expected: "0 to 10")) {
      try TwinFeatures(difference: 11).make(seed: 1)
    }
    #expect(throws: DataError.self) { try TwinFeatures(noise: .nan).make(seed: 1) }
  }
}

@Suite("Points of a sine") struct PolynomialDataTests {
  @Test("Legendre's terms are independent and of mean square 1; powers are what they are called")
  func terms() throws {
    let degree = 8
    let data = try PolynomialData(degree: degree).curve(count: 2_001)
    for i in 0..<degree {
      for j in 0...i {
        var product = 0.0
        for row in 0..<data.count {
          product +=
            Double(data.inputs[row * degree + i]) * Double(data.inputs[row * degree + j]) / Double(data.count)
        }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-2)
      }
    }
    let powers = PolynomialData(degree: 4, basis: .powers).features(at: -0.5)
    #expect(powers == [-0.5, 0.25, -0.125, 0.0625])
    let legendre = PolynomialData(degree: 3).features(at: 0.5)
    for (term, value) in zip(legendre, [0.5, -0.125, -0.4375]) {
      let norm = (2 * Double(legendre.firstIndex(of: term)! + 1) + 1).squareRoot()
      #expect(abs(Double(term) - value * norm) < 1e-6)
    }
  }

  @Test("the points are those of sin(pi x), whatever the degree and the basis")
  func points() throws {
    let data = try PolynomialData(samples: 2_000, degree: 1, basis: .powers).make(seed: 1)
    let targets = PlaneRegressionTests.values(data)
    let rest = zip(targets, data.inputs).map { $0 - Float(sin(Double.pi * Double($1))) }
    #expect(abs(Moments(rest).deviation - 0.2) < 0.01 && abs(Moments(rest).mean) < 0.015)
    #expect(data.inputs.allSatisfy { abs($0) <= 1 } && abs(Moments(data.inputs).deviation - 0.577) < 0.02)
    let other = try PolynomialData(samples: 2_000, degree: 12).make(seed: 1)
    #expect(PlaneRegressionTests.values(other) == targets)
    for row in 0..<2_000 {
      #expect(abs(other.inputs[12 * row] / Float(3).squareRoot() - data.inputs[row]) < 1e-6)
    }
  }

  /// E2.5 of the lesson: a straight line misses the curve by about 0.45, degree 3 by 0.15, degree 12 by much more.
  @Test("degree 3 fits the curve, a line does not, and degree 12 wiggles")
  func wiggle() throws {
    func error(degree: Int, seed: UInt64) throws -> Double {
      let source = PolynomialData(degree: degree)
      let data = try source.make(seed: seed)
      let weights = leastSquares(data)
      let curve = try source.curve(count: 101)
      let squares = PlaneRegressionTests.values(curve).enumerated().map { row, truth -> Double in
        var fit = 0.0
        for i in 0..<degree { fit += weights[i] * Double(curve.inputs[row * degree + i]) }
        return (fit - Double(truth)) * (fit - Double(truth))
      }
      return (squares.reduce(0, +) / 101).squareRoot()
    }
    func median(_ degree: Int) throws -> Double {
      try (1...9).map { try error(degree: degree, seed: UInt64($0)) }.sorted()[4]
    }
    #expect((0.4...0.6).contains(try median(1)))
    #expect((0.05...0.25).contains(try median(3)))
    #expect(try median(12) > 1)
  }

  @Test("the curve reaches from -1 to 1, both included")
  func curve() throws {
    let curve = try PolynomialData(degree: 1, basis: .powers).curve(count: 5)
    #expect(curve.inputs == [-1, -0.5, 0, 0.5, 1])
    #expect(abs(PlaneRegressionTests.values(curve)[1] + 1) < 1e-6)
  }

  @Test("settings out of range are refused in words")
  func refused() {
    #expect(throws: DataError.badSetting("degree", value: 31, expected: "1 to 30")) {
      try PolynomialData(degree: 31).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("degree", value: 0, expected: "1 to 30")) {
      try PolynomialData(degree: 0).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("count", value: 1, expected: "2 to 100000")) {
      try PolynomialData().curve(count: 1)
    }
  }
}
