import Testing

@testable import Engine

/// One layer between what is given to it and the slopes that come from above, as a fixture has it. Below lies a layer that
/// does nothing, so that the slopes by the inputs can be read.
struct SingleLayer {
  let network: Network
  let trace: Trace
  private let rows: Int

  /// - Parameters:
  ///   - tensors: the parameters in PyTorch's shapes and the order of `Layer.tensorPlaces`.
  ///   - x: [rows, count of the input], sample by sample.
  ///   - slopes: dL/dh [rows, count of the output].
  init(
    _ layer: LayerDescription, input: Shape, tensors: [[Float]] = [], x: [Float], slopes: [Float],
    _ level: KernelLevel
  ) throws {
    network = try Network(NetworkDescription(input: input, layers: [.activation(.identity), layer]))
    rows = x.count / input.count
    trace = network.trace(
      inputs: x, outputGradient: slopes, parameters: try network.parameters(tensors),
      kernels: KernelTable(level: level))
  }

  /// [rows, count of the output]
  var output: [Float] { trace.activations[1] }
  /// [rows, count of the input]
  var inputSlopes: [Float] { trace.deltas[0] }
  /// Summed over the rows, one array a tensor.
  var tensorSlopes: [[Float]] {
    network.layers[1].tensorPlaces.map { places in places.map { trace.gradients[$0] * Float(rows) } }
  }
}

/// Whether numbers are those of a fixture, which has nine digits, as far as sums in 32 bits can be: within 2e-6 of the
/// largest of them, or of 1.
func expectClose(
  _ mine: [Float], _ theirs: LayerFixture.Numbers, _ comment: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(mine.count == theirs.values.count, "\(comment)", sourceLocation: sourceLocation)
  let size = theirs.values.reduce(1) { max($0, abs($1)) }
  let worst = zip(mine, theirs.values).map { abs(Double($0) - $1) }.max() ?? 0
  #expect(worst <= 2e-6 * size, "\(comment): off by \(worst) of \(size)", sourceLocation: sourceLocation)
}

extension LayerFixture.Case {
  func number(_ name: String) throws -> Double {
    guard case .number(let number) = try #require(settings[name], "\(self.name): no setting \(name)") else {
      throw Unreadable(name: name)
    }
    return number
  }

  /// One number a dimension; nil where they are not all the same.
  func square(_ name: String) throws -> Int? {
    guard case .numbers(let numbers) = try #require(settings[name], "\(self.name): no setting \(name)") else {
      throw Unreadable(name: name)
    }
    return Set(numbers).count == 1 ? numbers[0] : nil
  }

  private struct Unreadable: Error { let name: String }
}
