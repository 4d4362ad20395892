/// Layers that change every number by itself, whatever the shape.
extension Layer {
  /// h = activation(x)
  func forwardActivation(_ pass: LayerPass, _ kernels: KernelTable) {
    copyInput(pass, kernels)
    activation.forward(pass.output, pass.kept, output.floats(rows: pass.rows), kernels)
  }

  /// dx = dh * activation'(x)
  func backwardActivation(_ pass: LayerPass, _ kernels: KernelTable) {
    activation.backward(pass.output, pass.kept, pass.outputSlopes, output.floats(rows: pass.rows), kernels)
    copySlopes(pass, kernels)
  }

  /// Inverted dropout (Srivastava et al. 2014): while training, h = x / (1 - rate) with probability 1 - rate, else 0.
  func forwardDropout(_ rate: Float, _ pass: LayerPass, _ kernels: KernelTable) {
    copyInput(pass, kernels)
    guard pass.isTraining, rate > 0 else { return }
    drop(rate, pass.output, pass, kernels)
  }

  /// dx = dh / (1 - rate) where x was kept, else 0: the same key drops the same places.
  func backwardDropout(_ rate: Float, _ pass: LayerPass, _ kernels: KernelTable) {
    if pass.isTraining, rate > 0 {
      drop(rate, pass.outputSlopes, pass, kernels)
    }
    copySlopes(pass, kernels)
  }

  private func drop(
    _ rate: Float, _ values: UnsafeMutablePointer<Float>, _ pass: LayerPass, _ kernels: KernelTable
  ) {
    kernels.dropout(
      values, output.floats(rows: pass.rows), SplitMix64.mixed(pass.key), 0,
      UInt32(Double(rate) * 0x1p32), 1 / (1 - rate))
  }
}
