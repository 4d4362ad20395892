import Testing

@testable import Engine

/// Figures that a textbook gives, and lessons ask for.
@Suite struct NetworkFactsTests {
  private func count(_ input: Shape, _ layer: LayerDescription) throws -> Int {
    try Network(NetworkDescription(input: input, layers: [layer])).trainableCount
  }

  @Test("recurrent layers of one input and 16 units have the parameters of their formulas")
  func recurrent() throws {
    let expected: [(Recurrent.Cell, Int)] = [(.tanh, 288), (.relu, 288), (.gru, 880), (.lstm, 1_152)]
    for (cell, parameters) in expected {
      #expect(
        try count(.sequence(steps: 5, features: 1), .recurrent(Recurrent(cell, units: 16))) == parameters, "\(cell)")
    }
    // 4 * 20 * (20 + 10 + 1)
    #expect(try count(.sequence(steps: 3, features: 10), .recurrent(Recurrent(.lstm, units: 20))) == 2_480)
  }

  @Test("a convolution's parameters do not depend on the image; a dense layer's do")
  func convolution() throws {
    for side in [8, 100] {
      let color = Shape.image(channels: 3, height: side, width: side)
      let layer = LayerDescription.convolution(channels: 16, window: Convolution(kernel: 3), activation: .relu)
      #expect(try count(color, layer) == 448)
    }
    let digit = Shape.image(channels: 1, height: 28, width: 28)
    let maps = LayerDescription.convolution(channels: 6, window: Convolution(kernel: 5), activation: .relu)
    #expect(try count(digit, maps) == 156)
    #expect(try count(.vector(784), .dense(units: 6 * 24 * 24, activation: .relu)) == 2_712_960)
    #expect(try count(.tokens(steps: 4, vocabulary: 28), .embedding(features: 16)) == 448)
    #expect(try count(.vector(5), .batchNormalization()) == 10)
  }

  /// LeNet-5 with all maps connected and a dense output; C5 as the convolution it was.
  private static let lenet = NetworkDescription(
    input: .image(channels: 1, height: 32, width: 32),
    layers: [
      .convolution(channels: 6, window: Convolution(kernel: 5), activation: .tanh),
      .pooling(Pooling(.average, size: 2)),
      .convolution(channels: 16, window: Convolution(kernel: 5), activation: .tanh),
      .pooling(Pooling(.average, size: 2)),
      .convolution(channels: 120, window: Convolution(kernel: 5), activation: .tanh), .flatten,
      .dense(units: 84, activation: .tanh), .dense(units: 10, activation: .identity),
    ])

  @Test("LeNet-5 has 61,706 parameters, layer by layer, and its units see 5, 6, 14, 16 and 32 pixels")
  func lenet5() throws {
    let network = try Network(Self.lenet)
    #expect(network.layers.map(\.trainableCount) == [156, 0, 2_416, 0, 48_120, 0, 10_164, 850])
    #expect(network.trainableCount == 61_706)
    #expect(network.layers.indices.map { network.receptiveField(layer: $0) } == [5, 6, 14, 16, 32, nil, nil, nil])
  }

  @Test("a receptive field grows with each window, faster after each stride and with dilation")
  func receptiveField() throws {
    func fields(_ layers: [LayerDescription]) throws -> [Int?] {
      let network = try Network(
        NetworkDescription(input: .image(channels: 1, height: 40, width: 40), layers: layers))
      return network.layers.indices.map { network.receptiveField(layer: $0) }
    }
    func filter(_ kernel: Int, stride: Int = 1, dilation: Int = 1) -> LayerDescription {
      .convolution(
        channels: 1, window: Convolution(kernel: kernel, stride: stride, dilation: dilation), activation: .relu)
    }
    #expect(try fields((0..<5).map { _ in filter(3) }) == [3, 5, 7, 9, 11])
    #expect(try fields([filter(3), .pooling(Pooling(.max, size: 2)), filter(3)]) == [3, 4, 8])
    #expect(try fields([filter(3, dilation: 2), filter(3, stride: 2), filter(3)]) == [5, 7, 11])
    #expect(
      try fields([.dropout(0.5), filter(3), .batchNormalization(), .activation(.relu), .globalPooling(.max)])
        == [1, 3, 3, 3, nil])
  }

  @Test("what a receptive field says is what moves a unit: no pixel outside, and its corners do")
  func meaning() throws {
    let side = 16
    let network = try Network(
      NetworkDescription(
        input: .image(channels: 1, height: side, width: side),
        layers: [
          .convolution(channels: 2, window: Convolution(kernel: 3, dilation: 2), activation: .tanh),
          .pooling(Pooling(.average, size: 2)),
          .convolution(channels: 1, window: Convolution(kernel: 3), activation: .identity),
        ]))
    let field = try #require(network.receptiveField(layer: 2))
    #expect(field == 10)
    let kernels = KernelTable(level: .baseline)
    let parameters = randomParameters(network)
    func answer(_ pixels: [Float]) -> Float {
      network.activations(layer: 2, inputs: pixels, parameters: parameters, kernels: kernels)[0]
    }
    let blank = [Float](repeating: 0, count: side * side)
    for place in blank.indices {
      var touched = blank
      touched[place] = 1
      let isInside = place / side < field && place % side < field
      if !isInside { #expect(answer(touched) == answer(blank)) }
      if place == 0 || place == (field - 1) * side + field - 1 { #expect(answer(touched) != answer(blank)) }
    }
  }

  @Test("a forget gate starts open as far as asked, all other biases at zero", arguments: [0, 1, 3] as [Float])
  func forgetBias(_ bias: Float) throws {
    let network = try Network(
      NetworkDescription(
        input: .sequence(steps: 3, features: 2), layers: [.recurrent(Recurrent(.lstm, units: 5, forgetBias: bias))]))
    let parameters = network.initialParameters(seed: 1, samples: [], kernels: KernelTable(level: .baseline))
    for (block, expected) in [0, bias, 0, 0].enumerated() {
      let start = network.layers[0].biases.lowerBound + block * 8
      #expect((0..<8).map { parameters[start + $0] } == (0..<8).map { $0 < 5 ? expected : 0 })
    }
  }
}
