/// Batch normalization (Ioffe and Szegedy 2015): h = gamma (x - mean) / sqrt(variance + epsilon) + beta, for each feature of
/// rows, or each channel of images.
///
/// While training, mean and variance are those of the batch, and the running ones follow in the backward pass: a step that
/// is given up leaves them alone. The running variance is unbiased, as in PyTorch.
extension Layer {
  private var channelStride: Int { biases.count / 2 }

  /// x normalized; then mean, variance and inverse deviation of the batch, [3, stride].
  func normalizationKept(rows: Int) -> Int { output.floats(rows: rows) + 3 * channelStride }

  func forwardNormalization(_ settings: BatchNormalization, _ pass: LayerPass, _ kernels: KernelTable) {
    copyInput(pass, kernels)
    let (gamma, stride) = (pass.parameters + biases.lowerBound, channelStride)
    let mean = pass.kept + output.floats(rows: pass.rows)
    if !pass.isTraining { return normalizeAsGiven(settings, pass, kernels) }
    if case .image(let channels, let height, let width) = output {
      kernels.normalizeImages(
        pass.output, pass.rows, channels, height * width, gamma, gamma + stride, settings.epsilon, pass.kept,
        pass.output, mean, mean + stride, mean + 2 * stride)
    } else {
      kernels.normalizeRows(
        pass.output, pass.rows * output.steps, output.stride, gamma, gamma + stride, settings.epsilon, pass.kept,
        pass.output, mean, mean + stride, mean + 2 * stride)
    }
  }

  private func normalizeAsGiven(_ settings: BatchNormalization, _ pass: LayerPass, _ kernels: KernelTable) {
    let (gamma, stride) = (pass.parameters + biases.lowerBound, channelStride)
    let mean = pass.parameters + state.lowerBound
    if case .image(let channels, let height, let width) = output {
      kernels.normalizeImagesAsGiven(
        pass.output, pass.rows, channels, height * width, gamma, gamma + stride, settings.epsilon, mean,
        mean + stride, pass.output)
    } else {
      kernels.normalizeRowsAsGiven(
        pass.output, pass.rows * output.steps, output.stride, gamma, gamma + stride, settings.epsilon, mean,
        mean + stride, pass.kept + output.floats(rows: pass.rows), pass.output)
    }
  }

  /// dgamma = scale sum of dh x^; dbeta = scale sum of dh; dx = gamma / deviation (dh - mean of dh - x^ mean of dh x^).
  func backwardNormalization(_ settings: BatchNormalization, _ pass: LayerPass, _ kernels: KernelTable) {
    guard let gradients = pass.gradients else { return }
    let (gamma, stride) = (pass.parameters + biases.lowerBound, channelStride)
    let mean = pass.kept + output.floats(rows: pass.rows)
    let (dgamma, dbeta) = (gradients + biases.lowerBound, gradients + biases.lowerBound + stride)
    if case .image(let channels, let height, let width) = output {
      kernels.normalizeImagesBackward(
        pass.outputSlopes, pass.rows, channels, height * width, pass.kept, mean + 2 * stride, gamma,
        pass.outputSlopes, dgamma, dbeta, pass.scale)
    } else {
      kernels.normalizeRowsBackward(
        pass.outputSlopes, pass.rows * output.steps, output.stride, pass.kept, mean + 2 * stride, gamma,
        pass.outputSlopes, dgamma, dbeta, pass.scale)
    }
    copySlopes(pass, kernels)
    renewState(settings, pass, mean, kernels)
  }

  private func renewState(
    _ settings: BatchNormalization, _ pass: LayerPass, _ mean: UnsafePointer<Float>, _ kernels: KernelTable
  ) {
    guard let state = pass.state else { return }
    let running = state + self.state.lowerBound
    let stride = channelStride
    var count = Float(pass.rows * output.steps)
    if case .image(_, let height, let width) = output { count *= Float(height * width) }
    kernels.follow(running, mean, stride, settings.momentum, 1)
    kernels.follow(running + stride, mean + stride, stride, settings.momentum, count > 1 ? count / (count - 1) : 1)
  }
}
