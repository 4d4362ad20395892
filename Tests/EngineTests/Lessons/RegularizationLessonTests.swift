import Mathematics
import Testing

@testable import Engine

/// The experiments of the lesson on regularization, in bands.
@Suite struct RegularizationLessonTests {
  /// Exact zeros among 30 weights and the error on new data, means over ten seeds.
  private func sparse(_ penalty: Penalty) throws -> (zeros: Double, error: Double) {
    var (zeros, error) = (0.0, 0.0)
    for seed in 1...10 as ClosedRange<UInt64> {
      var run = try TrainingRun(
        TrainingPlan(
          network: dense(30, [1], initializer: .zero), loss: .meanSquaredError,
          hyperparameters: Hyperparameters(
            optimizer: .sgd(SGD(learningRate: 0.05)), batch: .full, penalty: penalty),
          train: try SparseLinear().make(seed: seed),
          test: try SparseLinear(samples: 500).make(seed: seed, stream: Stream.testData), seed: seed))
      run.advance(by: 2_000)
      let weights = run.network.weights(0, in: run.parameters).values
      zeros += Double(weights.count { $0 == 0 }) / 10
      error += try #require(run.evaluate(on: .test)).loss / 10
      // The three that are behind the data are never lost.
      #expect(weights.prefix(3).allSatisfy { $0 != 0 })
    }
    return (zeros, error)
  }

  @Test("the absolute penalty finds the features that matter; the square one drops none")
  func pruning() throws {
    // The loss here is the mean of e^2, not of half of it: strengths are twice those of the lesson.
    let plain = try sparse(.none)
    #expect(plain.zeros == 0 && plain.error > 3)
    for strength in [0.03, 0.3] as [Float] { #expect(try sparse(Penalty(l2: 2 * strength)).zeros == 0) }
    let bands: [(strength: Float, zeros: ClosedRange<Double>, error: ClosedRange<Double>)] = [
      (0.03, 5...11, 1.5...2.7), (0.1, 13...20, 1.1...2), (0.2, 19...25, 1.1...2), (0.4, 24...27, 1.4...2.5),
    ]
    for band in bands {
      let result = try sparse(Penalty(l1: 2 * band.strength))
      #expect(band.zeros.contains(result.zeros) && band.error.contains(result.error), "\(band.strength)")
    }
  }

  /// Playground's network: its squared error is half of ours, so its rate is half and its penalty twice as strong here.
  private func circle(_ penalty: Penalty) throws -> (zeros: Double, accuracy: Double, size: Double) {
    var data = try PlaneData(shape: .circle, samples: 200).make(seed: 3)
    guard case .classes(let labels, _) = data.targets else { return (0, 0, 0) }
    let signs = labels.map { Float($0) * 2 - 1 }
    data.targets = .values(signs, width: 1)
    var run = try TrainingRun(
      TrainingPlan(
        network: NetworkDescription(
          inputs: 2, layers: [8, 8, 1].map { .dense(units: $0, activation: .tanh, bias: 0.1) },
          initializer: .uniform(0.5)),
        loss: .meanSquaredError,
        hyperparameters: Hyperparameters(
          optimizer: .sgd(SGD(learningRate: 0.015)), batch: .size(10), penalty: penalty), train: data, seed: 2))
    run.advance(by: 300 * 20)
    let weights = (0..<3).flatMap { run.network.weights($0, in: run.parameters).values }
    let right = zip(run.outputs(for: data.inputs), signs).count { $0 * $1 > 0 }
    return (
      Double(weights.count { $0 == 0 }) / Double(weights.count), Double(right) / 200,
      weights.reduce(0.0) { $0 + Double(abs($1)) } / Double(weights.count)
    )
  }

  @Test("links die under the crossing rule, the more the stronger it is, and none under the square penalty")
  func deadLinks() throws {
    let bands: [(strength: Float, zeros: ClosedRange<Double>)] = [
      (0, 0...0), (0.001, 0.15...0.45), (0.003, 0.45...0.75), (0.01, 0.75...0.95), (0.03, 0.8...0.98),
    ]
    var before = Double.infinity
    for band in bands {
      let result = try circle(Penalty(l1: 2 * band.strength, rule: .crossing))
      #expect(band.zeros.contains(result.zeros), "\(band.strength)")
      let square = try circle(Penalty(l2: 2 * band.strength))
      #expect(square.zeros == 0 && square.accuracy > 0.97 && square.size < before)
      before = square.size
    }
  }

  @Test("label smoothing ends the growth of the logits")
  func smoothing() throws {
    func gaps(_ loss: Loss) throws -> [(gap: Double, confidence: Double)] {
      let data = try PlaneData(shape: .blobs, samples: 150, noise: 0.5).make(seed: 1)
      var run = try TrainingRun(
        TrainingPlan(
          network: dense(2, [3], initializer: .zero), loss: loss, optimizer: .sgd(SGD(learningRate: 0.5)),
          batch: .full, train: data, seed: 1))
      return [100, 900, 19_000].map { steps in
        run.advance(by: steps)
        let z = run.outputs(for: data.inputs).map { Double($0) }
        let rows = stride(from: 0, to: z.count, by: 3).map { z[$0..<$0 + 3].sorted() }
        let gap = rows.reduce(0) { $0 + $1[2] - $1[1] } / Double(rows.count)
        let confidence = rows.reduce(0) { sum, z in
          sum + 1 / (1 + Mathematics.exp(z[1] - z[2]) + Mathematics.exp(z[0] - z[2]))
        }
        return (gap, confidence / Double(rows.count))
      }
    }
    let plain = try gaps(.softmaxCrossEntropy)
    #expect((5.5...7.5).contains(plain[0].gap) && (8...10.5).contains(plain[1].gap) && plain[2].gap > 12)
    #expect(plain[2].confidence > 0.999)
    // The gap at which a smoothed target is met is ln 28 = 3.33; points that are not alike cannot all have it.
    for smoothed in try gaps(.smoothedCrossEntropy(smoothing: 0.1)) {
      #expect((3...3.33).contains(smoothed.gap) && (0.91...0.94).contains(smoothed.confidence))
    }
  }
}
