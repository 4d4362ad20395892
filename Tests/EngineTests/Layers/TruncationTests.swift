import Testing

@testable import Engine

/// A truncated gradient is that of a network in which the states it is cut off from are constants.
@Suite struct TruncationTests {
  static let cases: [SequenceCase] = Recurrent.Cell.allCases.flatMap { cell in
    Recurrent.Output.allCases.flatMap { output in
      [0, 1, 2, 3, 4, 9].map { (truncation: Int) in
        SequenceCase(
          name: "\(cell), \(output), truncated after \(truncation)", input: .sequence(steps: 5, features: 2),
          layers: [
            .recurrent(Recurrent(cell, units: 5, output: output, forgetBias: 1, truncation: truncation)),
            .dense(units: 3, activation: .identity),
          ], asksEveryStep: output == .every, hasGaps: output == .every)
      }
    } + [
      SequenceCase(
        name: "\(cell), two high, truncated differently", input: .sequence(steps: 7, features: 2),
        layers: [
          .recurrent(Recurrent(cell, units: 4, output: .every, forgetBias: 1, truncation: 2)),
          .recurrent(Recurrent(cell, units: 3, forgetBias: 1, truncation: 1)),
          .dense(units: 3, activation: .identity),
        ]),
      SequenceCase(
        name: "\(cell), embedded tokens, truncated", input: .tokens(steps: 6, vocabulary: 5),
        layers: [
          .embedding(features: 3), .recurrent(Recurrent(cell, units: 4, output: .every, truncation: 1)),
          .dense(units: 3, activation: .identity),
        ], asksEveryStep: true),
    ]
  }

  @Test("gradients are those of a network with constant states where they are cut", arguments: cases, kernelLevels)
  func contract(_ test: SequenceCase, _ level: KernelLevel) throws {
    try expectLayerContract(
      NetworkDescription(input: test.input, layers: test.layers), test.loss, test.data, level)
  }

  private func trace(
    _ cell: Recurrent.Cell, _ output: Recurrent.Output, _ truncation: Int?, _ level: KernelLevel
  ) throws -> Trace {
    let input = Shape.sequence(steps: 5, features: 2)
    let network = try Network(
      NetworkDescription(
        input: input,
        layers: [
          .activation(.identity), .recurrent(Recurrent(cell, units: 5, output: output, truncation: truncation)),
        ]))
    return network.trace(
      inputs: numbers(3 * input.count, seed: 4), outputGradient: numbers(3 * network.output.count, seed: 5),
      parameters: randomParameters(network), kernels: KernelTable(level: level))
  }

  @Test(
    "what comes out is the same however far gradients go, and beyond the start nothing is cut",
    arguments: Recurrent.Cell.allCases, kernelLevels)
  func reach(_ cell: Recurrent.Cell, _ level: KernelLevel) throws {
    for output in Recurrent.Output.allCases {
      let whole = try trace(cell, output, nil, level)
      for truncation in 0...6 {
        let cut = try trace(cell, output, truncation, level)
        #expect(cut.activations == whole.activations)
        #expect((cut.gradients == whole.gradients) == (truncation >= 4), "\(output), \(truncation)")
        guard output == .last else { continue }
        // Slopes of the inputs, step by step: none before the last truncation + 1 steps.
        for (place, slope) in cut.deltas[0].enumerated() {
          let step = place / 2 % 5
          #expect((slope == 0) == (step < 4 - truncation), "step \(step), \(truncation)")
        }
      }
    }
  }
}
