import Testing

@testable import Engine

@Suite("Activations and losses against PyTorch") struct LossParityTests {
  @Test("softplus, ELU and GELU have PyTorch's values and slopes, far out too", arguments: kernelLevels)
  func activations(_ level: KernelLevel) throws {
    let cases = try LayerFixture.read("activations").cases
    #expect(cases.count == 4)
    for example in cases {
      let activation: Activation
      switch example.name {
      case "softplus": activation = .softplus
      case "gelu": activation = .gelu
      default: activation = .elu(Float(try example.number("alpha")))
      }
      let x = try example.given("x").floats
      // As a layer of its own, and as what a dense layer does to its sums.
      for layer in [LayerDescription.activation(activation), .dense(units: 1, activation: activation)] {
        let network = try Network(NetworkDescription(inputs: 1, layers: [layer], initializer: .constant(1)))
        let kernels = KernelTable(level: level)
        let trace = network.trace(
          inputs: x, outputGradient: [Float](repeating: 1, count: x.count),
          parameters: network.initialParameters(seed: 1, samples: [], kernels: kernels), kernels: kernels)
        let (y, slopes) = (try example.expected("output").values, try example.expected("dx").values)
        for place in x.indices {
          let (value, slope) = (Double(trace.activations[0][place]), Double(trace.deltas[0][place]))
          #expect(abs(value - y[place]) <= 5e-7 * max(1, abs(y[place])), "\(example.name) at \(x[place])")
          #expect(abs(slope - slopes[place]) <= 1e-6, "\(example.name)' at \(x[place])")
        }
      }
    }
  }

  @Test("losses with settings, at every step and over several outputs are PyTorch's", arguments: kernelLevels)
  func losses(_ level: KernelLevel) throws {
    let cases = try LayerFixture.read("losses").cases
    #expect(cases.count == 10)
    for example in cases {
      let loss: Loss
      switch example.name {
      case "smoothed-cross-entropy": loss = .smoothedCrossEntropy(smoothing: Float(try example.number("smoothing")))
      case "huber": loss = .huber(delta: Float(try example.number("delta")))
      case "step-cross-entropy": loss = .softmaxCrossEntropy
      default: loss = .binaryCrossEntropy
      }
      let by = example.name == "huber" ? "outputs" : "logits"
      let (z, targets) = (try example.given(by), try example.given("targets"))
      let steps = z.shape.count == 3 ? z.shape[1] : 1
      let input: Shape = steps > 1 ? .sequence(steps: steps, features: z.shape[2]) : .vector(z.shape[1])
      let encoded = EncodedTargets(
        width: targets.shape.count == 2 ? targets.shape[1] : 1, values: targets.floats, steps: steps)
      // A layer that hands its inputs on: they are the raw outputs.
      let network = try Network(NetworkDescription(input: input, layers: [.activation(.identity)]))
      let trace = network.trace(
        inputs: z.floats, targets: encoded, loss: loss, parameters: FloatBuffer(count: network.parameterCount),
        kernels: KernelTable(level: level))
      let exact = try example.expected("loss").values[0]
      #expect(abs(try #require(trace.loss) - exact) <= 1e-6 * max(1, exact), "\(example.name)")
      let asked = Float(encoded.asked(from: 0, rows: z.shape[0]))
      expectClose(trace.deltas[0].map { $0 / asked }, try example.expected("d\(by)"), example.name)
    }
  }
}
