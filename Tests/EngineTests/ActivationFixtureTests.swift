import Foundation
import Testing

@testable import Engine

@Suite("Activations against PyTorch") struct ActivationFixtureTests {
  struct Curve: Decodable {
    let x: [Float]
    let y: [Float]
    let slope: [Float]
  }

  struct File: Decodable {
    let identity: Curve
    let sigmoid: Curve
    let tanh: Curve
    let relu: Curve
    let leakyRelu: Curve

    enum CodingKeys: String, CodingKey {
      case identity, sigmoid, tanh, relu
      case leakyRelu = "leaky-relu"
    }
  }

  @Test("values and slopes are PyTorch's, at zero and far out too", arguments: kernelLevels)
  func curves(_ level: KernelLevel) throws {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/activations", withExtension: "json"))
    let fixture = try JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    let cases: [(Activation, Curve)] = [
      (.identity, fixture.identity), (.sigmoid, fixture.sigmoid), (.tanh, fixture.tanh), (.relu, fixture.relu),
      (.leakyRelu(0.01), fixture.leakyRelu),
    ]
    let kernels = KernelTable(level: level)
    for (activation, curve) in cases {
      // One unit with weight 1: its output is the value, and a slope of 1 from above comes back as the derivative.
      let network = try Network(
        NetworkDescription(
          inputs: 1, layers: [.dense(units: 1, activation: activation)], initializer: .constant(1)))
      let trace = network.trace(
        inputs: curve.x, outputGradient: [Float](repeating: 1, count: curve.x.count),
        parameters: network.initialParameters(seed: 1, samples: [], kernels: kernels), kernels: kernels)
      for (place, x) in curve.x.enumerated() {
        #expect(abs(trace.activations[0][place] - curve.y[place]) < 3e-7, "\(activation) at \(x)")
        #expect(abs(trace.deltas[0][place] - curve.slope[place]) < 1e-6, "\(activation) at \(x)")
      }
    }
  }
}
