/// A network with its sizes settled: which layer owns which range of the one buffer that holds all parameters.
///
/// The buffer holds the weights of all layers first, then the biases of all layers, then the state that no gradient
/// reaches. Decay, which spares biases, is a matter of one range, and an optimizer of one pass. Gradients and the state of an
/// optimizer have the same layout.
public struct Network: Equatable, Sendable {
  /// A limit on the buffer, so that a slip of the pen cannot take the machine's memory.
  public static let parameterLimit = 5_000_000
  /// A limit on the activations of one sample in one layer.
  public static let activationLimit = 4_000_000

  /// What it was built from.
  public let description: NetworkDescription
  /// One for each layer of the description.
  public internal(set) var layers: [Layer]
  /// Weights are 0..<weightCount of the buffer, padding included.
  public let weightCount: Int
  /// Weights and biases are 0..<trainedCount of the buffer, padding included; the rest is state.
  public let trainedCount: Int
  /// The length of the buffer.
  public let parameterCount: Int

  /// - Throws: what does not fit, before any memory is taken.
  public init(_ description: NetworkDescription) throws(EngineError) {
    let sizes = try NetworkSizes(description)
    self.description = description
    layers = sizes.layers()
    weightCount = sizes.weightCount
    trainedCount = sizes.weightCount + sizes.biasCount
    parameterCount = trainedCount + sizes.stateCount
  }

  /// Numbers of a sample.
  public var inputs: Int { description.input.count }

  /// The shape of what the last layer answers.
  public var output: Shape { layers[layers.count - 1].output }

  /// Units of the last layer, at each step where there are steps.
  public var outputs: Int { output.features }

  /// Weights and biases as a textbook counts them.
  public var trainableCount: Int { layers.reduce(0) { $0 + $1.trainableCount } }

  /// Multiply-adds of a training step on one sample, forward and backward.
  public var productsPerSample: Int {
    var isFirst = true
    return layers.reduce(0) { sum, layer in
      let forward = layer.products
      if forward == 0 { return sum }
      // The first layer with weights sends nothing further back.
      defer { isFirst = false }
      return sum + forward * (isFirst ? 2 : 3)
    }
  }

  /// The weights of a layer as [units, inputs]: a row is what one unit sees. A recurrent layer has a row for each unit of
  /// each gate, and beside the inputs the units of the step before. Without weights it is empty.
  public func weights(_ layer: Int, in parameters: FloatBuffer) -> Matrix {
    let matrices = layers[layer].matrices
    guard let first = matrices.first else { return Matrix(rows: 0, columns: 0, values: []) }
    let rows = first.gates * first.units
    let columns = matrices.reduce(0) { $0 + $1.inputs }
    var values: [Float] = []
    values.reserveCapacity(rows * columns)
    parameters.withUnsafePointer { parameters in
      for gate in 0..<first.gates {
        for unit in 0..<first.units {
          for matrix in matrices {
            for input in 0..<matrix.inputs {
              values.append(parameters[matrix.place(input: input, unit: unit, gate: gate)])
            }
          }
        }
      }
    }
    return Matrix(rows: rows, columns: columns, values: values)
  }

  /// [units]: the biases of a layer, those of its first gate where it has several; empty without biases.
  public func biases(_ layer: Int, in parameters: FloatBuffer) -> [Float] {
    let layer = layers[layer]
    return layer.biases.isEmpty
      ? [] : Array(parameters[layer.biases.lowerBound..<layer.biases.lowerBound + layer.units])
  }

  /// The layer that owns a place in the buffer.
  func layer(owning place: Int) -> Int {
    layers.firstIndex { $0.weights.contains(place) || $0.biases.contains(place) || $0.state.contains(place) } ?? 0
  }
}

extension Layer {
  /// Multiply-adds of a forward pass on one sample.
  var products: Int {
    let weights = matrices.reduce(0) { $0 + $1.inputs * $1.units * $1.gates }
    switch kind {
    case .dense: return weights * output.steps
    case .convolution:
      guard case .image(_, let height, let width) = output else { return 0 }
      return weights * height * width
    case .recurrent: return weights * input.steps
    case .embedding, .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: return 0
    }
  }
}
