import Testing

@testable import Engine

/// Thirty layers of a hundred units that are never trained, held against figures measured once in 64 bits.
@Suite("Depth") struct DepthTests {
  struct Row: CustomStringConvertible, Sendable {
    let description: String
    let activation: Activation
    let initializer: Initializer
    /// Standard deviations of the activations in layers 1, 10 and 30.
    let deviations: [Double]
    /// Saturated share in layer 30.
    let saturation: Double?
    /// Gradient norm of layer 1 over that of layer 30.
    let ratio: Double
  }

  static let rows = [
    Row(
      description: "tanh, 0.01", activation: .tanh, initializer: .normal(0.01), deviations: [0.098, 9e-11, 9e-31],
      saturation: 0, ratio: 1),
    Row(
      description: "tanh, 1 / sqrt(n)", activation: .tanh, initializer: .lecunNormal, deviations: [0.62, 0.22, 0.12],
      saturation: 0, ratio: 1.2),
    Row(
      description: "tanh, gain 5/3", activation: .tanh, initializer: .scaledNormal(gain: 5 / 3),
      deviations: [0.76, 0.65, 0.65], saturation: 0.05, ratio: 20),
    Row(
      description: "tanh, 1.0", activation: .tanh, initializer: .normal(1), deviations: [0.96, 0.96, 0.96],
      saturation: 0.83, ratio: 4e10),
    Row(
      description: "ReLU, 1 / sqrt(n)", activation: .relu, initializer: .lecunNormal,
      deviations: [0.58, 0.026, 1.5e-5], saturation: nil, ratio: 1.2),
    Row(
      description: "ReLU, sqrt(2 / n)", activation: .relu, initializer: .heNormal, deviations: [0.82, 0.82, 0.50],
      saturation: nil, ratio: 1.2),
    Row(
      description: "ReLU, 1.0", activation: .relu, initializer: .normal(1), deviations: [5.8, 2.6e8, 1.5e25],
      saturation: nil, ratio: 1.2),
  ]

  @Test("the signal of a deep stack lives or dies as theory says", arguments: rows)
  func thermometer(row: Row) throws {
    let layers = Array(repeating: LayerDescription.dense(units: 100, activation: row.activation), count: 30)
    let description = NetworkDescription(inputs: 100, layers: layers, initializer: row.initializer)
    let statistics = try Propagation(description, samples: 50, seed: 2).statistics
    // Chance adds up over the layers, so the bands widen towards the top.
    for (expected, (layer, factor)) in zip(row.deviations, [(0, 1.05), (9, 1.3), (29, 2)]) {
      let quotient = statistics[layer].activationStd / expected
      #expect(quotient < factor && quotient > 1 / factor, "layer \(layer + 1)")
    }
    if let saturation = row.saturation { #expect(abs(statistics[29].saturation - saturation) < 0.02) }
    let ratio = statistics[0].gradientNorm / statistics[29].gradientNorm
    #expect(ratio < 2 * row.ratio && ratio > row.ratio / 2)
    #expect(statistics.allSatisfy { $0.activationGradientStd > 0 && $0.activationGradientStd.isFinite })
  }

  @Test("an orthogonal linear stack keeps every length, up and down, whatever its depth")
  func isometry() throws {
    let layers = Array(repeating: LayerDescription.dense(units: 40, activation: .identity), count: 30)
    let description = NetworkDescription(inputs: 40, layers: layers, initializer: .orthogonal(gain: 1))
    let propagation = try Propagation(description, samples: 50, seed: 4)
    let statistics = propagation.statistics
    for (index, layer) in statistics.enumerated() {
      #expect(abs(layer.activationStd / statistics[0].activationStd - 1) < 0.01)
      #expect(abs(layer.activationGradientStd / statistics[29].activationGradientStd - 1) < 0.01)
      #expect(propagation.rank(layer: index) == 40)
    }
  }

  @Test("propagation needs samples, and a number of them that fits")
  func refused() {
    let description = dense(2, [3])
    #expect(throws: EngineError.noSamples(.train)) { try Propagation(description, samples: 0, seed: 1) }
    #expect(throws: EngineError.self) { try Propagation(description, samples: 1_000_000, seed: 1) }
  }
}
