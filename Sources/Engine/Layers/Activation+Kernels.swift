extension Activation {
  /// Turns weighted sums z [count] into activations, in place.
  func forward(_ z: UnsafeMutablePointer<Float>, _ count: Int, _ kernels: KernelTable) {
    switch self {
    case .identity: break
    case .sigmoid: kernels.sigmoidForward(z, count)
    case .tanh: kernels.tanhForward(z, count)
    case .relu: kernels.rectifierForward(z, count, 0)
    case .leakyRelu(let slope): kernels.rectifierForward(z, count, slope)
    }
  }

  /// Turns dL/dh into dL/dz [count], in place, from the activations h.
  func backward(
    _ h: UnsafePointer<Float>, _ slopes: UnsafeMutablePointer<Float>, _ count: Int,
    _ kernels: KernelTable
  ) {
    switch self {
    case .identity: break
    case .sigmoid: kernels.sigmoidBackward(h, slopes, count)
    case .tanh: kernels.tanhBackward(h, slopes, count)
    case .relu: kernels.rectifierBackward(h, slopes, count, 0)
    case .leakyRelu(let slope): kernels.rectifierBackward(h, slopes, count, slope)
    }
  }
}
