import Testing

@testable import Engine

/// The shift test of the lesson on convolutional networks, in bands.
@Suite struct ConvolutionLessonTests {
  private static let picture = Shape.image(channels: 1, height: Glyphs.side, width: Glyphs.side)
  private static let head = LayerDescription.dense(units: 4, activation: .identity)

  /// Accuracies on signs shifted by up to 0, 1 and 3 pixels.
  private func accuracies(_ layers: [LayerDescription], trainedShift: Int, seed: UInt64) throws -> [Double] {
    var run = try TrainingRun(
      TrainingPlan(
        network: NetworkDescription(input: Self.picture, layers: layers, initializer: .heNormal),
        loss: .softmaxCrossEntropy, optimizer: .adam(Adam(learningRate: 0.01)), batch: .size(20),
        train: try Glyphs(samples: 400, shift: trainedShift).make(seed: seed), seed: seed),
      kernels: kernelLevels[kernelLevels.count - 1])
    run.advance(by: 20 * 20)
    return try [0, 1, 3].map { shift in
      let test = try Glyphs(samples: 400, shift: shift).make(seed: seed, stream: Stream.testData)
      guard case .classes(let labels, _) = test.targets else { return 0 }
      let logits = run.outputs(for: test.inputs)
      let right = labels.indices.count { row in
        let z = logits[row * 4..<row * 4 + 4]
        return z.firstIndex(of: z.max() ?? 0) == row * 4 + Int(labels[row])
      }
      return Double(right) / Double(labels.count)
    }
  }

  @Test(
    "244 shared weights find a sign where it never was; 4,772 of their own do not",
    arguments: 1...2 as ClosedRange<UInt64>)
  func shift(seed: UInt64) throws {
    let shared: [LayerDescription] = [
      .convolution(channels: 8, window: Convolution(kernel: 5), activation: .relu), .globalPooling(.max), Self.head,
    ]
    let own: [LayerDescription] = [.flatten, .dense(units: 32, activation: .relu), Self.head]
    #expect(try Network(NetworkDescription(input: Self.picture, layers: shared)).trainableCount == 244)
    #expect(try Network(NetworkDescription(input: Self.picture, layers: own)).trainableCount == 4_772)
    let (found, missed) = (
      try accuracies(shared, trainedShift: 0, seed: seed), try accuracies(own, trainedShift: 0, seed: seed)
    )
    #expect(found[0] > 0.95 && missed[0] > 0.95)
    #expect(found[2] > 0.6 && missed[2] < 0.45)
  }
}
