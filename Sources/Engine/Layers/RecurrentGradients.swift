/// The gradients of a recurrent layer, from the slopes of its sums at all steps.
extension Layer {
  /// dU = scale times the sum over steps of h'^T dz.
  func recurrentGradients(
    _ all: RecurrentPass, _ gradients: UnsafeMutablePointer<Float>, _ temporary: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    let (pass, stride, columns, matrix) = (all.pass, all.stride, all.columns, recurrentMatrix)
    let target = gradients + matrix.start
    let sums = temporary + Self.slopesScratch
    // Before the first step the state is zero.
    let count = (all.steps - 1) * pass.rows
    let isGRU = all.recurrent.cell == .gru
    let onto = isGRU ? 2 * stride : columns
    kernels.panelSlopes(
      matrix.inputs, onto, count, all.state(0), stride, all.sumSlopes(1), columns, target, sums, pass.scale, temporary
    )
    guard isGRU else { return }
    kernels.panelSlopes(
      matrix.inputs, stride, count, all.state(0), stride, all.inner(1), stride, target + onto * matrix.inputs, sums,
      pass.scale, temporary)
    // The candidate's recurrent part has biases of its own, at the first step too.
    let bias = gradients + biases.lowerBound + columns
    kernels.columnSums(all.inner(0), stride, pass.rows, stride, bias, pass.scale)
    kernels.addScaled(sums, stride, 1, bias)
  }

  /// dW = scale times the sum over steps of x^T dz, db likewise of dz, and dx = dz W^T. Where inputs were looked up in a
  /// table, slopes have been summed for each of its rows.
  func inputGradients(
    _ all: RecurrentPass, _ gradients: UnsafeMutablePointer<Float>, _ temporary: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    let (pass, columns, matrix) = (all.pass, all.columns, inputMatrix)
    let (target, bias) = (gradients + weights.lowerBound, gradients + biases.lowerBound)
    let count = all.steps * pass.rows
    let transposed = pass.shared + Self.transposedCount(recurrentMatrix)
    guard let tableRows else {
      kernels.panelSlopes(
        matrix.inputs, columns, count, pass.input, pass.inputStride, all.sumSlopes(0), columns, target, bias,
        pass.scale, temporary)
      if let inputSlopes = pass.inputSlopes {
        kernels.panelProduct(
          count, pass.inputStride, columns, all.sumSlopes(0), columns, 1, transposed, inputSlopes, pass.inputStride)
      }
      return
    }
    let table = tableRoom(temporary)
    guard tableBelow != nil, let inputSlopes = pass.inputSlopes else {
      kernels.columnSums(table, columns, tableRows, columns, bias, pass.scale)
      kernels.scaledCopy(table, tableRows * columns, pass.scale, table)
      return kernels.packPanels(table, columns, tableRows, columns, target, columns)
    }
    kernels.panelSlopes(
      matrix.inputs, columns, tableRows, pass.input, pass.inputStride, table, columns, target, bias, pass.scale,
      temporary)
    kernels.panelProduct(
      tableRows, pass.inputStride, columns, table, columns, 1, transposed, inputSlopes, pass.inputStride)
  }
}
