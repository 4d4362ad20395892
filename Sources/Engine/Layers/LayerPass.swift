/// What a layer reads and writes in one pass over a batch. The pointers are valid during the pass only; layouts follow from
/// the shapes of the layer.
struct LayerPass {
  /// Samples of the batch.
  let rows: Int
  /// What slopes are multiplied with where they are summed into gradients: 1 over the targets of the whole batch.
  let scale: Float
  let isTraining: Bool
  /// Decides what dropout drops in this step, in this layer.
  let key: UInt64
  /// x
  let input: UnsafePointer<Float>
  /// The distance between two rows of x; for the first layer it may be without padding.
  let inputStride: Int
  /// dL/dx, in the layout of x; nil where nobody asks for it: at the first layer with weights.
  let inputSlopes: UnsafeMutablePointer<Float>?
  /// h
  let output: UnsafeMutablePointer<Float>
  /// dL/dh on entry, dL/dz afterwards. L is the loss of each target by itself: the mean over the batch is taken where
  /// gradients are summed.
  let outputSlopes: UnsafeMutablePointer<Float>
  /// What the layer asked for in `keptCount`: from its forward to its backward pass.
  let kept: UnsafeMutablePointer<Float>
  /// What `prepare` made of the parameters, the same for all shards of a batch.
  let shared: UnsafeMutablePointer<Float>
  /// The tokens of the batch [steps, rows], where the samples are such.
  let tokens: UnsafePointer<Int32>
  let parameters: UnsafePointer<Float>
  /// The layout of the parameters; nil in a pass that has no backward.
  let gradients: UnsafeMutablePointer<Float>?
  /// The parameters once more, for the state that training itself keeps; nil where it is not to change.
  let state: UnsafeMutablePointer<Float>?
}
