/// A bound on the gradient of one step, over all weights and biases together.
public enum Clipping: Equatable, Sendable {
  /// If the length exceeds the bound, g <- g bound / (length + 1e-6): the direction stays (Pascanu, Mikolov and Bengio 2013,
  /// with PyTorch's small addend).
  case norm(Float)
  /// Each number into -bound...bound.
  case value(Float)

  func check() throws(EngineError) {
    let bound =
      switch self {
      case .norm(let bound), .value(let bound): bound
      }
    guard bound > 0, bound.isFinite else {
      throw .badHyperparameter("clip", value: bound, expected: "a finite number above 0")
    }
  }

  /// Clips in place; the length before.
  func apply(_ gradients: UnsafeMutablePointer<Float>, _ count: Int, _ kernels: KernelTable) -> Float {
    let length = kernels.sumOfSquares(gradients, count).squareRoot()
    switch self {
    case .norm(let bound):
      let factor = Double(bound) / (length + 1e-6)
      if factor < 1 { kernels.scaleValues(gradients, count, Float(factor)) }
    case .value(let bound): kernels.clampValues(gradients, count, bound)
    }
    return Float(length)
  }
}
