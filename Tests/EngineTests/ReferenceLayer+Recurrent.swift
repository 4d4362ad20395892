import Mathematics

@testable import Engine

extension ReferenceLayer {
  /// What a recurrent layer hands from step to step: h, and for the LSTM c.
  struct State {
    var h: [Double]
    var c: [Double]
  }

  /// The state after every step.
  ///
  /// - Parameter held: what a step is given in place of the state before it where a block of truncation + 1 steps, counted
  ///   from the end, begins.
  func states(_ sample: [Double], _ recurrent: Recurrent, held: [State]? = nil) -> [State] {
    let zero = [Double](repeating: 0, count: recurrent.units)
    let steps = layer.input.steps
    var all: [State] = []
    for step in 0..<steps {
      var before = all.last ?? State(h: zero, c: zero)
      if let held, let truncation = recurrent.truncation, step > 0, (steps - step) % (truncation + 1) == 0 {
        before = held[step - 1]
      }
      all.append(next(inputs(sample, step), before, recurrent))
    }
    return all
  }

  private func next(_ x: [Double], _ before: State, _ recurrent: Recurrent) -> State {
    var after = before
    func sum(_ gate: Int, _ unit: Int) -> Double { inputSum(x, gate, unit) + recurrentSum(before.h, gate, unit) }
    for unit in 0..<recurrent.units {
      switch recurrent.cell {
      case .tanh: after.h[unit] = Mathematics.tanh(sum(0, unit))
      case .relu: after.h[unit] = max(sum(0, unit), 0)
      case .lstm:
        after.c[unit] =
          sigmoid(sum(1, unit)) * before.c[unit] + sigmoid(sum(0, unit)) * Mathematics.tanh(sum(2, unit))
        after.h[unit] = sigmoid(sum(3, unit)) * Mathematics.tanh(after.c[unit])
      case .gru:
        let (reset, update) = (sigmoid(sum(0, unit)), sigmoid(sum(1, unit)))
        let inner = recurrentSum(before.h, 2, unit) + bias(3, unit)
        let candidate = Mathematics.tanh(inputSum(x, 2, unit) + reset * inner)
        after.h[unit] = (1 - update) * candidate + update * before.h[unit]
      }
    }
    return after
  }

  /// One hot where the inputs are tokens.
  private func inputs(_ sample: [Double], _ step: Int) -> [Double] {
    switch layer.input {
    case .tokens(_, let vocabulary): (0..<vocabulary).map { $0 == Int(sample[step]) ? 1 : 0 }
    default: Array(sample[step * layer.input.features..<(step + 1) * layer.input.features])
    }
  }

  private func bias(_ block: Int, _ unit: Int) -> Double {
    parameters[layer.biases.lowerBound + block * Shape.padded(layer.units) + unit]
  }

  private func inputSum(_ x: [Double], _ gate: Int, _ unit: Int) -> Double {
    x.indices.reduce(bias(gate, unit)) { $0 + x[$1] * weight(layer.inputMatrix, $1, unit, gate: gate) }
  }

  private func recurrentSum(_ h: [Double], _ gate: Int, _ unit: Int) -> Double {
    h.indices.reduce(0) { $0 + h[$1] * weight(layer.recurrentMatrix, $1, unit, gate: gate) }
  }
}
