import Foundation
import Mathematics
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

  @Test("each figure is what its definition says")
  func definitions() throws {
    let data = classes(samples: 30, seed: 5)
    let plan = TrainingPlan(
      network: dense(2, [5, 1]), loss: .binaryCrossEntropy, optimizer: .sgd(SGD(learningRate: 0.1)), batch: .full,
      train: data, test: nil, seed: 3)
    let run = try TrainingRun(plan)
    let statistics = run.statistics()
    let hidden = Moments(run.activations(layer: 0, for: data.inputs))
    #expect(abs(statistics[0].activationMean - hidden.mean) < 1e-7)
    #expect(abs(statistics[0].activationStd - hidden.deviation) < 1e-7)
    for layer in statistics {
      let updateRatio = try #require(layer.updateRatio)
      #expect(abs(updateRatio / (0.1 * layer.gradientNorm / layer.weightNorm) - 1) < 1e-3)
    }
    // At the top dL/dz of a sample is its predicted probability minus its label.
    let slopes = zip(run.outputs(for: data.inputs), PlaneDataTests.labels(data)).map { logit, label in
      Float(1 / (1 + Mathematics.exp(-Double(logit)))) - Float(label)
    }
    #expect(abs(statistics[1].activationGradientStd - Moments(slopes).deviation) < 1e-6)
    #expect(statistics[1].gradientNorm > 0)
  }

  @Test(
    "saturated is where hardly any slope is left",
    arguments: [
      (Activation.tanh, [-0.98, -0.5, 0.97, 1], 0.5), (.sigmoid, [0.02, 0.04, 0.96, 0.98], 0.5),
      (.relu, [0, 0, 0, 2], 0.75), (.identity, [0, 0, 9, -9], 0), (.leakyRelu(0.01), [0, -1, 2, 3], 0),
    ] as [(Activation, [Float], Double)])
  func saturation(activation: Activation, outputs: [Float], share: Double) {
    #expect(activation.saturatedShare(of: outputs) == share)
  }

  @Test("figures far below and above what a 32-bit square can hold are kept", arguments: [1e-31, 1e25] as [Float])
  func range(scale: Float) {
    let moments = Moments([-scale, scale, -scale, scale])
    #expect(moments.mean == 0 && abs(moments.deviation / Double(scale) - 1) < 1e-6)
    #expect(abs(Matrix(rows: 1, columns: 2, values: [3 * scale, 4 * scale]).length / Double(scale) - 5) < 1e-5)
  }

  struct SingularFile: Decodable {
    struct Case: Decodable {
      let rows: Int
      let columns: Int
      let values: [Float]
      let singular: [Double]
      let rank: Int
    }
    let cases: [Case]
  }

  @Test("singular values are PyTorch's and ranks are NumPy's")
  func singularValues() throws {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/singular-values", withExtension: "json"))
    let fixture = try JSONDecoder().decode(SingularFile.self, from: Data(contentsOf: file))
    #expect(fixture.cases.count == 6)
    for one in fixture.cases {
      let matrix = Matrix(rows: one.rows, columns: one.columns, values: one.values)
      #expect(matrix.numericalRank == one.rank)
      for (mine, theirs) in zip(matrix.singularValues, one.singular) {
        #expect(abs(mine - theirs) < 1e-13 * one.singular[0])
      }
    }
  }
}
