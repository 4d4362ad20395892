import Mathematics

@testable import Engine

/// The same network and loss written down plainly in 64 bits, one number at a time: what the engine is held against.
struct Reference {
  let network: Network
  let loss: Loss

  /// The mean loss. Shapes: inputs [rows, features]; targets as encoded.
  func mean(_ parameters: [Double], _ inputs: [Float], _ targets: EncodedTargets) -> Double {
    let rows = inputs.count / network.inputs
    var sum = 0.0
    for row in 0..<rows {
      let sample = inputs[row * network.inputs..<(row + 1) * network.inputs].map { Double($0) }
      let target = targets.values[row * targets.width..<(row + 1) * targets.width].map { Double($0) }
      sum += value(outputs(parameters, sample), target)
    }
    return sum / Double(rows)
  }

  func outputs(_ parameters: [Double], _ sample: [Double]) -> [Double] {
    var x = sample
    for layer in network.layers {
      x = (0..<layer.units).map { unit in
        var z = parameters[layer.biases.lowerBound + unit]
        for input in 0..<layer.inputs {
          z += x[input] * parameters[layer.weights.lowerBound + input * layer.stride + unit]
        }
        return activate(layer.activation, z)
      }
    }
    return x
  }

  private func activate(_ activation: Activation, _ z: Double) -> Double {
    switch activation {
    case .identity: z
    case .sigmoid: 1 / (1 + Mathematics.exp(-z))
    case .tanh: Mathematics.tanh(z)
    case .relu: max(z, 0)
    case .leakyRelu(let slope): z > 0 ? z : Double(slope) * z
    }
  }

  private func value(_ z: [Double], _ target: [Double]) -> Double {
    switch loss {
    case .meanSquaredError:
      zip(z, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(z.count)
    case .binaryCrossEntropy:
      max(z[0], 0) - z[0] * target[0] + Mathematics.log1p(Mathematics.exp(-abs(z[0])))
    case .softmaxCrossEntropy:
      Mathematics.log(z.reduce(0) { $0 + Mathematics.exp($1) }) - z[Int(target[0])]
    }
  }
}
