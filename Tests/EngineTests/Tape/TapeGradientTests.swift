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

  /// An operation, and the range of its operands in which differences of 1e-5 can judge it.
  struct Smooth: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var a = -3.0...3.0
    var b = -3.0...3.0
    let compute: @Sendable (Scalar, Scalar) -> Scalar
  }

  static let operations = [
    Smooth(testDescription: "a + b", compute: { $0 + $1 }), Smooth(testDescription: "a - b", compute: { $0 - $1 }),
    Smooth(testDescription: "a * b", compute: { $0 * $1 }),
    Smooth(testDescription: "a / b", b: 0.5...3, compute: { $0 / $1 }),
    Smooth(testDescription: "a / b, b negative", b: -3 ... -0.5, compute: { $0 / $1 }),
    Smooth(testDescription: "-a", compute: { a, _ in -a }),
    Smooth(testDescription: "a ^ 3", compute: { a, _ in a.power(3) }),
    Smooth(testDescription: "a ^ 0", compute: { a, _ in a.power(0) }),
    Smooth(testDescription: "a ^ -1.5", a: 0.5...3, compute: { a, _ in a.power(-1.5) }),
    Smooth(testDescription: "exp a", compute: { a, _ in a.exp() }),
    Smooth(testDescription: "log a", a: 0.5...3, compute: { a, _ in a.log() }),
    Smooth(testDescription: "tanh a", compute: { a, _ in a.tanh() }),
    Smooth(testDescription: "sigmoid a", compute: { a, _ in a.sigmoid() }),
    Smooth(testDescription: "relu a, a positive", a: 0.1...3, compute: { a, _ in a.relu() }),
    Smooth(testDescription: "relu a, a negative", a: -3 ... -0.1, compute: { a, _ in a.relu() }),
    Smooth(testDescription: "softplus a", compute: { a, _ in a.softplus() }),
    Smooth(testDescription: "a + 2", compute: { a, _ in a + 2 }),
    Smooth(testDescription: "2 - a", compute: { a, _ in 2 - a }),
    Smooth(testDescription: "a * 2", compute: { a, _ in a * 2 }),
    Smooth(testDescription: "2 / a", a: 0.5...3, compute: { a, _ in 2 / a }),
  ]

  @Test("every operation has the slopes that finite differences have, to 1e-6", arguments: operations)
  func operation(_ smooth: Smooth) {
    var generator = Generator(seed: 11)
    let step = 1e-5
    for _ in 0..<50 {
      let a = Scalar("a", generator.uniform(smooth.a.lowerBound + step, smooth.a.upperBound - step))
      let b = Scalar("b", generator.uniform(smooth.b.lowerBound + step, smooth.b.upperBound - step))
      let result = smooth.compute(a, b)
      // b is on every tape, even where the operation does not look at it.
      var tape = Tape(of: result + 0 * b)
      tape.backward()
      for operand in [a, b] {
        var moved = tape
        moved.set(operand, to: operand.value + step)
        let above = moved.value(of: result)
        moved.set(operand, to: operand.value - step)
        let slope = (above - moved.value(of: result)) / (2 * step)
        #expect(abs(slope - tape.derivative(of: operand)) <= 1e-6 * max(1, abs(slope)))
      }
    }
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
