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

  /// Slopes packed by a kernel, sums nobody asks for, and what is made of a table, or the sums of one step.
  func recurrentTemporary(_ recurrent: Recurrent, rows: Int) -> Int {
    Self.slopesScratch + columnRoom + (tableRows ?? (recurrent.cell.gates > 1 ? rows : 0)) * recurrentMatrix.stride
  }

  /// Room for sums of columns.
  private var columnRoom: Int { (recurrentMatrix.stride + 15) / 16 * 16 }

  /// Where the table is among what is temporary.
  func tableRoom(_ temporary: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float> {
    temporary + Self.slopesScratch + columnRoom
  }

  /// Rows of the table that the inputs are looked up in: that of an embedding below, or W itself for tokens.
  var tableRows: Int? {
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
      forwardStep(step, all, table: table, temporary, kernels)
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
    let table = tableRoom(temporary)
    if let tableRows { kernels.fillValues(table, tableRows * all.columns, 0) }
    var step = all.steps - 1
    while step >= 0 {
      backwardStep(step, all, kernels)
      if tableRows != nil {
        kernels.scatterAddRows(all.sumSlopes(step), all.columns, pass.tokens + step * pass.rows, pass.rows, table)
      }
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
    let table = tableRoom(temporary)
    if tableBelow != nil {
      kernels.panelProductPlusBias(
        tableRows, columns, inputMatrix.inputs, pass.input, pass.inputStride, 1, matrix, table, columns, bias)
    } else {
      kernels.unpackPanels(matrix, columns, tableRows, columns, table, columns)
      for token in 0..<tableRows { kernels.addScaled(bias, columns, 1, table + token * columns) }
    }
    return UnsafePointer(table)
  }

  private func forwardStep(
    _ step: Int, _ all: RecurrentPass, table: UnsafePointer<Float>?, _ temporary: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    let (pass, stride) = (all.pass, all.stride)
    guard all.recurrent.cell.gates > 1 else { return forwardVanilla(step, all, table: table, kernels) }
    // Sums of inputs are added where gates are computed, from the table where there is one.
    let sums = tableRoom(temporary)
    if table == nil { sumInputs(step, all, sums, kernels) }
    let (inputs, places) = (table ?? UnsafePointer(sums), table == nil ? nil : pass.tokens + step * pass.rows)
    multiplyState(step, all, kernels)
    if all.recurrent.cell == .lstm {
      kernels.lstmForward(
        all.gates(step), inputs, places, all.cellBefore(step), all.cell(step), all.inner(step), all.state(step),
        pass.rows, stride)
    } else {
      kernels.gruForward(
        all.gates(step), inputs, places, all.inner(step), all.stateBefore(step), all.state(step), pass.rows, stride)
    }
  }

  /// h = f(x W + h' U + b), in place.
  private func forwardVanilla(
    _ step: Int, _ all: RecurrentPass, table: UnsafePointer<Float>?, _ kernels: KernelTable
  ) {
    let (pass, stride, matrix, state) = (all.pass, all.stride, recurrentMatrix, all.state(step))
    if let table {
      kernels.gatherRows(table, stride, pass.tokens + step * pass.rows, pass.rows, state)
    } else {
      sumInputs(step, all, state, kernels)
    }
    if step > 0 {
      kernels.panelProductOnto(
        pass.rows, stride, matrix.inputs, all.stateBefore(step), stride, 1, pass.parameters + matrix.start, state,
        stride)
    }
    if all.recurrent.cell == .tanh {
      kernels.tanhForward(state, pass.rows * stride)
    } else {
      kernels.rectifierForward(state, pass.rows * stride, 0)
    }
  }

  /// x W + b of a step, [rows, gates stride].
  private func sumInputs(
    _ step: Int, _ all: RecurrentPass, _ sums: UnsafeMutablePointer<Float>, _ kernels: KernelTable
  ) {
    let (pass, columns) = (all.pass, all.columns)
    kernels.panelProductPlusBias(
      pass.rows, columns, inputMatrix.inputs, pass.input + step * pass.rows * pass.inputStride, pass.inputStride, 1,
      pass.parameters + weights.lowerBound, sums, columns, pass.parameters + biases.lowerBound)
  }

  /// h' U of a step where its gates go; for the candidate of a GRU apart, with a bias of its own.
  private func multiplyState(_ step: Int, _ all: RecurrentPass, _ kernels: KernelTable) {
    let (pass, stride, columns, matrix) = (all.pass, all.stride, all.columns, recurrentMatrix)
    let (before, start) = (all.stateBefore(step), pass.parameters + matrix.start)
    let isGRU = all.recurrent.cell == .gru
    let together = isGRU ? 2 * stride : columns
    // The state before the first step is zero, and a product over no inputs is.
    let inputs = step > 0 ? matrix.inputs : 0
    kernels.panelProduct(pass.rows, together, inputs, before, stride, 1, start, all.gates(step), columns)
    guard isGRU else { return }
    kernels.panelProductPlusBias(
      pass.rows, stride, inputs, before, stride, 1, start + together * matrix.inputs, all.inner(step), stride,
      pass.parameters + biases.lowerBound + columns)
  }

  /// From dL/dh of a step to dL/dz, and on to dL/dh of the step before: onto what the layer above asks of it, or afresh.
  private func backwardStep(_ step: Int, _ all: RecurrentPass, _ kernels: KernelTable) {
    let (pass, stride, columns) = (all.pass, all.stride, all.columns)
    let (slopes, count) = (all.slopes(step), pass.rows * stride)
    let (isFirst, isFresh) = (step == 0, all.recurrent.output == .last)
    let goesOn = !isFirst && !all.isCut(before: step)
    let below = isFirst ? slopes : all.slopes(step - 1)
    let isGRU = all.recurrent.cell == .gru
    if !isFirst, isFresh, isGRU || !goesOn { kernels.fillValues(below, count, 0) }
    switch all.recurrent.cell {
    case .tanh: kernels.tanhBackward(all.state(step), slopes, count)
    case .relu: kernels.rectifierBackward(all.state(step), slopes, count, 0)
    case .lstm:
      kernels.lstmBackward(
        all.gates(step), all.cellBefore(step), all.inner(step), slopes, all.cellSlopes, pass.rows, stride)
      if !goesOn { kernels.fillValues(all.cellSlopes, count, 0) }
    case .gru:
      kernels.gruBackward(
        all.gates(step), all.inner(step), all.stateBefore(step), slopes, below, goesOn ? 1 : 0, pass.rows, stride)
    }
    guard goesOn else { return }
    let onto = isGRU ? 2 * stride : columns
    let product = isFresh && !isGRU ? kernels.panelProduct : kernels.panelProductOnto
    product(pass.rows, stride, onto, all.sumSlopes(step), columns, 1, pass.shared, below, stride)
    guard isGRU else { return }
    kernels.panelProductOnto(
      pass.rows, stride, stride, all.inner(step), stride, 1, pass.shared + onto * stride, below, stride)
  }
}
