import Testing

@testable import Engine

@Suite("Recurrent layers and embeddings against PyTorch") struct RecurrentParityTests {
  static let kinds: [(name: String, cell: Recurrent.Cell)] = [
    ("rnn-tanh", .tanh), ("rnn-relu", .relu), ("lstm", .lstm), ("gru", .gru),
  ]

  @Test(
    "every state, the last one and all slopes are PyTorch's, gates in its order", arguments: kinds, kernelLevels)
  func cells(_ kind: (name: String, cell: Recurrent.Cell), _ level: KernelLevel) throws {
    var count = 0
    for example in try LayerFixture.read("recurrent").cases where example.name == kind.name {
      let isWarm = example.given["h0"] != nil
      // Our layers start from zero. In a plain cell a state before the first step acts as an input of that step; in a
      // gated one it does more.
      if isWarm, kind.cell.gates > 1 { continue }
      count += 1
      try check(example, kind.cell, isWarm ? try WarmStart(example) : nil, level)
    }
    #expect(count == (kind.cell.gates > 1 ? 2 : 3))
  }

  private func check(
    _ example: LayerFixture.Case, _ cell: Recurrent.Cell, _ warm: WarmStart?, _ level: KernelLevel
  ) throws {
    let x = try warm?.x ?? example.given("x")
    let weights = try warm?.weights ?? example.given("input_weights").floats
    let (steps, rows, inputs) = (x.shape[0], x.shape[1], x.shape[2])
    let units = Int(try example.number("hidden"))
    var tensors = [weights, try example.given("state_weights").floats, try example.given("bias").floats]
    if cell == .gru { tensors.append(try example.given("candidate_bias").floats) }
    let slopes = try example.given("weights")
    let layer = try SingleLayer(
      .recurrent(Recurrent(cell, units: units, output: .every)), input: .sequence(steps: steps, features: inputs),
      tensors: tensors, x: x.bySample, slopes: slopes.bySample, level)
    let name = "\(example.name), \(steps) steps"
    expectClose(byTime(layer.output, steps, rows), try example.expected("output"), name)
    let dx = byTime(layer.inputSlopes, steps, rows)
    var found = layer.tensorSlopes
    if let warm {
      expectClose(warm.inputSlopes(dx), try example.expected("dx"), name)
      expectClose(warm.stateSlopes(dx), try example.expected("dh0"), name)
      found = warm.tensorSlopes(found)
    } else {
      expectClose(dx, try example.expected("dx"), name)
    }
    let names = ["input_weights", "state_weights", "bias"] + (cell == .gru ? ["candidate_bias"] : [])
    for (mine, tensor) in zip(found, names) {
      expectClose(mine, try example.expected("d\(tensor)"), "\(name): \(tensor)")
    }
    let last = try SingleLayer(
      .recurrent(Recurrent(cell, units: units)), input: .sequence(steps: steps, features: inputs), tensors: tensors,
      x: x.bySample, slopes: [Float](repeating: 0, count: rows * units), level)
    expectClose(last.output, try example.expected("last_h"), name)
  }

  @Test("an embedding has PyTorch's rows and slopes", arguments: kernelLevels)
  func embedding(_ level: KernelLevel) throws {
    var count = 0
    for example in try LayerFixture.read("recurrent").cases where example.name == "embedding" {
      count += 1
      let (tokens, table) = (try example.given("tokens"), try example.given("table"))
      let (steps, rows) = (tokens.shape[0], tokens.shape[1])
      let network = try Network(
        NetworkDescription(
          input: .tokens(steps: steps, vocabulary: table.shape[0]), layers: [.embedding(features: table.shape[1])]))
      let trace = network.trace(
        inputs: tokens.bySample, outputGradient: try example.given("weights").bySample,
        parameters: try network.parameters([table.floats]), kernels: KernelTable(level: level))
      expectClose(byTime(trace.activations[0], steps, rows), try example.expected("output"), example.name)
      let slopes = network.layers[0].tensorPlaces[0].map { trace.gradients[$0] * Float(rows) }
      expectClose(slopes, try example.expected("dtable"), example.name)
    }
    #expect(count == 2)
  }
}

/// A plain cell that does not start from zero, written as one that does: the state before the first step comes in as
/// further inputs of that step, and their weights are those of the state.
private struct WarmStart {
  let x: LayerFixture.Numbers
  let weights: [Float]
  private let inputs: Int
  private let units: Int

  init(_ example: LayerFixture.Case) throws {
    let (x, state) = (try example.given("x"), try example.given("h0"))
    let (steps, rows) = (x.shape[0], x.shape[1])
    let (inputs, units) = (x.shape[2], state.shape[1])
    self.inputs = inputs
    self.units = units
    let own = try example.given("input_weights").floats
    let between = try example.given("state_weights").floats
    var weights: [Float] = []
    for unit in 0..<units {
      weights += own[unit * inputs..<(unit + 1) * inputs]
      weights += between[unit * units..<(unit + 1) * units]
    }
    self.weights = weights
    var values: [Double] = []
    for row in 0..<steps * rows {
      values += x.values[row * inputs..<(row + 1) * inputs]
      values += row < rows ? Array(state.values[row * units..<(row + 1) * units]) : Array(repeating: 0, count: units)
    }
    self.x = LayerFixture.Numbers(shape: [steps, rows, inputs + units], values: values)
  }

  /// Shapes: dx [steps, rows, inputs + units]
  func inputSlopes(_ dx: [Float]) -> [Float] { columns(of: dx, 0..<inputs) }

  func stateSlopes(_ dx: [Float]) -> [Float] {
    Array(columns(of: dx, inputs..<inputs + units).prefix(x.shape[1] * units))
  }

  /// What the weights of the state got as such and as weights of inputs adds up.
  func tensorSlopes(_ found: [[Float]]) -> [[Float]] {
    let further = columns(of: found[0], inputs..<inputs + units)
    return [columns(of: found[0], 0..<inputs), zip(found[1], further).map { $0 + $1 }, found[2]]
  }

  private func columns(of matrix: [Float], _ chosen: Range<Int>) -> [Float] {
    stride(from: 0, to: matrix.count, by: inputs + units).flatMap { row in chosen.map { matrix[row + $0] } }
  }
}

extension LayerFixture.Numbers {
  /// [steps, rows, ...] as [rows, steps, ...].
  fileprivate var bySample: [Float] { byTime(floats, shape[1], shape[0]) }
}

/// [rows, steps, ...] as [steps, rows, ...], and the way back with the two exchanged.
private func byTime(_ values: [Float], _ steps: Int, _ rows: Int) -> [Float] {
  let width = values.count / (steps * rows)
  var result: [Float] = []
  for step in 0..<steps {
    for row in 0..<rows {
      let place = (row * steps + step) * width
      result += values[place..<place + width]
    }
  }
  return result
}
