import Mathematics

@testable import Engine

/// The same network and loss written down plainly in 64 bits, one number at a time: what the engine is held against.
///
/// Numbers of a sample are in the order of their shape: [channels, height, width] or [steps, features].
struct Reference {
  let network: Network
  let loss: Loss
  /// What each dropout layer multiplies its inputs with, [rows, count]; a layer that is not named drops nothing.
  var masks: [Int: [[Double]]] = [:]
  /// The states of each truncated recurrent layer, [rows, steps]: what a gradient is cut off from is a constant.
  private(set) var held: [Int: [[ReferenceLayer.State]]] = [:]

  init(network: Network, loss: Loss) {
    self.network = network
    self.loss = loss
  }

  /// The mean loss over all targets. Shapes: inputs [rows, count of the input]; targets as encoded.
  func mean(_ parameters: [Double], _ inputs: [Float], _ targets: EncodedTargets) -> Double {
    mean(outputs(parameters, samples(inputs)), targets)
  }

  /// Shapes: outputs [rows, count of the output].
  func mean(_ outputs: [[Double]], _ targets: EncodedTargets) -> Double {
    var sum = 0.0
    for (row, z) in outputs.enumerated() {
      let target = targets.values[row * targets.width..<(row + 1) * targets.width].map { Double($0) }
      if targets.steps > 1 {
        let units = network.outputs
        for (step, label) in target.enumerated() where label >= 0 {
          sum += value(Array(z[step * units..<(step + 1) * units]), [label])
        }
      } else {
        sum += value(z, target)
      }
    }
    return sum / Double(targets.asked(from: 0, rows: outputs.count))
  }

  /// [rows, count of the input]
  func samples(_ inputs: [Float]) -> [[Double]] {
    stride(from: 0, to: inputs.count, by: network.inputs).map { first in
      inputs[first..<first + network.inputs].map { Double($0) }
    }
  }

  /// What the last layer answers to each sample, or to what comes out of the layers below `first`.
  func outputs(_ parameters: [Double], _ samples: [[Double]], from first: Int = 0) -> [[Double]] {
    (first..<network.layers.count).reduce(samples) { outputs(of: $1, parameters, $0) }
  }

  func outputs(of index: Int, _ parameters: [Double], _ samples: [[Double]]) -> [[Double]] {
    if let mask = masks[index] { return zip(samples, mask).map { zip($0, $1).map { $0 * $1 } } }
    return ReferenceLayer(layer: network.layers[index], parameters: parameters, held: held[index]).outputs(samples)
  }

  /// From now on, what truncation cuts off is held at the states it has with these parameters.
  mutating func hold(_ parameters: [Double], _ inputs: [Float]) {
    var samples = samples(inputs)
    for (index, layer) in network.layers.enumerated() {
      if case .recurrent(let recurrent) = layer.kind, recurrent.truncation != nil {
        let plain = ReferenceLayer(layer: layer, parameters: parameters)
        held[index] = samples.map { plain.states($0, recurrent) }
      }
      samples = outputs(of: index, parameters, samples)
    }
  }

  private func value(_ z: [Double], _ target: [Double]) -> Double {
    switch loss {
    case .meanSquaredError:
      return zip(z, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(z.count)
    case .huber(let delta):
      let limit = Double(delta)
      return zip(z, target).reduce(0) { sum, pair in
        let size = abs(pair.0 - pair.1)
        return sum + (size <= limit ? size * size / 2 : limit * (size - limit / 2))
      } / Double(z.count)
    case .binaryCrossEntropy:
      return zip(z, target).reduce(0) { sum, pair in
        sum + max(pair.0, 0) - pair.0 * pair.1 + Mathematics.log1p(Mathematics.exp(-abs(pair.0)))
      } / Double(z.count)
    case .softmaxCrossEntropy: return crossEntropy(z, Int(target[0]), smoothing: 0)
    case .smoothedCrossEntropy(let smoothing): return crossEntropy(z, Int(target[0]), smoothing: Double(smoothing))
    }
  }

  private func crossEntropy(_ z: [Double], _ label: Int, smoothing: Double) -> Double {
    let total = Mathematics.log(z.reduce(0) { $0 + Mathematics.exp($1) })
    return z.indices.reduce(0) { sum, index in
      let share = smoothing / Double(z.count) + (index == label ? 1 - smoothing : 0)
      return sum + share * (total - z[index])
    }
  }
}
