import Mathematics

/// How the weights of a layer start. Biases start at a number of their own, usually 0.
public enum Initializer: Equatable, Hashable, Sendable {
  case zero
  /// Every weight the same, plus `jitter` times a standard normal number.
  case constant(Float, jitter: Float = 0)
  /// Normal with this standard deviation, whatever the layer's size.
  case normal(Float)
  /// Uniform between minus and plus this limit.
  case uniform(Float)
  /// Variance 1 / fan-in. LeCun, Bottou, Orr, Müller, *Efficient BackProp*, 1998.
  case lecunNormal
  /// The same variance from a uniform distribution: limit sqrt(3 / fan-in).
  case lecunUniform
  /// Variance 2 / (fan-in + fan-out). Glorot and Bengio 2010.
  case xavierNormal
  /// The same variance from a uniform distribution: limit sqrt(6 / (fan-in + fan-out)).
  case xavierUniform
  /// Variance 2 / fan-in. He, Zhang, Ren and Sun 2015.
  case heNormal
  /// The same variance from a uniform distribution: limit sqrt(6 / fan-in).
  case heUniform
  /// Normal with standard deviation gain / sqrt(fan-in).
  case scaledNormal(gain: Float)
  /// Orthonormal rows or columns, whichever are fewer, times the gain. Saxe, McClelland and Ganguli 2013.
  case orthogonal(gain: Float)
  /// Orthonormal, then each layer divided by the measured standard deviation of its weighted sums until their
  /// variance is within 0.1 of 1. Mishkin and Matas 2015.
  case lsuv
}

extension Initializer {
  /// The weights of one matrix, [units, inputs] row by row, from its own stream of numbers.
  ///
  /// - Parameter fanOut: connections from one input: the units, but for a convolution.
  func weights(inputs: Int, units: Int, fanOut: Int, _ generator: inout Generator) -> [Float] {
    let (fanIn, fanOut) = (Double(inputs), Double(fanOut))
    switch self {
    case .zero: return [Float](repeating: 0, count: inputs * units)
    case .constant(let value, let jitter):
      if jitter == 0 { return [Float](repeating: value, count: inputs * units) }
      return draw(inputs * units) { Double(value) + Double(jitter) * generator.normal() }
    case .normal(let deviation): return normal(Double(deviation), inputs * units, &generator)
    case .uniform(let limit): return uniform(Double(limit), inputs * units, &generator)
    case .lecunNormal: return normal((1 / fanIn).squareRoot(), inputs * units, &generator)
    case .lecunUniform: return uniform((3 / fanIn).squareRoot(), inputs * units, &generator)
    case .xavierNormal: return normal((2 / (fanIn + fanOut)).squareRoot(), inputs * units, &generator)
    case .xavierUniform: return uniform((6 / (fanIn + fanOut)).squareRoot(), inputs * units, &generator)
    case .heNormal: return normal((2 / fanIn).squareRoot(), inputs * units, &generator)
    case .heUniform: return uniform((6 / fanIn).squareRoot(), inputs * units, &generator)
    case .scaledNormal(let gain): return normal(Double(gain) / fanIn.squareRoot(), inputs * units, &generator)
    case .orthogonal(let gain): return orthogonal(Double(gain), inputs: inputs, units: units, &generator)
    case .lsuv: return orthogonal(1, inputs: inputs, units: units, &generator)
    }
  }

  private func draw(_ count: Int, _ number: () -> Double) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(Float(number())) }
    return values
  }

  private func normal(_ deviation: Double, _ count: Int, _ generator: inout Generator) -> [Float] {
    draw(count) { deviation * generator.normal() }
  }

  private func uniform(_ limit: Double, _ count: Int, _ generator: inout Generator) -> [Float] {
    draw(count) { generator.uniform(-limit, limit) }
  }

  /// The shorter side of the matrix is orthonormal.
  private func orthogonal(_ gain: Double, inputs: Int, units: Int, _ generator: inout Generator) -> [Float] {
    let (tall, narrow) = (max(inputs, units), min(inputs, units))
    var gaussian: [Double] = []
    for _ in 0..<tall * narrow { gaussian.append(generator.normal()) }
    let q = Householder.orthonormalColumns(gaussian, rows: tall, columns: narrow)
    var weights: [Float] = []
    weights.reserveCapacity(inputs * units)
    for unit in 0..<units {
      for input in 0..<inputs {
        let place = units >= inputs ? unit * narrow + input : input * narrow + unit
        weights.append(Float(gain * q[place]))
      }
    }
    return weights
  }
}
