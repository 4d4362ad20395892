/// Pooling of images: what a window, or a whole channel, has at its strongest or on average.
extension Layer {
  /// Shapes: x [blocks, channels, height, width, 16]; h [blocks, channels, rows, columns, 16]; the winners as h.
  func forwardPooling(_ pooling: Pooling, _ pass: LayerPass, _ kernels: KernelTable) {
    guard case .image(let channels, let height, let width) = input else { return }
    let planes = Self.blockRows(pass.rows) / Shape.lanes * channels
    pool(
      pooling.rule, planes, height, width, (pooling.size, pooling.size), pooling.stride, pass, pass.output, kernels)
  }

  /// dx = dh where the window was won, or dh / size^2 for each place of the window.
  func backwardPooling(_ pooling: Pooling, _ pass: LayerPass, _ kernels: KernelTable) {
    guard case .image(let channels, let height, let width) = input else { return }
    let planes = Self.blockRows(pass.rows) / Shape.lanes * channels
    sendBack(
      pooling.rule, planes, height, width, (pooling.size, pooling.size), pooling.stride, pass,
      UnsafePointer(pass.outputSlopes), kernels)
  }

  /// Shapes: x [blocks, channels, height, width, 16]; h [rows, stride].
  func forwardGlobalPooling(_ rule: Pooling.Rule, _ pass: LayerPass, _ kernels: KernelTable) {
    guard case .image(let channels, let height, let width) = input else { return }
    let planes = Self.blockRows(pass.rows) / Shape.lanes * channels
    let pooled = pass.kept + Self.blockRows(pass.rows) * channels
    pool(rule, planes, height, width, (height, width), 1, pass, pooled, kernels)
    kernels.unpackImages(pooled, pass.rows, channels, pass.output, output.stride)
  }

  func backwardGlobalPooling(_ rule: Pooling.Rule, _ pass: LayerPass, _ kernels: KernelTable) {
    guard case .image(let channels, let height, let width) = input else { return }
    let planes = Self.blockRows(pass.rows) / Shape.lanes * channels
    let pooled = pass.kept + Self.blockRows(pass.rows) * channels
    kernels.packImages(pass.outputSlopes, output.stride, pass.rows, channels, 1, 1, 0, pooled)
    sendBack(rule, planes, height, width, (height, width), 1, pass, UnsafePointer(pooled), kernels)
  }

  /// Who won is kept at the start of the layer's room.
  private func pool(
    _ rule: Pooling.Rule, _ planes: Int, _ height: Int, _ width: Int, _ window: (height: Int, width: Int),
    _ stride: Int, _ pass: LayerPass, _ out: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) {
    switch rule {
    case .max:
      kernels.maxPoolForward(
        pass.input, planes, height, width, window.height, window.width, stride, out, pass.kept)
    case .average:
      kernels.averagePoolForward(pass.input, planes, height, width, window.height, window.width, stride, out)
    }
  }

  private func sendBack(
    _ rule: Pooling.Rule, _ planes: Int, _ height: Int, _ width: Int, _ window: (height: Int, width: Int),
    _ stride: Int, _ pass: LayerPass, _ slopes: UnsafePointer<Float>, _ kernels: KernelTable
  ) {
    guard let inputSlopes = pass.inputSlopes else { return }
    switch rule {
    case .max:
      kernels.maxPoolBackward(
        slopes, pass.kept, planes, height, width, window.height, window.width, stride, inputSlopes)
    case .average:
      kernels.averagePoolBackward(
        slopes, planes, height, width, window.height, window.width, stride, inputSlopes)
    }
  }
}
