import Engine
import Mathematics

/// One random recurrent cell with all that happens in it: the states on the way forward, and the length of the gradient on
/// the way back.
struct UnrolledCell: Sendable {
  /// h_t after each step, [length][units].
  private(set) var states: [[Double]] = []
  /// What a random read-out makes of each state.
  private(set) var outputs: [Double] = []
  /// The length of the gradient of the last state's loss, so many steps back; 1 at the last step itself. Of an LSTM it is
  /// that of both things it hands on, h and c.
  private(set) var norms: [Double] = []

  /// The matrices from state to state: one, or those of the gates i, f, o and of the candidate g.
  private var matrices: [SquareMatrix] = []
  /// The weights of the input, as many.
  private var inputWeights: [[Double]] = []
  private let units: Int

  /// - Parameter inputs: x_t of each step.
  init(_ settings: Unroll, inputs: [Double], _ generator: inout Generator) {
    units = settings.units
    for _ in 0..<(settings.cell == .lstm ? 4 : 1) {
      matrices.append(SquareMatrix(gaussian: units, &generator).scaled(toRadius: settings.radius))
      inputWeights.append((0..<units).map { _ in generator.normal() })
    }
    let readOut = direction(&generator)
    let slope = direction(&generator)
    switch settings.cell {
    case .linear, .tanh, .relu: passSimple(settings.cell, inputs, slope)
    case .lstm: passGated(settings.forgetBias, inputs, slope)
    }
    outputs = states.map { state in zip(readOut, state).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// A random vector of length 1.
  private func direction(_ generator: inout Generator) -> [Double] {
    let vector = (0..<units).map { _ in generator.normal() }
    let length = Self.length(vector)
    return length > 0 ? vector.map { $0 / length } : vector
  }

  private static func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// h_t = f(W h_(t-1) + w x_t); backward g_(t-1) = W^T (f' g_t).
  private mutating func passSimple(_ cell: Unroll.Cell, _ inputs: [Double], _ slope: [Double]) {
    var state = [Double](repeating: 0, count: units)
    for input in inputs {
      let sums = matrices[0].times(state)
      for unit in 0..<units {
        let sum = sums[unit] + inputWeights[0][unit] * input
        state[unit] =
          switch cell {
          case .tanh: tanh(sum)
          case .relu: sum > 0 ? sum : 0
          case .linear, .lstm: sum
          }
      }
      states.append(state)
    }
    var gradient = slope
    norms = [1]
    for state in states.dropFirst().reversed() {
      for unit in 0..<units {
        switch cell {
        case .tanh: gradient[unit] *= 1 - state[unit] * state[unit]
        case .relu: if state[unit] <= 0 { gradient[unit] = 0 }
        case .linear, .lstm: break
        }
      }
      gradient = matrices[0].transposedTimes(gradient)
      norms.append(Self.length(gradient))
    }
  }

  /// The numbers of one step of an LSTM that its way back needs.
  private struct Gates {
    var i: [Double] = []
    var f: [Double] = []
    var o: [Double] = []
    var g: [Double] = []
    var before: [Double] = []
    var after: [Double] = []
  }

  /// c_t = f c_(t-1) + i g, h_t = o tanh(c_t) (Hochreiter and Schmidhuber 1997; Gers and colleagues 2000).
  private mutating func passGated(_ forgetBias: Double, _ inputs: [Double], _ slope: [Double]) {
    var state = [Double](repeating: 0, count: units)
    var memory = state
    var steps: [Gates] = []
    for input in inputs {
      var gates = Gates()
      gates.before = memory
      let sums = matrices.map { $0.times(state) }
      func sum(_ gate: Int, _ unit: Int) -> Double { sums[gate][unit] + inputWeights[gate][unit] * input }
      for unit in 0..<units {
        gates.i.append(Self.sigmoid(sum(0, unit)))
        gates.f.append(Self.sigmoid(sum(1, unit) + forgetBias))
        gates.o.append(Self.sigmoid(sum(2, unit)))
        gates.g.append(tanh(sum(3, unit)))
        memory[unit] = gates.f[unit] * memory[unit] + gates.i[unit] * gates.g[unit]
        state[unit] = gates.o[unit] * tanh(memory[unit])
      }
      gates.after = memory
      steps.append(gates)
      states.append(state)
    }
    returnGated(steps, slope)
  }

  private mutating func returnGated(_ steps: [Gates], _ slope: [Double]) {
    var ofState = slope
    var ofMemory = [Double](repeating: 0, count: units)
    norms = [1]
    for gates in steps.dropFirst().reversed() {
      var slopes = [[Double]](repeating: ofState, count: 4)
      for unit in 0..<units {
        let shown = tanh(gates.after[unit])
        let whole = ofMemory[unit] + ofState[unit] * gates.o[unit] * (1 - shown * shown)
        slopes[0][unit] = whole * gates.g[unit] * gates.i[unit] * (1 - gates.i[unit])
        slopes[1][unit] = whole * gates.before[unit] * gates.f[unit] * (1 - gates.f[unit])
        slopes[2][unit] = ofState[unit] * shown * gates.o[unit] * (1 - gates.o[unit])
        slopes[3][unit] = whole * gates.i[unit] * (1 - gates.g[unit] * gates.g[unit])
        ofMemory[unit] = whole * gates.f[unit]
      }
      ofState = [Double](repeating: 0, count: units)
      for (matrix, slope) in zip(matrices, slopes) {
        let part = matrix.transposedTimes(slope)
        for unit in 0..<units { ofState[unit] += part[unit] }
      }
      norms.append(Self.length(ofState + ofMemory))
    }
  }

  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
