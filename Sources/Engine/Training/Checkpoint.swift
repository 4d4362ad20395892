/// Everything a training run has become: restored, it goes on exactly as it would have.
///
/// Buffers are shared with the run until one of the two changes.
public struct Checkpoint: Equatable, Sendable {
  /// Steps completed.
  public let step: Int
  let parameters: FloatBuffer
  let descent: DescentState
  let sampling: Sampling
  let hyperparameters: Hyperparameters
  let lastBatchLoss: Float
  let lastGradientNorm: Float?
  let diverged: Divergence?

  /// The memory it may keep, for those who bound it.
  public var byteCount: Int { 4 * (parameters.count + descent.count + sampling.order.count) }
}
