/// A table of vectors, one for each token: h = E[token].
///
/// Below a recurrent layer nothing is looked up here: that layer multiplies the table and looks up in the product, which
/// is the same sum in fewer operations.
extension Layer {
  /// Shapes: tokens [steps, rows]; E [vocabulary, stride]; h [steps, rows, stride].
  func forwardEmbedding(_ pass: LayerPass, _ kernels: KernelTable) {
    guard !handsOnTable else { return }
    kernels.gatherRows(
      pass.parameters + weights.lowerBound, output.stride, pass.tokens, output.steps * pass.rows, pass.output)
  }

  /// dE[token] = scale times the sum of the slopes wherever the token stands.
  func backwardEmbedding(_ pass: LayerPass, _ kernels: KernelTable) {
    guard let gradients = pass.gradients else { return }
    let target = gradients + weights.lowerBound
    if handsOnTable {
      kernels.scaledCopy(pass.outputSlopes, weights.count, pass.scale, target)
    } else {
      kernels.fillValues(target, weights.count, 0)
      kernels.scatterAddRows(pass.outputSlopes, output.stride, pass.tokens, output.steps * pass.rows, target)
      kernels.scaledCopy(target, weights.count, pass.scale, target)
    }
  }
}
