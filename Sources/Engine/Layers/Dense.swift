/// A fully connected layer: h = activation(x W + b), at every step where there are steps.
extension Layer {
  /// h = activation(x W + b). Shapes: x [rows, inputs]; h [rows, stride].
  func forwardDense(_ pass: LayerPass, _ kernels: KernelTable) {
    let rows = pass.rows * output.steps
    kernels.panelProductPlusBias(
      rows, output.stride, input.features, pass.input, pass.inputStride, 1, pass.parameters + weights.lowerBound,
      pass.output, output.stride, pass.parameters + biases.lowerBound)
    activation.forward(pass.output, pass.kept, rows * output.stride, kernels)
  }

  /// dz = dh * activation'(h); dW = scale x^T dz; db = scale sum of dz; dx = dz W^T.
  ///
  /// Padding: W and dh are zero there, so dz, dW, db and dx are.
  func backwardDense(_ pass: LayerPass, _ temporary: UnsafeMutablePointer<Float>, _ kernels: KernelTable) {
    guard let gradients = pass.gradients else { return }
    let rows = pass.rows * output.steps
    activation.backward(pass.output, pass.kept, pass.outputSlopes, rows * output.stride, kernels)
    kernels.panelSlopes(
      input.features, output.stride, rows, pass.input, pass.inputStride, pass.outputSlopes, output.stride,
      gradients + weights.lowerBound, gradients + biases.lowerBound, pass.scale, temporary)
    guard let inputSlopes = pass.inputSlopes else { return }
    kernels.panelProduct(
      rows, input.stride, output.stride, pass.outputSlopes, output.stride, 1, pass.shared, inputSlopes, input.stride)
  }
}
