import Testing

@testable import Engine

/// Units that start equal receive equal gradients and stay equal for ever, to the last bit, whatever their number, the
/// rule of descent and the batches. It is what the lesson on initialization shows.
@Suite struct CloneTests {
  private func run(
    _ network: NetworkDescription, _ optimizer: Optimizer, _ train: Dataset, _ loss: Loss = .binaryCrossEntropy,
    steps: Int, _ level: KernelLevel
  ) throws -> TrainingRun {
    var run = try TrainingRun(
      TrainingPlan(
        network: network, loss: loss, optimizer: optimizer, batch: .size(7), train: train, seed: 5),
      kernels: level)
    let start = run.parameters
    run.advance(by: steps)
    #expect(run.diverged == nil && run.parameters != start)
    return run
  }

  /// All units of a layer have the same weights, gate by gate, and the same biases.
  private func expectClones(_ run: TrainingRun, layer index: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    let layer = run.network.layers[index]
    for matrix in layer.matrices {
      for gate in 0..<matrix.gates {
        for input in 0..<matrix.inputs {
          let column = (0..<matrix.units).map {
            run.parameters[matrix.place(input: input, unit: $0, gate: gate)].bitPattern
          }
          #expect(Set(column).count == 1, sourceLocation: sourceLocation)
        }
      }
    }
    let stride = Shape.padded(layer.units)
    for block in 0..<layer.biases.count / stride {
      let start = layer.biases.lowerBound + block * stride
      let biases = (0..<layer.units).map { run.parameters[start + $0].bitPattern }
      #expect(Set(biases).count == 1, sourceLocation: sourceLocation)
    }
  }

  @Test(
    "four equal units stay equal to the last bit for 10,000 steps of every rule",
    arguments: [Activation.tanh, .relu, .sigmoid], kernelLevels)
  func tenThousandSteps(_ activation: Activation, _ level: KernelLevel) throws {
    for optimizer in optimizers {
      let run = try run(
        dense(2, [4, 4, 1], activation, initializer: .constant(0.5)), optimizer, classes(samples: 23), steps: 10_000,
        level)
      for layer in 0...1 { expectClones(run, layer: layer) }
    }
  }

  @Test(
    "equal units stay equal whatever their number, on both sides of a panel's border, with every activation",
    arguments: [3, 5, 8, 13, 17, 24, 33], LayerContractTests.activations)
  func widths(_ units: Int, _ activation: Activation) throws {
    for level in kernelLevels {
      for optimizer in optimizers {
        let run = try run(
          dense(2, [units, units, 1], activation, initializer: .constant(0.5 / Float(units))), optimizer,
          classes(samples: 23), steps: 200, level)
        for layer in 0...1 { expectClones(run, layer: layer) }
      }
    }
  }

  @Test("equal channels stay equal", arguments: [3, 8, 17, 24, 33], kernelLevels)
  func channels(_ channels: Int, _ level: KernelLevel) throws {
    let input = Shape.image(channels: 2, height: 6, width: 5)
    for optimizer in optimizers {
      let network = NetworkDescription(
        input: input,
        layers: [
          .convolution(channels: channels, window: Convolution(kernel: 3, padding: 1), activation: .tanh),
          .batchNormalization(), .pooling(Pooling(.max, size: 2)),
          .convolution(channels: channels, window: Convolution(kernel: 2), activation: .relu), .flatten,
          .dense(units: 3, activation: .identity, initializer: .xavierUniform),
        ], initializer: .constant(0.1))
      let run = try run(
        network, optimizer, images(input, samples: 23), .softmaxCrossEntropy, steps: 60, level)
      for layer in [0, 1] { expectClones(run, layer: layer) }
      // What reads the second layer's places one by one treats its channels differently: the channels part.
      #expect(run.network.weights(3, in: run.parameters).columnSpread > 0)
    }
  }

  @Test(
    "equal channels below a mean over each stay equal", arguments: [3, 17], kernelLevels)
  func globalMean(_ channels: Int, _ level: KernelLevel) throws {
    let input = Shape.image(channels: 1, height: 6, width: 5)
    let network = NetworkDescription(
      input: input,
      layers: [
        .convolution(channels: channels, window: Convolution(kernel: 3), activation: .tanh), .globalPooling(.average),
        .dense(units: 3, activation: .identity, initializer: .constant(0.2)),
      ], initializer: .constant(0.1))
    for optimizer in optimizers {
      let run = try run(network, optimizer, images(input, samples: 23), .softmaxCrossEntropy, steps: 200, level)
      expectClones(run, layer: 0)
    }
  }

  @Test(
    "equal units of a recurrent layer stay equal, gate by gate", arguments: Recurrent.Cell.allCases,
    [3, 8, 17, 24, 33])
  func recurrent(_ cell: Recurrent.Cell, _ units: Int) throws {
    let input = Shape.sequence(steps: 4, features: 2)
    for level in kernelLevels {
      for optimizer in optimizers {
        let network = NetworkDescription(
          input: input,
          layers: [
            .recurrent(Recurrent(cell, units: units, output: .every, forgetBias: 1)),
            .recurrent(Recurrent(cell, units: units)), .dense(units: 3, activation: .identity),
          ], initializer: .constant(0.3 / Float(units)))
        let run = try run(
          network, optimizer, images(input, samples: 23), .softmaxCrossEntropy, steps: 40, level)
        for layer in 0...1 { expectClones(run, layer: layer) }
      }
    }
  }

  @Test("dropout tells equal units apart after a single step", arguments: kernelLevels)
  func dropout(_ level: KernelLevel) throws {
    var network = dense(2, [8, 1], initializer: .constant(0.5))
    network.layers.insert(.dropout(0.2), at: 1)
    let run = try run(network, .sgd(SGD(learningRate: 0.5)), classes(samples: 23), steps: 1, level)
    #expect(run.statistics(isQuick: true)[0].unitSpread > 1e-4)
  }

  @Test(
    "zero weights with balanced classes never learn: the loss is ln 2 and every weight stays 0",
    arguments: kernelLevels)
  func zeroTrap(_ level: KernelLevel) throws {
    let inputs = numbers(400, seed: 8)
    let labels = (0..<200).map { Int32($0 % 2) }
    let data = Dataset(inputs: inputs, features: 2, targets: .classes(labels, names: ["-", "+"]))
    for activation in [Activation.tanh, .relu, .sigmoid] {
      var run = try TrainingRun(
        TrainingPlan(
          network: dense(2, [4, 4, 1], activation, initializer: .zero), loss: .binaryCrossEntropy,
          optimizer: .sgd(SGD(learningRate: 0.3)), batch: .full, train: data, seed: 7),
        kernels: level)
      run.advance(by: 2_000)
      #expect(run.parameters.allSatisfy { $0 == 0 })
      #expect(abs(run.lastBatchLoss - 0.693_147_2) < 1e-6)
    }
  }
}
