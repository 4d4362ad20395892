import Testing

@testable import Engine

struct SequenceCase: CustomTestStringConvertible, Sendable {
  let name: String
  let input: Shape
  let layers: [LayerDescription]
  var samples = 4
  /// A label at every step; else one a sample.
  var asksEveryStep = false
  /// Steps without a label.
  var hasGaps = false
  var loss = Loss.softmaxCrossEntropy

  var testDescription: String { name }

  var data: Dataset {
    let inputs: [Float]
    if case .tokens(let steps, let vocabulary) = input {
      inputs = (0..<samples * steps).map { Float(($0 * $0 + 3 * $0) % vocabulary) }
    } else {
      inputs = numbers(samples * input.count, seed: 5)
    }
    let names = ["a", "b", "c"]
    guard asksEveryStep else {
      return Dataset(
        inputs: inputs, shape: input, targets: .classes((0..<samples).map { Int32($0 % 3) }, names: names))
    }
    let labels = (0..<samples * input.steps).map { place -> Int32 in
      hasGaps && place % 4 == 3 ? -1 : Int32(place * 7 % 3)
    }
    return Dataset(inputs: inputs, shape: input, targets: .stepClasses(labels, steps: input.steps, names: names))
  }
}

@Suite struct SequenceLayerTests {
  private static let head = LayerDescription.dense(units: 3, activation: .identity)

  private static func layer(
    _ cell: Recurrent.Cell, _ units: Int, _ output: Recurrent.Output = .last
  ) -> LayerDescription { .recurrent(Recurrent(cell, units: units, output: output, forgetBias: 1)) }

  static let cells: [SequenceCase] = Recurrent.Cell.allCases.flatMap { cell in
    [1, 2, 5, 8, 9, 16].map { units in
      SequenceCase(
        name: "\(cell), \(units) units", input: .sequence(steps: 5, features: 3), layers: [layer(cell, units), head])
    } + [
      SequenceCase(
        name: "\(cell), one step", input: .sequence(steps: 1, features: 2), layers: [layer(cell, 3), head]),
      SequenceCase(
        name: "\(cell), every step", input: .sequence(steps: 4, features: 2),
        layers: [layer(cell, 5, .every), head], asksEveryStep: true),
      SequenceCase(
        name: "\(cell), two high", input: .sequence(steps: 4, features: 2),
        layers: [layer(cell, 5, .every), layer(cell, 3), head]),
      SequenceCase(
        name: "\(cell), two high, every step, with gaps", input: .sequence(steps: 4, features: 2),
        layers: [layer(cell, 5, .every), layer(cell, 9, .every), head], asksEveryStep: true, hasGaps: true),
      SequenceCase(
        name: "\(cell), tokens", input: .tokens(steps: 5, vocabulary: 7), layers: [layer(cell, 6, .every), head],
        asksEveryStep: true),
      SequenceCase(
        name: "\(cell), embedded tokens", input: .tokens(steps: 5, vocabulary: 7),
        layers: [.embedding(features: 3), layer(cell, 6, .every), head], asksEveryStep: true, hasGaps: true),
      SequenceCase(
        name: "\(cell), embedded tokens, last", input: .tokens(steps: 4, vocabulary: 5),
        layers: [.embedding(features: 9), layer(cell, 4), head]),
    ]
  }

  static let others: [SequenceCase] = [
    SequenceCase(
      name: "flat sequence", input: .sequence(steps: 4, features: 3),
      layers: [.flatten, .dense(units: 5, activation: .tanh), head]),
    SequenceCase(
      name: "dense at every step", input: .sequence(steps: 4, features: 3),
      layers: [.dense(units: 5, activation: .tanh), .flatten, head]),
    SequenceCase(
      name: "embedding without a recurrent layer", input: .tokens(steps: 4, vocabulary: 6),
      layers: [.embedding(features: 3), .flatten, head]),
    SequenceCase(
      name: "normalized steps", input: .sequence(steps: 4, features: 3),
      layers: [.dense(units: 5, activation: .identity), .batchNormalization(), .activation(.tanh), .flatten, head],
      samples: 6),
    SequenceCase(
      name: "smoothed at every step", input: .sequence(steps: 4, features: 2),
      layers: [layer(.tanh, 4, .every), head],
      asksEveryStep: true, hasGaps: true, loss: .smoothedCrossEntropy(smoothing: 0.1)),
    SequenceCase(
      name: "nineteen sequences", input: .sequence(steps: 3, features: 2), layers: [layer(.lstm, 4), head],
      samples: 19),
  ]

  @Test("every layer of sequences keeps the contract", arguments: cells + others, kernelLevels)
  func contract(_ test: SequenceCase, _ level: KernelLevel) throws {
    try expectLayerContract(
      NetworkDescription(input: test.input, layers: test.layers), test.loss, test.data, level)
  }
}
