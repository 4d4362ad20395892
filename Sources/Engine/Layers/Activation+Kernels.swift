extension Activation {
  /// Turns weighted sums z [count] into activations, in place; `kept` [count] receives z where the slope will need it.
  func forward(
    _ z: UnsafeMutablePointer<Float>, _ kept: UnsafeMutablePointer<Float>, _ count: Int, _ kernels: KernelTable
  ) {
    switch self {
    case .identity: break
    case .sigmoid: kernels.sigmoidForward(z, count)
    case .tanh: kernels.tanhForward(z, count)
    case .relu: kernels.rectifierForward(z, count, 0)
    case .leakyRelu(let slope): kernels.rectifierForward(z, count, slope)
    case .softplus: kernels.softplusForward(z, count)
    case .elu(let scale): kernels.eluForward(z, count, scale)
    case .gelu:
      kernels.copyRows(z, count, 1, count, kept, count)
      kernels.geluForward(kept, z, count)
    }
  }

  /// Turns dL/dh into dL/dz [count], in place, from the activations h, or from what was kept of z.
  func backward(
    _ h: UnsafePointer<Float>, _ kept: UnsafePointer<Float>, _ slopes: UnsafeMutablePointer<Float>, _ count: Int,
    _ kernels: KernelTable
  ) {
    switch self {
    case .identity: break
    case .sigmoid: kernels.sigmoidBackward(h, slopes, count)
    case .tanh: kernels.tanhBackward(h, slopes, count)
    case .relu: kernels.rectifierBackward(h, slopes, count, 0)
    case .leakyRelu(let slope): kernels.rectifierBackward(h, slopes, count, slope)
    case .softplus: kernels.softplusBackward(h, slopes, count)
    case .elu(let scale): kernels.eluBackward(h, slopes, count, scale)
    case .gelu: kernels.geluBackward(kept, slopes, count)
    }
  }
}
