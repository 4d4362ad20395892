import Mathematics
import Testing

@testable import Engine

@Suite struct LossTests {
  /// One layer that hands its inputs on, so that the inputs are the raw outputs.
  private func loss(_ loss: Loss, _ z: [Float], _ targets: [Float], outputs: Int, _ level: KernelLevel) throws
    -> Trace
  {
    let network = try Network(dense(outputs, [outputs]))
    var parameters = FloatBuffer(count: network.parameterCount)
    for unit in 0..<outputs { parameters[network.layers[0].inputMatrix.place(input: unit, unit: unit)] = 1 }
    let width = loss == .meanSquaredError ? outputs : 1
    return network.trace(
      inputs: z, targets: EncodedTargets(width: width, values: targets), loss: loss, parameters: parameters,
      kernels: KernelTable(level: level))
  }

  @Test("binary cross-entropy is stable far out", arguments: kernelLevels)
  func binary(_ level: KernelLevel) throws {
    let z: [Float] = [0, 3, -3, 80, -80, 1_000, -1_000, 20]
    for y in [Float(0), 1] {
      for value in z {
        let trace = try loss(.binaryCrossEntropy, [value], [y], outputs: 1, level)
        let x = Double(value)
        let exact = max(x, 0) - x * Double(y) + Mathematics.log1p(Mathematics.exp(-abs(x)))
        #expect(abs(try #require(trace.loss) - exact) <= 3e-7 * exact + 1e-37, "\(value), \(y)")
        let slope = 1 / (1 + Mathematics.exp(-x)) - Double(y)
        #expect(abs(Double(trace.deltas[0][0]) - slope) < 2e-7, "\(value), \(y)")
      }
    }
  }

  @Test("a single unit at zero has the loss ln 2 and errors that cancel exactly", arguments: kernelLevels)
  func balanced(_ level: KernelLevel) throws {
    let trace = try loss(
      .binaryCrossEntropy, [Float](repeating: 0, count: 201), (0..<201).map { $0 < 100 ? 0 : 1 }, outputs: 1, level)
    #expect(abs(try #require(trace.loss) - 0.693_147_18) < 1e-7)
    #expect(trace.gradients[16] == -0.5 / 201)
  }

  @Test("softmax cross-entropy is stable, shift-invariant, and its slopes sum to zero", arguments: kernelLevels)
  func softmax(_ level: KernelLevel) throws {
    let z: [Float] = [1, -2, 0.5, 3]
    for label in 0..<4 {
      let trace = try loss(.softmaxCrossEntropy, z, [Float(label)], outputs: 4, level)
      let exact = Mathematics.log(z.reduce(0) { $0 + Mathematics.exp(Double($1)) }) - Double(z[label])
      #expect(abs(try #require(trace.loss) - exact) < 1e-6)
      #expect(abs(trace.deltas[0].reduce(0, +)) < 2e-7)
      let shifted = try loss(.softmaxCrossEntropy, z.map { $0 + 1_024 }, [Float(label)], outputs: 4, level)
      #expect(shifted.loss == trace.loss)
    }
    let sure = try loss(.softmaxCrossEntropy, [1_000, 0, -1_000, 0], [2], outputs: 4, level)
    #expect(sure.loss == 2_000)
    let broken = try loss(.softmaxCrossEntropy, [0, .nan, 0, 0], [2], outputs: 4, level)
    #expect(broken.loss?.isNaN == true)
  }

  @Test("squared error is the mean over samples and outputs", arguments: kernelLevels)
  func squared(_ level: KernelLevel) throws {
    let trace = try loss(.meanSquaredError, [1, 2, 3, 5], [0, 0, 1, 1], outputs: 2, level)
    #expect(trace.loss == 6.25)
    #expect(trace.deltas[0] == [1, 2, 2, 4])
  }
}
