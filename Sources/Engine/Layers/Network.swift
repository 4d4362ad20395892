/// A network with its sizes settled: which layer owns which range of the one buffer that holds all parameters.
///
/// The buffer holds the weights of all layers first, then the biases of all layers, so that decay, which spares biases,
/// is a matter of one range. Gradients and the state of an optimizer have the same layout.
public struct Network: Equatable, Sendable {
  /// A limit on the buffer, so that a slip of the pen cannot take the machine's memory.
  public static let parameterLimit = 5_000_000

  public let description: NetworkDescription
  public let layers: [Layer]
  /// The length of the buffer, padding included.
  public let parameterCount: Int
  /// Weights are 0..<weightCount of the buffer, padding included; biases are the rest.
  public let weightCount: Int

  public init(_ description: NetworkDescription) throws(EngineError) {
    let weightCount = try Self.checkedWeightCount(description)
    var weight = 0
    var bias = weightCount
    var inputs = description.inputs
    self.layers = description.layers.map { layer in
      switch layer {
      case .dense(let units, let activation, _, _):
        let stride = DenseLayer.stride(units: units)
        let dense = DenseLayer(
          inputs: inputs, units: units, activation: activation, weights: weight..<weight + inputs * stride,
          biases: bias..<bias + stride)
        weight = dense.weights.upperBound
        bias = dense.biases.upperBound
        inputs = units
        return .dense(dense)
      }
    }
    self.description = description
    self.weightCount = weightCount
    self.parameterCount = bias
  }

  public var inputs: Int { description.inputs }

  /// Units of the last layer.
  public var outputs: Int { layers[layers.count - 1].units }

  /// Weights and biases as a textbook counts them.
  public var trainableCount: Int { layers.reduce(0) { $0 + $1.trainableCount } }

  /// The weights of a layer as [units, inputs]: a row is what one unit sees.
  public func weights(_ layer: Int, in parameters: [Float]) -> Matrix {
    let layer = layers[layer]
    var values: [Float] = []
    values.reserveCapacity(layer.units * layer.inputs)
    for unit in 0..<layer.units {
      for input in 0..<layer.inputs {
        values.append(parameters[layer.weights.lowerBound + input * layer.stride + unit])
      }
    }
    return Matrix(rows: layer.units, columns: layer.inputs, values: values)
  }

  /// [units]
  public func biases(_ layer: Int, in parameters: [Float]) -> [Float] {
    let layer = layers[layer]
    return Array(parameters[layer.biases.lowerBound..<layer.biases.lowerBound + layer.units])
  }

  /// The layer that owns a place in the buffer.
  func layer(owning place: Int) -> Int {
    layers.firstIndex { $0.weights.contains(place) || $0.biases.contains(place) } ?? 0
  }
}

extension Network {
  /// Every size is checked against the limit before it is multiplied with another.
  private static func checkedWeightCount(_ description: NetworkDescription) throws(EngineError) -> Int {
    guard description.inputs > 0 else { throw .noInputs(description.inputs) }
    guard !description.layers.isEmpty else { throw .noLayers }
    var weights = 0
    var biases = 0
    var inputs = description.inputs
    for (index, layer) in description.layers.enumerated() {
      switch layer {
      case .dense(let units, let activation, _, let bias):
        guard units > 0 else { throw .noUnits(layer: index, units: units) }
        guard max(units, inputs) <= parameterLimit else { throw .tooManyParameters(layer: index) }
        if case .leakyRelu(let slope) = activation, !(slope >= 0 && slope.isFinite) {
          throw .badSlope(layer: index, slope: slope)
        }
        guard bias.isFinite else { throw .badBias(layer: index, bias: bias) }
        let stride = DenseLayer.stride(units: units)
        weights += inputs * stride
        biases += stride
        guard weights + biases <= parameterLimit else { throw .tooManyParameters(layer: index) }
        inputs = units
      }
    }
    return weights
  }
}
