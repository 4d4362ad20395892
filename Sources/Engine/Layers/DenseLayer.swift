/// A fully connected layer of a built network: h = activation(x W + b).
///
/// Rows of activations are padded with zeros to `stride`, a multiple of 8, so that no kernel has an odd edge there.
public struct DenseLayer: Equatable, Sendable {
  public let inputs: Int
  public let units: Int
  public let activation: Activation
  /// W, [inputs, stride] row-major in the network's buffer; the columns from `units` on are zero and stay zero.
  public let weights: Range<Int>
  /// b, [stride] in the network's buffer
  public let biases: Range<Int>

  /// Units rounded up to a multiple of 8.
  public var stride: Int { biases.count }

  var trainableCount: Int { inputs * units + units }

  /// The same layer stopped at its weighted sums.
  var linear: DenseLayer {
    DenseLayer(inputs: inputs, units: units, activation: .identity, weights: weights, biases: biases)
  }

  static func stride(units: Int) -> Int { (units + 7) / 8 * 8 }

  /// W transposed, [units, inputs and their padding]
  func scratchCount(rows: Int) -> Int { units * Self.stride(units: inputs) }

  /// h = activation(x W + b). Shapes: x [rows, inputs]; h [rows, stride].
  func forward(_ pass: LayerPass, _ parameters: UnsafePointer<Float>, _ kernels: KernelTable) {
    kernels.productPlusBias(
      pass.rows, stride, inputs, pass.input, pass.inputStride, 1, parameters + weights.lowerBound, stride,
      pass.output, stride, parameters + biases.lowerBound)
    activation.forward(pass.output, pass.rows * stride, kernels)
  }

  /// dz = dh * activation'(h); dW = x^T dz / rows; db = sum of dz / rows; dx = dz W^T.
  ///
  /// Padding: W and dh are zero there, so dz, dW, db and dx are.
  func backward(
    _ pass: LayerPass, _ parameters: UnsafePointer<Float>, _ gradients: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    let mean = 1 / Float(pass.rows)
    activation.backward(pass.output, pass.outputSlopes, pass.rows * stride, kernels)
    kernels.product(
      inputs, stride, pass.rows, pass.input, 1, pass.inputStride, pass.outputSlopes, stride,
      gradients + weights.lowerBound, stride, mean)
    kernels.columnSums(pass.outputSlopes, stride, pass.rows, stride, gradients + biases.lowerBound, mean)
    guard let inputSlopes = pass.inputSlopes else { return }
    let transposedStride = Self.stride(units: inputs)
    kernels.transpose(
      parameters + weights.lowerBound, stride, inputs, units, pass.scratch, transposedStride)
    kernels.product(
      pass.rows, pass.inputStride, units, pass.outputSlopes, stride, 1, pass.scratch, transposedStride,
      inputSlopes, pass.inputStride, 1)
  }
}
