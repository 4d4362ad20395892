/// Images and sequences as vectors, in the order of their shape.
extension Layer {
  func forwardFlatten(_ pass: LayerPass, _ kernels: KernelTable) {
    switch input {
    case .vector, .tokens: copyInput(pass, kernels)
    case .image: kernels.unpackImages(pass.input, pass.rows, input.count, pass.output, output.stride)
    case .sequence(let steps, let features):
      for step in 0..<steps {
        kernels.copyRows(
          pass.input + step * pass.rows * input.stride, input.stride, pass.rows, features,
          pass.output + step * features, output.stride)
      }
    }
  }

  /// Slopes return to their places; lanes and padding that stand for nothing get zero.
  func backwardFlatten(_ pass: LayerPass, _ kernels: KernelTable) {
    guard let inputSlopes = pass.inputSlopes else { return }
    switch input {
    case .vector, .tokens: copySlopes(pass, kernels)
    case .image(let channels, let height, let width):
      kernels.packImages(pass.outputSlopes, output.stride, pass.rows, channels, height, width, 0, inputSlopes)
    case .sequence(let steps, let features):
      for step in 0..<steps {
        kernels.copyRows(
          pass.outputSlopes + step * features, output.stride, pass.rows, features,
          inputSlopes + step * pass.rows * input.stride, input.stride)
      }
    }
  }
}
