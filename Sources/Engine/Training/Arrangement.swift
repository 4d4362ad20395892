/// Between samples as they lie in a dataset, row by row, and the layout layers work in.
extension KernelTable {
  /// Shapes: samples [rows, count]; out in the layout of the shape.
  func arrange(_ shape: Shape, _ samples: UnsafePointer<Float>, _ rows: Int, _ out: UnsafeMutablePointer<Float>) {
    switch shape {
    case .vector(let features): copyRows(samples, features, rows, features, out, shape.stride)
    case .image(let channels, let height, let width):
      packImages(samples, shape.count, rows, channels, height, width, 0, out)
    case .sequence(let steps, let features): packSequence(samples, rows, steps, features, out, shape.stride)
    case .tokens(let steps, _): packSequence(samples, rows, steps, 1, out, 1)
    }
  }

  /// The way back. Shapes: values in the layout of the shape; out [rows, count].
  func unarrange(_ shape: Shape, _ values: UnsafePointer<Float>, _ rows: Int, _ out: UnsafeMutablePointer<Float>) {
    switch shape {
    case .vector(let features): copyRows(values, shape.stride, rows, features, out, features)
    case .image:
      unpackImages(values, rows, shape.count, out, shape.count)
    case .sequence(let steps, let features): unpackSequence(values, shape.stride, rows, steps, features, out)
    case .tokens(let steps, _): unpackSequence(values, 1, rows, steps, 1, out)
    }
  }
}
