import Testing

@testable import Engine

/// Images with noise in every pixel and labels in turn.
func images(
  _ shape: Shape, samples: Int, classes: Int = 3, seed: UInt64 = 1
) -> Dataset {
  Dataset(
    inputs: numbers(samples * shape.count, seed: seed), shape: shape,
    targets: .classes((0..<samples).map { Int32($0 % classes) }, names: (0..<classes).map { "c\($0)" }))
}

struct ImageCase: CustomTestStringConvertible, Sendable {
  let name: String
  let input: Shape
  let layers: [LayerDescription]
  var samples = 3

  var testDescription: String { name }
}

@Suite struct ImageLayerTests {
  private static func image(_ channels: Int, _ height: Int, _ width: Int) -> Shape {
    .image(channels: channels, height: height, width: width)
  }

  private static let head: [LayerDescription] = [.flatten, .dense(units: 3, activation: .identity)]

  private static func filter(
    _ channels: Int, _ window: Convolution, _ activation: Activation = .tanh
  ) -> LayerDescription {
    .convolution(channels: channels, window: window, activation: activation)
  }

  static let windows: [ImageCase] = (1...5).flatMap { kernel in
    [(1, 0, 1), (1, 1, 1), (2, 0, 1), (2, 1, 1), (3, 2, 1), (1, 2, 2), (2, 2, 2), (1, 0, 2)].compactMap {
      (stride, padding, dilation) in
      let window = Convolution(kernel: kernel, stride: stride, padding: padding, dilation: dilation)
      guard window.outputSize(9) > 0, window.outputSize(7) > 0 else { return nil }
      return ImageCase(
        name: "kernel \(kernel), stride \(stride), padding \(padding), dilation \(dilation)", input: image(2, 9, 7),
        layers: [filter(3, Convolution(kernel: 3, padding: 1)), filter(2, window)] + head)
    }
  }

  static let channels: [ImageCase] = [1, 2, 3, 5, 6, 7, 8, 9, 13, 16, 17].map { channels in
    ImageCase(
      name: "\(channels) channels", input: image(channels, 5, 4),
      layers: [
        filter(channels, Convolution(kernel: 3, padding: 1)), filter(channels + 1, Convolution(kernel: 2)),
      ] + head)
  }

  static let batches: [ImageCase] = [1, 2, 15, 16, 17, 33].map { samples in
    ImageCase(
      name: "\(samples) images", input: image(1, 6, 6),
      layers: [
        filter(4, Convolution(kernel: 3, padding: 1), .relu), .pooling(Pooling(.max, size: 2)),
        filter(2, Convolution(kernel: 2)),
      ] + head, samples: samples)
  }

  static let poolings: [ImageCase] = Pooling.Rule.allCases.flatMap { (rule: Pooling.Rule) -> [ImageCase] in
    [(2, 2), (2, 1), (3, 2), (3, 3), (1, 2)].map { (size: Int, stride: Int) in
      ImageCase(
        name: "\(rule.rawValue) of \(size), stride \(stride)", input: image(2, 7, 6),
        layers: [filter(3, Convolution(kernel: 2)), .pooling(Pooling(rule, size: size, stride: stride))] + head)
    } + [
      ImageCase(
        name: "global \(rule.rawValue)", input: image(2, 5, 4),
        layers: [
          filter(4, Convolution(kernel: 3)), .globalPooling(rule), .dense(units: 3, activation: .identity),
        ]),
      ImageCase(
        name: "pooling first, \(rule.rawValue)", input: image(2, 5, 4),
        layers: [.pooling(Pooling(rule, size: 2))] + head),
    ]
  }

  static let further: [ImageCase] =
    LayerContractTests.activations.map { activation in
      ImageCase(
        name: "\(activation)", input: image(2, 5, 5),
        layers: [
          filter(3, Convolution(kernel: 2, padding: 1), activation), .activation(activation),
          filter(2, Convolution(kernel: 3), activation),
        ] + head)
    } + [
      ImageCase(
        name: "normalized images", input: image(2, 5, 4),
        layers: [
          filter(3, Convolution(kernel: 3), .identity), .batchNormalization(), .activation(.tanh),
          filter(2, Convolution(kernel: 2), .identity), .batchNormalization(BatchNormalization(epsilon: 0.1)),
        ] + head, samples: 19),
      ImageCase(
        name: "normalized first", input: image(2, 4, 4), layers: [.batchNormalization()] + head, samples: 5),
      ImageCase(
        name: "flat", input: image(2, 4, 3),
        layers: [.flatten, .dense(units: 5, activation: .tanh), .dense(units: 3, activation: .identity)]),
    ]

  @Test("every layer of images keeps the contract", arguments: windows + channels + batches, kernelLevels)
  func convolutions(_ test: ImageCase, _ level: KernelLevel) throws { try check(test, level) }

  @Test(
    "poolings, normalizations and activations of images keep the contract", arguments: poolings + further,
    kernelLevels)
  func others(_ test: ImageCase, _ level: KernelLevel) throws { try check(test, level) }

  private func check(_ test: ImageCase, _ level: KernelLevel) throws {
    try expectLayerContract(
      NetworkDescription(input: test.input, layers: test.layers), .softmaxCrossEntropy,
      images(test.input, samples: test.samples), level)
  }
}
