extension Loss {
  /// The sum over rows of each row's loss; `slopes` receives its derivative by the raw outputs z, row by row.
  ///
  /// Shapes: z, slopes [rows, stride]; targets as `EncodedTargets` makes them; scratch [2 rows],
  /// each half rounded up to 16.
  func evaluate(
    _ z: UnsafePointer<Float>, stride: Int, targets: UnsafePointer<Float>, rows: Int, outputs: Int,
    slopes: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) -> Double {
    switch self {
    case .meanSquaredError: kernels.squaredError(z, stride, targets, rows, outputs, slopes, scratch)
    case .huber(let delta): kernels.huber(z, stride, targets, rows, outputs, slopes, scratch, delta)
    case .binaryCrossEntropy where outputs > 1:
      kernels.binaryCrossEntropies(z, stride, targets, rows, outputs, slopes, scratch)
    case .binaryCrossEntropy: kernels.binaryCrossEntropy(z, stride, targets, rows, outputs, slopes, scratch)
    case .softmaxCrossEntropy: kernels.softmaxCrossEntropy(z, stride, targets, rows, outputs, slopes, scratch)
    case .smoothedCrossEntropy(let smoothing):
      kernels.smoothedCrossEntropy(z, stride, targets, rows, outputs, slopes, scratch, smoothing)
    }
  }
}
