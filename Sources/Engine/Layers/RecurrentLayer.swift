/// A recurrent layer over all steps of its input at once. The products of a step are taken while its sums are in the cache;
/// the gradients of both matrices are taken for all steps together.
extension Layer {
  func recurrentKept(_ recurrent: Recurrent, rows: Int) -> Int {
    RecurrentRoom(recurrent, steps: input.steps, rows: rows).count
  }

  /// U transposed, and W where slopes go on below.
  func recurrentShared(_ recurrent: Recurrent) -> Int {
    Self.transposedCount(recurrentMatrix) + Self.transposedCount(inputMatrix)
  }

  /// Slopes packed by a kernel, sums nobody asks for, and what is made of a table.
  func recurrentTemporary(_ recurrent: Recurrent, rows: Int) -> Int {
    let columns = recurrentMatrix.stride
    return Self.slopesScratch + (columns + 15) / 16 * 16 + (tableRows ?? 0) * columns
  }

  /// Rows of the table that the inputs are looked up in: that of an embedding below, or W itself for tokens.
  private var tableRows: Int? {
    if let tableBelow { return tableBelow }
    if case .tokens(_, let vocabulary) = input { return vocabulary }
    return nil
  }

  /// The candidate of a GRU is multiplied by itself: the blocks of U are transposed apart.
  func prepareRecurrent(
    _ recurrent: Recurrent, _ shared: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>,
    isFirst: Bool, _ kernels: KernelTable
  ) {
    let matrix = recurrentMatrix
    if recurrent.cell == .gru {
      let (columns, start) = (2 * matrix.stride / 3, parameters + matrix.start)
      kernels.transposePanels(start, columns, matrix.inputs, columns, shared)
      kernels.transposePanels(
        start + columns * matrix.inputs, columns / 2, matrix.inputs, columns / 2,
        shared + columns * Shape.padded(matrix.inputs))
    } else {
      transpose(matrix, parameters, shared, kernels)
    }
    if !isFirst { transpose(inputMatrix, parameters, shared + Self.transposedCount(matrix), kernels) }
  }

  /// Shapes: x [steps, rows, inputs]; h [rows, stride] or [steps, rows, stride].
  func forwardRecurrent(
    _ recurrent: Recurrent, _ pass: LayerPass, _ temporary: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) {
    let all = RecurrentPass(recurrent, steps: input.steps, pass)
    // A shorter batch has had something else here.
    if recurrent.cell.gates > 1 { kernels.fillValues(pass.kept + all.room.zero, pass.rows * all.stride, 0) }
    let table = tableOfSums(all, temporary, kernels)
    for step in 0..<all.steps {
      inputSums(step, all, table: table, kernels)
      forwardStep(step, all, kernels)
    }
    guard recurrent.output == .last else { return }
    let count = pass.rows * all.stride
    kernels.copyRows(all.state(all.steps - 1), count, 1, count, pass.output, count)
  }

  func backwardRecurrent(
    _ recurrent: Recurrent, _ pass: LayerPass, _ temporary: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) {
    let all = RecurrentPass(recurrent, steps: input.steps, pass)
    let count = pass.rows * all.stride
    if recurrent.output == .last {
      kernels.copyRows(pass.outputSlopes, count, 1, count, all.slopes(all.steps - 1), count)
    }
    if recurrent.cell == .lstm { kernels.fillValues(all.cellSlopes, count, 0) }
    var step = all.steps - 1
    while step >= 0 {
      backwardStep(step, all, kernels)
      step -= 1
    }
    guard let gradients = pass.gradients else { return }
    recurrentGradients(all, gradients, temporary, kernels)
    inputGradients(all, gradients, temporary, kernels)
  }
}

extension Layer {
  /// x W + b for every row of a table that the inputs are looked up in, [rows of the table, gates stride]; nil without
  /// such a table.
  private func tableOfSums(
    _ all: RecurrentPass, _ temporary: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) -> UnsafePointer<Float>? {
    guard let tableRows else { return nil }
    let (pass, columns) = (all.pass, all.columns)
    let (matrix, bias) = (pass.parameters + weights.lowerBound, pass.parameters + biases.lowerBound)
    let table = temporary + Self.slopesScratch + (columns + 15) / 16 * 16
    if tableBelow != nil {
      kernels.panelProductPlusBias(
        tableRows, columns, inputMatrix.inputs, pass.input, pass.inputStride, 1, matrix, table, columns, bias)
    } else {
      kernels.unpackPanels(matrix, columns, tableRows, columns, table, columns)
      for token in 0..<tableRows { kernels.addScaled(bias, columns, 1, table + token * columns) }
    }
    return UnsafePointer(table)
  }

  /// x W + b of a step, [rows, gates stride].
  private func inputSums(
    _ step: Int, _ all: RecurrentPass, table: UnsafePointer<Float>?, _ kernels: KernelTable
  ) {
    let (pass, columns) = (all.pass, all.columns)
    if let table {
      return kernels.gatherRows(table, columns, pass.tokens + step * pass.rows, pass.rows, all.gates(step))
    }
    kernels.panelProductPlusBias(
      pass.rows, columns, inputMatrix.inputs, pass.input + step * pass.rows * pass.inputStride, pass.inputStride, 1,
      pass.parameters + weights.lowerBound, all.gates(step), columns, pass.parameters + biases.lowerBound)
  }

  private func forwardStep(_ step: Int, _ all: RecurrentPass, _ kernels: KernelTable) {
    let (pass, stride, columns) = (all.pass, all.stride, all.columns)
    let (before, matrix) = (all.stateBefore(step), recurrentMatrix)
    let start = pass.parameters + matrix.start
    let onto = all.recurrent.cell == .gru ? 2 * stride : columns
    if step > 0 {
      kernels.panelProductOnto(pass.rows, onto, matrix.inputs, before, stride, 1, start, all.gates(step), columns)
    }
    switch all.recurrent.cell {
    case .tanh: kernels.tanhForward(all.state(step), pass.rows * stride)
    case .relu: kernels.rectifierForward(all.state(step), pass.rows * stride, 0)
    case .lstm:
      kernels.lstmForward(
        all.gates(step), all.cellBefore(step), all.cell(step), all.inner(step), all.state(step), pass.rows, stride)
    case .gru:
      kernels.panelProductPlusBias(
        pass.rows, stride, matrix.inputs, before, stride, 1, start + onto * matrix.inputs, all.inner(step), stride,
        pass.parameters + biases.lowerBound + columns)
      kernels.gruForward(all.gates(step), all.inner(step), before, all.state(step), pass.rows, stride)
    }
  }

  /// From dL/dh of a step to dL/dz, and on to dL/dh of the step before: onto what the layer above asks of it, or afresh.
  private func backwardStep(_ step: Int, _ all: RecurrentPass, _ kernels: KernelTable) {
    let (pass, stride, columns) = (all.pass, all.stride, all.columns)
    let (slopes, count) = (all.slopes(step), pass.rows * stride)
    switch all.recurrent.cell {
    case .tanh: kernels.tanhBackward(all.state(step), slopes, count)
    case .relu: kernels.rectifierBackward(all.state(step), slopes, count, 0)
    case .lstm:
      kernels.lstmBackward(
        all.gates(step), all.cellBefore(step), all.inner(step), slopes, all.cellSlopes, pass.rows, stride)
    case .gru:
      kernels.gruBackward(all.gates(step), all.inner(step), all.stateBefore(step), slopes, slopes, pass.rows, stride)
    }
    guard step > 0 else { return }
    let below = all.slopes(step - 1)
    let isFresh = all.recurrent.output == .last
    if all.isCut(before: step) {
      if isFresh { kernels.fillValues(below, count, 0) }
      if all.recurrent.cell == .lstm { kernels.fillValues(all.cellSlopes, count, 0) }
      return
    }
    let onto = all.recurrent.cell == .gru ? 2 * stride : columns
    let product = isFresh ? kernels.panelProduct : kernels.panelProductOnto
    product(pass.rows, stride, onto, all.sumSlopes(step), columns, 1, pass.shared, below, stride)
    guard all.recurrent.cell == .gru else { return }
    kernels.panelProductOnto(
      pass.rows, stride, stride, all.inner(step), stride, 1, pass.shared + onto * stride, below, stride)
    kernels.addScaled(slopes, count, 1, below)
  }

  /// dU = scale times the sum over steps of h'^T dz.
  private func recurrentGradients(
    _ all: RecurrentPass, _ gradients: UnsafeMutablePointer<Float>, _ temporary: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    let (pass, stride, columns, matrix) = (all.pass, all.stride, all.columns, recurrentMatrix)
    let target = gradients + matrix.start
    let unused = temporary + Self.slopesScratch
    let count = (all.steps - 1) * pass.rows
    let isGRU = all.recurrent.cell == .gru
    if isGRU {
      kernels.columnSums(
        all.inner(0), stride, all.steps * pass.rows, stride, gradients + biases.lowerBound + columns, pass.scale)
    }
    guard count > 0 else { return kernels.fillValues(target, matrix.range.count, 0) }
    let onto = isGRU ? 2 * stride : columns
    kernels.panelSlopes(
      matrix.inputs, onto, count, all.state(0), stride, all.sumSlopes(1), columns, target, unused, pass.scale,
      temporary)
    guard isGRU else { return }
    kernels.panelSlopes(
      matrix.inputs, stride, count, all.state(0), stride, all.inner(1), stride, target + onto * matrix.inputs, unused,
      pass.scale, temporary)
  }

  /// dW = scale times the sum over steps of x^T dz, db likewise of dz, and dx = dz W^T. Where inputs were looked up in a
  /// table, slopes are first summed for each of its rows.
  private func inputGradients(
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
    let table = temporary + Self.slopesScratch + (columns + 15) / 16 * 16
    kernels.scatterAddRows(all.sumSlopes(0), columns, pass.tokens, count, table, tableRows)
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
