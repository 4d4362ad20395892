import Mathematics

@testable import Engine

/// The same network and loss written down plainly in 64 bits, one number at a time: what the engine is held against.
///
/// Numbers of a sample are in the order of their shape: [channels, height, width] or [steps, features].
struct Reference {
  let network: Network
  let loss: Loss

  /// The mean loss over all targets. Shapes: inputs [rows, count of the input]; targets as encoded.
  func mean(_ parameters: [Double], _ inputs: [Float], _ targets: EncodedTargets) -> Double {
    let rows = inputs.count / network.inputs
    var sum = 0.0
    let samples = (0..<rows).map { row in
      inputs[row * network.inputs..<(row + 1) * network.inputs].map { Double($0) }
    }
    for (row, z) in outputs(parameters, samples).enumerated() {
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
    return sum / Double(targets.asked(from: 0, rows: rows))
  }

  /// What the last layer answers to each sample.
  func outputs(_ parameters: [Double], _ samples: [[Double]]) -> [[Double]] {
    network.layers.reduce(samples) { ReferenceLayer(layer: $1, parameters: parameters).outputs($0) }
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

/// One layer, written down plainly.
struct ReferenceLayer {
  let layer: Layer
  let parameters: [Double]

  func outputs(_ samples: [[Double]]) -> [[Double]] {
    switch layer.kind {
    case .dense: samples.map(dense)
    case .convolution(let window): samples.map { convolution($0, window) }
    case .pooling(let pooling): samples.map { pooled($0, pooling.rule, (pooling.size, pooling.size), pooling.stride) }
    case .globalPooling(let rule): samples.map { global($0, rule) }
    case .flatten: samples
    case .activation: samples.map { $0.map { activate($0) } }
    case .dropout: samples
    case .batchNormalization(let settings): normalized(samples, settings)
    case .embedding: samples.map(embedded)
    case .recurrent(let recurrent): samples.map { unrolled($0, recurrent) }
    }
  }

  private func weight(_ matrix: WeightMatrix, _ input: Int, _ unit: Int, gate: Int = 0) -> Double {
    parameters[matrix.place(input: input, unit: unit, gate: gate)]
  }

  private func dense(_ sample: [Double]) -> [Double] {
    let inputs = layer.inputs
    return (0..<layer.output.steps).flatMap { step in
      (0..<layer.units).map { unit in
        activate(
          (0..<inputs).reduce(parameters[layer.biases.lowerBound + unit]) {
            $0 + sample[step * inputs + $1] * weight(layer.inputMatrix, $1, unit)
          })
      }
    }
  }

  private func convolution(_ sample: [Double], _ window: Convolution) -> [Double] {
    guard case .image(let channels, let height, let width) = layer.input,
      case .image(let units, let rows, let columns) = layer.output
    else { return [] }
    var result: [Double] = []
    for unit in 0..<units {
      for y in 0..<rows {
        for x in 0..<columns {
          var z = parameters[layer.biases.lowerBound + unit]
          for channel in 0..<channels {
            for i in 0..<window.kernel {
              for j in 0..<window.kernel {
                let row = y * window.stride + i * window.dilation - window.padding
                let column = x * window.stride + j * window.dilation - window.padding
                guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                let place = (channel * window.kernel + i) * window.kernel + j
                z += weight(layer.inputMatrix, place, unit) * sample[(channel * height + row) * width + column]
              }
            }
          }
          result.append(activate(z))
        }
      }
    }
    return result
  }

  private func pooled(
    _ sample: [Double], _ rule: Pooling.Rule, _ window: (height: Int, width: Int), _ stride: Int
  ) -> [Double] {
    guard case .image(let channels, let height, let width) = layer.input else { return [] }
    var result: [Double] = []
    for channel in 0..<channels {
      for y in Swift.stride(from: 0, through: height - window.height, by: stride) {
        for x in Swift.stride(from: 0, through: width - window.width, by: stride) {
          let values = (0..<window.height).flatMap { i in
            (0..<window.width).map { j in sample[(channel * height + y + i) * width + x + j] }
          }
          result.append(rule == .max ? values.max() ?? 0 : values.reduce(0, +) / Double(values.count))
        }
      }
    }
    return result
  }

  private func global(_ sample: [Double], _ rule: Pooling.Rule) -> [Double] {
    guard case .image(_, let height, let width) = layer.input else { return [] }
    return pooled(sample, rule, (height, width), 1)
  }

  /// Over the batch, as in training.
  private func normalized(_ samples: [[Double]], _ settings: BatchNormalization) -> [[Double]] {
    var results = samples
    let stride = layer.biases.count / 2
    for unit in 0..<layer.units {
      let places = places(of: unit)
      let values = samples.flatMap { sample in places.map { sample[$0] } }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      let gamma = parameters[layer.biases.lowerBound + unit]
      let beta = parameters[layer.biases.lowerBound + stride + unit]
      let factor = gamma / (variance + Double(settings.epsilon)).squareRoot()
      for row in results.indices {
        for place in places { results[row][place] = factor * (samples[row][place] - mean) + beta }
      }
    }
    return results
  }

  /// Where the numbers of a channel, or of a feature, are in a sample.
  private func places(of unit: Int) -> [Int] {
    switch layer.output {
    case .vector: [unit]
    case .image(_, let height, let width): (0..<height * width).map { unit * height * width + $0 }
    case .sequence(let steps, let features): (0..<steps).map { $0 * features + unit }
    case .tokens: []
    }
  }

  private func embedded(_ sample: [Double]) -> [Double] {
    sample.flatMap { token in (0..<layer.units).map { weight(layer.matrices[0], Int(token), $0) } }
  }

  private func unrolled(_ sample: [Double], _ recurrent: Recurrent) -> [Double] {
    var (h, c) = ([Double](repeating: 0, count: recurrent.units), [Double](repeating: 0, count: recurrent.units))
    var all: [Double] = []
    for step in 0..<layer.input.steps {
      let x = inputs(sample, step)
      let before = h
      func sum(_ gate: Int, _ unit: Int) -> Double { inputSum(x, gate, unit) + recurrentSum(before, gate, unit) }
      for unit in 0..<recurrent.units {
        switch recurrent.cell {
        case .tanh: h[unit] = Mathematics.tanh(sum(0, unit))
        case .relu: h[unit] = max(sum(0, unit), 0)
        case .lstm:
          c[unit] = sigmoid(sum(1, unit)) * c[unit] + sigmoid(sum(0, unit)) * Mathematics.tanh(sum(2, unit))
          h[unit] = sigmoid(sum(3, unit)) * Mathematics.tanh(c[unit])
        case .gru:
          let (reset, update) = (sigmoid(sum(0, unit)), sigmoid(sum(1, unit)))
          let inner = recurrentSum(before, 2, unit) + bias(3, unit)
          let candidate = Mathematics.tanh(inputSum(x, 2, unit) + reset * inner)
          h[unit] = (1 - update) * candidate + update * before[unit]
        }
      }
      all += h
    }
    return recurrent.output == .every ? all : h
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

  private func sigmoid(_ z: Double) -> Double { 1 / (1 + Mathematics.exp(-z)) }

  private func activate(_ z: Double) -> Double {
    switch layer.activation {
    case .identity: z
    case .sigmoid: sigmoid(z)
    case .tanh: Mathematics.tanh(z)
    case .relu: max(z, 0)
    case .leakyRelu(let slope): z > 0 ? z : Double(slope) * z
    case .softplus: max(z, 0) + Mathematics.log1p(Mathematics.exp(-abs(z)))
    case .elu(let scale): z > 0 ? z : Double(scale) * (Mathematics.exp(z) - 1)
    case .gelu: z * normalShare(below: z)
    }
  }

  /// The normal distribution function, by its series: quick for the small sums of a test.
  private func normalShare(below z: Double) -> Double {
    var (term, sum, n) = (z, z, 1.0)
    while abs(term) > 1e-17, n < 400 {
      term *= -z * z / (2 * n)
      sum += term / (2 * n + 1)
      n += 1
    }
    return 0.5 + sum / (2 * Double.pi).squareRoot()
  }
}
