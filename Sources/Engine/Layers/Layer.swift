/// A layer of a built network: its sizes and the ranges it owns in the network's one buffer.
///
/// The kinds are a closed set of plain values, so that a step costs neither allocation nor reference counting. What a
/// kind must offer is what this type passes on.
public enum Layer: Equatable, Sendable {
  case dense(DenseLayer)

  public var inputs: Int {
    switch self {
    case .dense(let layer): layer.inputs
    }
  }

  public var units: Int {
    switch self {
    case .dense(let layer): layer.units
    }
  }

  /// The distance between two rows of its activations: units and padding.
  public var stride: Int {
    switch self {
    case .dense(let layer): layer.stride
    }
  }

  public var activation: Activation {
    switch self {
    case .dense(let layer): layer.activation
    }
  }

  /// What decay acts on.
  public var weights: Range<Int> {
    switch self {
    case .dense(let layer): layer.weights
    }
  }

  /// What decay leaves alone.
  public var biases: Range<Int> {
    switch self {
    case .dense(let layer): layer.biases
    }
  }

  /// Weights and biases, without padding.
  public var trainableCount: Int {
    switch self {
    case .dense(let layer): layer.trainableCount
    }
  }

  /// The same layer stopped at its weighted sums.
  var linear: Layer {
    switch self {
    case .dense(let layer): .dense(layer.linear)
    }
  }

  /// Floats it needs for itself in a pass over so many rows.
  func scratchCount(rows: Int) -> Int {
    switch self {
    case .dense(let layer): layer.scratchCount(rows: rows)
    }
  }

  func forward(_ pass: LayerPass, _ parameters: UnsafePointer<Float>, _ kernels: KernelTable) {
    switch self {
    case .dense(let layer): layer.forward(pass, parameters, kernels)
    }
  }

  /// - `gradients`: the layout of the parameters; the layer's ranges are overwritten with the mean over the batch.
  func backward(
    _ pass: LayerPass, _ parameters: UnsafePointer<Float>, _ gradients: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    switch self {
    case .dense(let layer): layer.backward(pass, parameters, gradients, kernels)
    }
  }
}
