extension Layer {
  /// Floats of its activations, and of the slopes at them, for a batch. What hands on a table has slopes at the table.
  func outputCount(rows: Int) -> Int {
    handsOnTable ? weights.count : output.floats(rows: rows)
  }

  /// Floats it keeps from forward to backward.
  func keptCount(rows: Int) -> Int {
    let sums = activation.keepsSums ? output.floats(rows: rows) : 0
    switch kind {
    case .dense, .activation: return sums
    case .convolution(let window): return sums + borderedCount(window, rows: rows)
    case .pooling(let pooling): return pooling.rule == .max ? output.floats(rows: rows) : 0
    case .globalPooling: return 2 * Self.blockRows(rows) * output.count
    case .batchNormalization: return normalizationKept(rows: rows)
    case .recurrent(let recurrent): return recurrentKept(recurrent, rows: rows)
    case .flatten, .dropout, .embedding: return 0
    }
  }

  /// Floats that `prepare` fills, whatever the batch.
  var sharedCount: Int {
    switch kind {
    case .dense: return Self.transposedCount(inputMatrix)
    case .convolution(let window): return transposedWindowCount(window)
    case .recurrent(let recurrent): return recurrentShared(recurrent)
    case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization, .embedding: return 0
    }
  }

  /// Floats a kernel writes and forgets.
  func temporaryCount(rows: Int) -> Int {
    switch kind {
    case .dense: return Self.slopesScratch
    case .recurrent(let recurrent): return recurrentTemporary(recurrent, rows: rows)
    case .convolution, .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization, .embedding:
      return 0
    }
  }

  /// What the backward pass needs of the parameters alone: weights transposed.
  func prepare(
    _ shared: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>, isFirst: Bool, _ kernels: KernelTable
  ) {
    switch kind {
    case .dense: if !isFirst { transpose(inputMatrix, parameters, shared, kernels) }
    case .convolution(let window): if !isFirst { prepareConvolution(window, shared, parameters, kernels) }
    case .recurrent(let recurrent): prepareRecurrent(recurrent, shared, parameters, isFirst: isFirst, kernels)
    case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization, .embedding: break
    }
  }

  func forward(_ pass: LayerPass, _ temporary: UnsafeMutablePointer<Float>, _ kernels: KernelTable) {
    switch kind {
    case .dense: forwardDense(pass, kernels)
    case .convolution(let window): forwardConvolution(window, pass, kernels)
    case .pooling(let pooling): forwardPooling(pooling, pass, kernels)
    case .globalPooling(let rule): forwardGlobalPooling(rule, pass, kernels)
    case .flatten: forwardFlatten(pass, kernels)
    case .activation: forwardActivation(pass, kernels)
    case .dropout(let rate): forwardDropout(rate, pass, kernels)
    case .batchNormalization(let normalization): forwardNormalization(normalization, pass, kernels)
    case .embedding: forwardEmbedding(pass, kernels)
    case .recurrent(let recurrent): forwardRecurrent(recurrent, pass, temporary, kernels)
    }
  }

  /// Overwrites the layer's ranges of the gradients with the mean over the batch.
  func backward(_ pass: LayerPass, _ temporary: UnsafeMutablePointer<Float>, _ kernels: KernelTable) {
    switch kind {
    case .dense: backwardDense(pass, temporary, kernels)
    case .convolution(let window): backwardConvolution(window, pass, kernels)
    case .pooling(let pooling): backwardPooling(pooling, pass, kernels)
    case .globalPooling(let rule): backwardGlobalPooling(rule, pass, kernels)
    case .flatten: backwardFlatten(pass, kernels)
    case .activation: backwardActivation(pass, kernels)
    case .dropout(let rate): backwardDropout(rate, pass, kernels)
    case .batchNormalization(let normalization): backwardNormalization(normalization, pass, kernels)
    case .embedding: backwardEmbedding(pass, kernels)
    case .recurrent(let recurrent): backwardRecurrent(recurrent, pass, temporary, kernels)
    }
  }
}

extension Layer {
  /// What the kernel of weight gradients packs slopes into.
  static let slopesScratch = 256 * 16

  /// Rows rounded up to whole blocks of images.
  static func blockRows(_ rows: Int) -> Int { (rows + Shape.lanes - 1) / Shape.lanes * Shape.lanes }

  /// W transposed, [columns, inputs and their padding], in panels.
  static func transposedCount(_ matrix: WeightMatrix) -> Int { matrix.stride * Shape.padded(matrix.inputs) }

  func transpose(
    _ matrix: WeightMatrix, _ parameters: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>,
    _ kernels: KernelTable
  ) {
    kernels.transposePanels(parameters + matrix.start, matrix.stride, matrix.inputs, matrix.stride, out)
  }

  /// Activations as they came in, in the layout and with the padding of what goes out.
  func copyInput(_ pass: LayerPass, _ kernels: KernelTable) {
    if case .vector(let features) = input, pass.inputStride != input.stride {
      kernels.copyRows(pass.input, pass.inputStride, pass.rows, features, pass.output, input.stride)
    } else {
      let count = input.floats(rows: pass.rows)
      kernels.copyRows(pass.input, count, 1, count, pass.output, count)
    }
  }

  /// Slopes go back as they came.
  func copySlopes(_ pass: LayerPass, _ kernels: KernelTable) {
    guard let inputSlopes = pass.inputSlopes else { return }
    let count = output.floats(rows: pass.rows)
    kernels.copyRows(pass.outputSlopes, count, 1, count, inputSlopes, count)
  }
}
