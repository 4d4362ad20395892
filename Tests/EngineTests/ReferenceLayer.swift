import Mathematics

@testable import Engine

/// One layer, written down plainly.
struct ReferenceLayer {
  let layer: Layer
  let parameters: [Double]
  /// For a truncated recurrent layer, [rows, steps].
  var held: [[State]]?

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
    case .recurrent(let recurrent):
      samples.indices.map { row in
        let states = states(samples[row], recurrent, held: held?[row]).map(\.h)
        return recurrent.output == .every ? states.flatMap { $0 } : states[states.count - 1]
      }
    }
  }

  func weight(_ matrix: WeightMatrix, _ input: Int, _ unit: Int, gate: Int = 0) -> Double {
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

  func sigmoid(_ z: Double) -> Double { 1 / (1 + Mathematics.exp(-z)) }

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
