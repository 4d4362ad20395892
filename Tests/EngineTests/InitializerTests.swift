import Foundation
import Testing

@testable import Engine

@Suite("Initializers") struct InitializerTests {
  struct Fixture: Decodable {
    struct Case: Decodable {
      var mean: Double
      var std: Double
      var largest: Double
      var largest_singular: Double
      var smallest_singular: Double
    }
    var units: Int
    var inputs: Int
    var cases: [String: Case]
  }

  static func fixture() throws -> Fixture {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/initializers", withExtension: "json"))
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
  }

  @Test(
    "weights have the mean, spread and range that PyTorch's have",
    arguments: [
      ("lecun", Initializer.lecunNormal), ("lecun-uniform", .lecunUniform), ("xavier", .xavierNormal),
      ("xavier-uniform", .xavierUniform), ("he", .heNormal), ("he-uniform", .heUniform),
      ("orthogonal", .orthogonal(gain: 1)),
    ])
  func againstPyTorch(name: String, initializer: Initializer) throws {
    let fixture = try Self.fixture()
    let expected = try #require(fixture.cases[name])
    var generator = Generator(seed: 11, stream: Stream.initialization)
    let weights = initializer.weights(inputs: fixture.inputs, units: fixture.units, fanOut: fixture.units, &generator)
    let moments = Moments(weights)
    #expect(weights.count == fixture.inputs * fixture.units)
    #expect(abs(moments.deviation / expected.std - 1) < 0.02)
    let standardError = expected.std / Double(weights.count).squareRoot()
    #expect(abs(moments.mean) < 4 * standardError)
    let largest = Double(weights.map(abs).max() ?? 0)
    // The largest of a normal sample varies by itself; a uniform one ends at its limit.
    let tolerance = name.hasSuffix("uniform") ? 0.001 : 0.2
    #expect(abs(largest / expected.largest - 1) < tolerance)
  }

  @Test(
    "orthogonal weights have the singular values PyTorch's have, both ways round",
    arguments: [(128, 256), (256, 128)])
  func singularValues(inputs: Int, units: Int) throws {
    let expected = try #require(Self.fixture().cases["orthogonal"])
    var generator = Generator(seed: 12)
    let weights = Initializer.orthogonal(gain: 1).weights(inputs: inputs, units: units, fanOut: units, &generator)
    let singular = Matrix(rows: units, columns: inputs, values: weights).singularValues
    #expect(abs(try #require(singular.first) - expected.largest_singular) < 1e-6)
    #expect(abs(try #require(singular.last) - expected.smallest_singular) < 1e-6)
  }

  @Test(
    "orthogonal weights keep the length of every input, whichever side is longer",
    arguments: [(8, 8), (5, 9), (9, 5)])
  func orthogonal(inputs: Int, units: Int) {
    var generator = Generator(seed: 2)
    let weights = Initializer.orthogonal(gain: 1).weights(inputs: inputs, units: units, fanOut: units, &generator)
    let (count, length) = units <= inputs ? (units, inputs) : (inputs, units)
    func entry(_ vector: Int, _ place: Int) -> Double {
      Double(units <= inputs ? weights[vector * inputs + place] : weights[place * inputs + vector])
    }
    for a in 0..<count {
      for b in 0..<count {
        let dot = (0..<length).reduce(0.0) { $0 + entry(a, $1) * entry(b, $1) }
        let expected: Double = a == b ? 1 : 0
        #expect(abs(dot - expected) < 1e-6)
      }
    }
  }

  @Test("zero, constants, jitter, normal and uniform are what they say")
  func plain() {
    var generator = Generator(seed: 2)
    #expect(Initializer.zero.weights(inputs: 3, units: 2, fanOut: 2, &generator) == [0, 0, 0, 0, 0, 0])
    #expect(Initializer.constant(0.5).weights(inputs: 3, units: 1, fanOut: 1, &generator) == [0.5, 0.5, 0.5])
    let jittered = Moments(
      Initializer.constant(0.5, jitter: 0.01).weights(inputs: 100, units: 100, fanOut: 100, &generator))
    #expect(abs(jittered.mean - 0.5) < 0.001 && abs(jittered.deviation - 0.01) < 0.001)
    #expect(
      abs(Moments(Initializer.normal(0.2).weights(inputs: 100, units: 100, fanOut: 100, &generator)).deviation - 0.2)
        < 0.01)
    let uniform = Initializer.uniform(0.3).weights(inputs: 100, units: 100, fanOut: 100, &generator)
    #expect(uniform.allSatisfy { abs($0) <= 0.3 })
    let scaled = Moments(
      Initializer.scaledNormal(gain: 5 / 3).weights(inputs: 100, units: 100, fanOut: 100, &generator))
    #expect(abs(scaled.deviation - 0.1667) < 0.01)
  }

  @Test("another initializer in one layer leaves the weights of the others as they were")
  func independence() throws {
    var description = dense(3, [4, 5, 2])
    let before = try Network(description).initialParameters(
      seed: 1, samples: [], kernels: KernelTable(level: .baseline))
    description.layers[1] = .dense(units: 5, activation: .tanh, initializer: .zero)
    let network = try Network(description)
    let after = network.initialParameters(seed: 1, samples: [], kernels: KernelTable(level: .baseline))
    #expect(network.weights(0, in: before) == network.weights(0, in: after))
    #expect(network.weights(1, in: before) != network.weights(1, in: after))
    #expect(network.weights(2, in: before) == network.weights(2, in: after))
  }

  @Test("LSUV gives every layer of a network weighted sums of variance near 1 on its own data")
  func lsuvStart() throws {
    let layers = [8, 16, 3].map { LayerDescription.dense(units: $0, activation: .relu) }
    let network = try Network(NetworkDescription(inputs: 5, layers: layers, initializer: .lsuv))
    let kernels = KernelTable(level: .baseline)
    let samples = numbers(300 * 5, seed: 3, scale: 20)
    let parameters = network.initialParameters(seed: 6, samples: samples, kernels: kernels)
    for index in network.layers.indices {
      let sums = network.activations(
        layer: index, weightedSums: true, inputs: samples, parameters: parameters, kernels: kernels)
      let deviation = Moments(sums).deviation
      #expect(abs(deviation * deviation - 1) < 0.1)
    }
  }

  @Test(
    "LSUV brings every layer of a deep stack near variance 1 with at most one rescaling a layer after the first",
    arguments: [Activation.relu, .tanh])
  func lsuv(activation: Activation) throws {
    let layers = Array(repeating: LayerDescription.dense(units: 64, activation: activation), count: 20)
    let network = try Network(NetworkDescription(inputs: 64, layers: layers, initializer: .orthogonal(gain: 1)))
    let kernels = KernelTable(level: .baseline)
    var generator = Generator(seed: 6)
    let samples = (0..<256 * 64).map { _ in Float(generator.normal()) }
    var parameters = network.initialParameters(seed: 6, samples: samples, kernels: kernels)
    for index in network.layers.indices {
      let count = network.rescale(index, samples: samples, in: &parameters, kernels)
      #expect(count == (index == 0 ? 0 : 1))
      let sums = network.activations(
        layer: index, weightedSums: true, inputs: samples, parameters: parameters, kernels: kernels)
      #expect(abs(Moments(sums).deviation - 1) < 0.06)
    }
  }
}
