import Testing

@testable import Engine

@Suite("Layer statistics") struct StatisticsTests {
  @Test("spread and rank tell clones from individuals")
  func clones() {
    let clones = Matrix(rows: 3, columns: 2, values: [0.3, 0.1, 0.3, 0.1, 0.3, 0.1])
    #expect(clones.columnSpread == 0 && clones.numericalRank == 1)
    let others = Matrix(rows: 2, columns: 2, values: [1, 0, 0, 2])
    #expect(others.columnSpread == 2 && others.numericalRank == 2)
    #expect(Matrix(rows: 2, columns: 2, values: [0, 0, 0, 0]).numericalRank == 0)
    #expect(Matrix(rows: 1, columns: 2, values: [.nan, 1]).numericalRank == 0)
  }

  @Test("padding is never measured: a layer of three zero units has zeros only where the weights are")
  func padding() throws {
    var description = dense(2, [3, 1], initializer: .zero)
    description.layers[1] = .dense(units: 1, activation: .identity, initializer: .constant(2))
    let plan = TrainingPlan(
      network: description, loss: .binaryCrossEntropy, optimizer: .sgd(SGD(learningRate: 0.1)), batch: .full,
      train: classes(samples: 20), test: nil, seed: 1)
    let statistics = try TrainingRun(plan).statistics()
    #expect(statistics[0].zeroShare == 1 && statistics[1].zeroShare == 0)
    #expect(abs(statistics[1].weightNorm - 12.0.squareRoot()) < 1e-6)
    #expect(statistics[0].rank == 0 && statistics[1].rank == 1)
  }

  @Test("a stack of tanh layers under LeCun's rule keeps its signal, under 0.01 it loses a factor of ten a layer")
  func depth() throws {
    func stack(_ initializer: Initializer) throws -> [LayerStatistics] {
      let layers = Array(repeating: LayerDescription.dense(units: 100, activation: .tanh), count: 30)
      return try Propagation(
        NetworkDescription(inputs: 100, layers: layers, initializer: initializer), samples: 100, seed: 1
      ).statistics
    }
    let lecun = try stack(.lecunNormal)
    #expect(lecun[29].activationStd > 0.05 && lecun[29].activationStd < 0.3)
    let small = try stack(.normal(0.01))
    #expect(small[9].activationStd > 1e-12 && small[9].activationStd < 1e-9)
    #expect(small[29].activationStd > 1e-33 && small[29].activationStd < 1e-28)
  }
}
