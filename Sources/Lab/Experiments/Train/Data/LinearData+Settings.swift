import Engine

extension PolynomialData: MadeData {
  static let word = "polynomial"
  static let bases = Vocabulary<Basis>("a basis", Basis.allCases.map { ($0.rawValue, $0) })

  static let rows: [KnobRow<PolynomialData>] = [
    .integer("samples", "samples", \.samples, "the number of samples", in: Limits.samples),
    .integer("degree", "degree of the polynomial", \.degree, "the degree", in: 1...PolynomialData.degreeLimit),
    .number("noise", "noise", \.noise, "the noise", in: Limits.targetNoise),
    .word("basis", "basis", \.basis, bases),
  ]

  var origin: DataSource.Origin { .polynomial(self) }
  var outline: DataOutline { DataOutline(.vector(degree), samples: samples, answers: .numbers) }
  var usualTestSamples: Int? { 200 }

  /// Tested is against the curve behind the points, without noise, at places evenly spread.
  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    do { return (try make(seed: seed), try curve(count: testSamples ?? 200)) } catch { throw .data(error) }
  }
}

extension SparseLinear: MadeData {
  static let word = "sparse-linear"

  static let rows: [KnobRow<SparseLinear>] = [
    .integer("samples", "samples", \.samples, "the number of samples", in: Limits.samples),
    .integer("features", "features", \.features, "the number of features", in: 3...SparseLinear.featureLimit),
    .number("noise", "noise", \.noise, "the noise", in: Limits.targetNoise),
  ]

  var origin: DataSource.Origin { .sparseLinear(self) }
  var outline: DataOutline { DataOutline(.vector(features), samples: samples, answers: .numbers) }
}

extension TwinFeatures: MadeData {
  static let word = "twins"

  static let rows: [KnobRow<TwinFeatures>] = [
    .integer("samples", "samples", \.samples, "the number of samples", in: Limits.samples),
    .number(
      "difference", "difference of the twins", \.difference, "the difference of the twins", in: 0...10, step: 0.05),
    .number("noise", "noise", \.noise, "the noise", in: Limits.targetNoise),
  ]

  var origin: DataSource.Origin { .twins(self) }
  var outline: DataOutline { DataOutline(.vector(3), samples: samples, answers: .numbers) }
}
