import Mathematics
import Testing

@testable import Engine

/// What must hold of any engine that computes what the lessons say.
@Suite struct PhysicsTests {
  private func circle(positive share: Double) throws -> Dataset {
    try PlaneData(shape: .circle, samples: 200, scale: 0.2, balance: share).make(seed: 1)
  }

  @Test(
    "zero weights have gradients of exactly 0, all but the bias of the output",
    arguments: [Activation.tanh, .relu], [0.5, 0.3])
  func zeroGradient(_ activation: Activation, _ share: Double) throws {
    for level in kernelLevels {
      var run = try TrainingRun(
        TrainingPlan(
          network: dense(2, [4, 4, 1], activation, initializer: .zero), loss: .binaryCrossEntropy,
          optimizer: .sgd(SGD(learningRate: 0.3)), batch: .full, train: try circle(positive: share), seed: 1),
        kernels: level)
      let bias = run.network.layers[2].biases.lowerBound
      for _ in 0..<200 {
        run.advance(by: 1)
        for place in 0..<run.network.trainedCount where place != bias { #expect(run.gradients[place] == 0) }
        #expect((run.gradients[bias] == 0) == (share == 0.5))
      }
      // The output bias learns how frequent the classes are, and that is all: the loss is their entropy.
      let entropy = -(share * Mathematics.log(share) + (1 - share) * Mathematics.log(1 - share))
      #expect(abs(Double(run.lastBatchLoss) - entropy) < 1e-4)
    }
  }

  @Test("with small weights the first loss of K balanced classes is ln K, within 2 %", arguments: [2, 3, 10, 27])
  func firstLoss(_ count: Int) throws {
    for level in kernelLevels {
      for loss in [Loss.softmaxCrossEntropy, .smoothedCrossEntropy(smoothing: 0.1)] {
        let labels = (0..<count * 8).map { Int32($0 % count) }
        var run = try TrainingRun(
          TrainingPlan(
            network: dense(5, [20, count], initializer: .normal(0.05)), loss: loss, optimizer: .sgd(SGD()),
            batch: .full,
            train: Dataset(
              inputs: numbers(count * 40, seed: 3), features: 5,
              targets: .classes(labels, names: (0..<count).map { "\($0)" })), seed: 2),
          kernels: level)
        run.advance(by: 1)
        let expected = Mathematics.log(Double(count))
        #expect(abs(Double(run.lastBatchLoss) - expected) < 0.02 * expected)
      }
    }
  }

  @Test("a constant added to all logits changes neither loss nor slopes, which sum to 0", arguments: kernelLevels)
  func logits(_ level: KernelLevel) throws {
    for count in [2, 3, 10, 27] {
      for loss in [Loss.softmaxCrossEntropy, .smoothedCrossEntropy(smoothing: 0.2)] {
        let network = try Network(NetworkDescription(inputs: count, layers: [.activation(.identity)]))
        // Multiples of 1/64: what is added to them is added exactly.
        let z = numbers(6 * count, seed: 4).map { ($0 * 256).rounded() / 64 }
        let targets = EncodedTargets(width: 1, values: (0..<6).map { Float($0 % count) })
        func answer(_ shift: Float) -> Trace {
          network.trace(
            inputs: z.map { $0 + shift }, targets: targets, loss: loss, parameters: FloatBuffer(count: 0),
            kernels: KernelTable(level: level))
        }
        let plain = answer(0)
        for shift in [-1_024, -3, 0.5, 7, 1_024] as [Float] {
          let shifted = answer(shift)
          #expect(shifted.loss == plain.loss && shifted.deltas == plain.deltas)
        }
        for row in 0..<6 {
          let sum = plain.deltas[0][row * count..<(row + 1) * count].reduce(0) { $0 + Double($1) }
          #expect(abs(sum) < 3e-7)
        }
      }
    }
  }

  /// The loss (w1^2 + 10 w2^2) / 2 after 60 steps of plain descent from (1, 1): the data are chosen so that it is that.
  private func bowl(_ rate: Float, _ level: KernelLevel) throws -> Double {
    let wide = Float(10).squareRoot()
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(2, [1], initializer: .constant(1)), loss: .meanSquaredError,
        optimizer: .sgd(SGD(learningRate: rate)), batch: .full,
        train: Dataset(
          inputs: [1, 0, -1, 0, 0, wide, 0, -wide], features: 2, targets: .values([0, 0, 0, 0], width: 1)), seed: 1),
      kernels: level)
    #expect(abs(try #require(run.evaluate(on: .train)).loss - 5.5) < 1e-5)
    run.advance(by: 60)
    return try #require(run.evaluate(on: .train)).loss
  }

  @Test("a bowl of curvatures 1 and 10 is descended below a rate of 2/10, and left above it", arguments: kernelLevels)
  func cliff(_ level: KernelLevel) throws {
    #expect((1.4...1.6).contains(try bowl(0.199, level)))
    #expect((4.9...5.1).contains(try bowl(0.2, level)))
    #expect((16...17).contains(try bowl(0.201, level)))
    #expect((1.5e-6...1.7e-6).contains(try bowl(0.1, level)))
    #expect((0.14...0.16).contains(try bowl(0.01, level)))
  }

  @Test("a convolution of a shifted image is the shifted convolution, exactly", arguments: [1, 3, 5], kernelLevels)
  func equivariance(_ kernel: Int, _ level: KernelLevel) throws {
    let (side, border) = (20, kernel)
    let network = try Network(
      NetworkDescription(
        input: .image(channels: 2, height: side, width: side),
        layers: [
          .convolution(channels: 3, window: Convolution(kernel: kernel, padding: kernel / 2), activation: .tanh)
        ]))
    let parameters = randomParameters(network)
    let image = numbers(2 * side * side, seed: 6)
    func convolved(_ pixels: [Float]) -> [Float] {
      network.activations(layer: 0, inputs: pixels, parameters: parameters, kernels: KernelTable(level: level))
    }
    let plain = convolved(image)
    for (down, right) in [(0, 1), (1, 0), (2, 3)] {
      func source(_ place: Int) -> Int? {
        let (y, x) = (place / side % side - down, place % side - right)
        return y >= 0 && x >= 0 ? place - down * side - right : nil
      }
      let shifted = convolved(image.indices.map { place in source(place).map { image[$0] } ?? 0 })
      var compared = 0
      for place in shifted.indices {
        let (y, x) = (place / side % side, place % side)
        guard let from = source(place), y - down >= border, x - right >= border, y < side - border, x < side - border
        else { continue }
        compared += 1
        #expect(shifted[place] == plain[from])
      }
      #expect(compared > 20)
    }
  }
}
