import Testing

@testable import Engine

@Suite struct TapeGradientTests {
  @Test("derivatives of random expressions agree with finite differences", arguments: 0..<100)
  func finiteDifferences(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    let expression = RandomExpression(&generator)
    var tape = Tape(of: expression.result)
    tape.backward()
    let step = 1e-5
    var error = 0.0
    var size = 0.0
    for input in expression.inputs {
      var moved = tape
      moved.set(input, to: input.value + step)
      let above = moved.value(of: expression.result)
      moved.set(input, to: input.value - step)
      let below = moved.value(of: expression.result)
      let slope = (above - below) / (2 * step)
      error += (slope - tape.derivative(of: input)) * (slope - tape.derivative(of: input))
      size += slope * slope
    }
    #expect(error.squareRoot() < 1e-6 * max(size.squareRoot(), 1))
  }

  /// A network of two inputs, two hidden units and one output, written on the tape with the engine's parameters.
  struct OnTape {
    let parameters: [(place: Int, scalar: Scalar)]
    let loss: Scalar

    init(_ network: Network, _ loss: Loss, _ values: FloatBuffer, inputs: [Float], targets: [Float]) {
      var parameters: [(place: Int, scalar: Scalar)] = []
      func parameter(_ name: String, _ place: Int) -> Scalar {
        let scalar = Scalar(name, Double(values[place]))
        parameters.append((place, scalar))
        return scalar
      }
      let weights = network.layers.enumerated().map { index, layer in
        (0..<layer.units).map { unit in
          (
            (0..<layer.inputs).map {
              parameter("w\(index)\(unit)\($0)", layer.inputMatrix.place(input: $0, unit: unit))
            }, parameter("b\(index)\(unit)", layer.biases.lowerBound + unit)
          )
        }
      }
      let losses = targets.indices.map { row -> Scalar in
        var x = (0..<network.inputs).map { Scalar(constant: Double(inputs[row * network.inputs + $0])) }
        for (layer, units) in zip(network.layers, weights) {
          x = units.map { weights, bias in
            let sum = zip(weights, x).reduce(bias) { $0 + $1.0 * $1.1 }
            return Self.activated(sum, layer.activation)
          }
        }
        let target = Double(targets[row])
        return loss == .meanSquaredError ? (x[0] - target).power(2) : x[0].softplus() - x[0] * target
      }
      self.parameters = parameters
      self.loss = losses.dropFirst().reduce(losses[0]) { $0 + $1 } / Double(targets.count)
    }

    private static func activated(_ z: Scalar, _ activation: Activation) -> Scalar {
      switch activation {
      case .tanh: z.tanh()
      case .sigmoid: z.sigmoid()
      case .relu: z.relu()
      default: z
      }
    }
  }

  @Test(
    "a network on the tape has the loss and the gradients of the engine",
    arguments: [Activation.tanh, .sigmoid, .relu], [Loss.meanSquaredError, .binaryCrossEntropy])
  func network(_ activation: Activation, _ loss: Loss) throws {
    let network = try Network(dense(2, [2, 1], activation))
    let data = classes(samples: 7)
    let values = randomParameters(network)
    let targets = EncodedTargets(data.targets, loss: loss, outputs: 1)
    let onTape = OnTape(network, loss, values, inputs: data.inputs, targets: targets.values)
    var tape = Tape(of: onTape.loss)
    tape.backward()
    for level in kernelLevels {
      let trace = network.trace(
        inputs: data.inputs, targets: targets, loss: loss, parameters: values, kernels: KernelTable(level: level))
      let measured = try #require(trace.loss)
      #expect(abs(measured - tape.value(of: onTape.loss)) < 1e-6)
      #expect(onTape.parameters.count == network.trainableCount)
      for (place, scalar) in onTape.parameters {
        let slope = tape.derivative(of: scalar)
        #expect(abs(Double(trace.gradients[place]) - slope) < 1e-6, "\(scalar.name ?? "")")
      }
      #expect(trace.gradients.contains { abs($0) > 0.05 })
    }
  }
}
