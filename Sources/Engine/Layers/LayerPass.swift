/// What a layer reads and writes in one pass over a batch. The pointers are valid during the pass only.
struct LayerPass {
  /// Samples of the batch.
  let rows: Int
  /// x, [rows, inputStride]
  let input: UnsafePointer<Float>
  let inputStride: Int
  /// dL/dx, [rows, inputStride]; nil where nobody asks for it: at the first layer.
  let inputSlopes: UnsafeMutablePointer<Float>?
  /// h, [rows, stride]
  let output: UnsafeMutablePointer<Float>
  /// dL/dh [rows, stride] on entry, dL/dz afterwards. L is the loss of each row by itself: the mean over the batch is
  /// taken where gradients are summed.
  let outputSlopes: UnsafeMutablePointer<Float>
  /// What the layer asked for in `scratchCount`, for itself.
  let scratch: UnsafeMutablePointer<Float>
}
