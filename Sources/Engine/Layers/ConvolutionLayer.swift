/// A convolution: the same window of weights at every place of the image.
///
/// Forward, and for the gradient of the weights, the kernels read an input that has its border of zeros already. Its
/// weights lie as those of a dense layer whose inputs are the places of the window, channel by channel.
extension Layer {
  /// The input with its border, where it has one.
  func borderedCount(_ window: Convolution, rows: Int) -> Int {
    guard case .image(let channels, let height, let width) = input, window.padding > 0 else { return 0 }
    return Self.blockRows(rows) * channels * (height + 2 * window.padding) * (width + 2 * window.padding)
  }

  func transposedWindowCount(_ window: Convolution) -> Int { inputMatrix.inputs * units }

  /// W with the channels of the input last.
  func prepareConvolution(
    _ window: Convolution, _ shared: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>,
    _ kernels: KernelTable
  ) {
    guard case .image(let channels, _, _) = input else { return }
    kernels.transposeForInputSlopes(
      parameters + weights.lowerBound, channels, units, window.kernel, shared)
  }

  /// h[o, y, x] = activation(b[o] + sum over c, i, j of W[o, c, i, j] x[c, y s + i d - p, x s + j d - p])
  ///
  /// Shapes: x [blocks, channels, height, width, 16]; h [blocks, units, rows, columns, 16].
  func forwardConvolution(_ window: Convolution, _ pass: LayerPass, _ kernels: KernelTable) {
    guard case .image(let channels, let height, let width) = input else { return }
    let blocks = Self.blockRows(pass.rows) / Shape.lanes
    var bordered = pass.input
    if window.padding > 0 {
      kernels.padImages(pass.input, blocks * channels, height, width, window.padding, pass.kept)
      bordered = UnsafePointer(pass.kept)
    }
    kernels.convolveForward(
      bordered, blocks, channels, height + 2 * window.padding, width + 2 * window.padding,
      pass.parameters + weights.lowerBound, pass.parameters + biases.lowerBound, units, window.kernel,
      window.stride, window.dilation, pass.output)
    activation.forward(
      pass.output, keptSums(window, pass), output.floats(rows: pass.rows), kernels)
  }

  /// dz = dh * activation'(h); dW[o, c, i, j] = scale times the sum over images and places of dz x; db likewise of dz;
  /// dx[c, y, x] = sum over o and the taps that reach it of W dz.
  ///
  /// Lanes without an image have dz = 0.
  func backwardConvolution(_ window: Convolution, _ pass: LayerPass, _ kernels: KernelTable) {
    guard case .image(let channels, let height, let width) = input, let gradients = pass.gradients else { return }
    let blocks = Self.blockRows(pass.rows) / Shape.lanes
    activation.backward(
      pass.output, keptSums(window, pass), pass.outputSlopes, output.floats(rows: pass.rows), kernels)
    kernels.convolveWeightSlopes(
      window.padding > 0 ? UnsafePointer(pass.kept) : pass.input, blocks, channels, height + 2 * window.padding,
      width + 2 * window.padding, pass.outputSlopes, units, window.kernel, window.stride,
      window.dilation, gradients + weights.lowerBound, gradients + biases.lowerBound, pass.scale)
    guard let inputSlopes = pass.inputSlopes else { return }
    kernels.convolveInputSlopes(
      pass.outputSlopes, blocks, channels, height, width, pass.shared, units, window.kernel,
      window.stride, window.dilation, window.padding, inputSlopes)
  }

  /// What the activation keeps lies behind the bordered input.
  private func keptSums(_ window: Convolution, _ pass: LayerPass) -> UnsafeMutablePointer<Float> {
    pass.kept + borderedCount(window, rows: pass.rows)
  }
}
