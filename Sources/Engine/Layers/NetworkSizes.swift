/// Works out, layer by layer, what a described network needs; refuses what does not fit.
///
/// Every size is checked against the limits before it is multiplied with another.
struct NetworkSizes {
  private struct Entry {
    var kind: Layer.Kind
    var input: Shape
    var output: Shape
    var activation = Activation.identity
    var weights = 0
    var biases = 0
    var state = 0
    var handsOnTable = false
    var tableBelow: Int?
  }

  private var entries: [Entry] = []
  private(set) var weightCount = 0
  private(set) var biasCount = 0
  private(set) var stateCount = 0

  init(_ description: NetworkDescription) throws(EngineError) {
    try Self.check(description.input)
    guard !description.layers.isEmpty else { throw .noLayers }
    var shape = description.input
    for (index, layer) in description.layers.enumerated() {
      var entry = try Self.entry(layer, index, shape)
      if case .recurrent = entry.kind, index > 0, entries[index - 1].kind == .embedding {
        entries[index - 1].handsOnTable = true
        if case .tokens(_, let vocabulary) = entries[index - 1].input { entry.tableBelow = vocabulary }
      }
      guard entry.output.count <= Network.activationLimit else { throw .tooManyActivations(layer: index) }
      weightCount += (entry.weights + 15) / 16 * 16
      biasCount += (entry.biases + 15) / 16 * 16
      stateCount += (entry.state + 15) / 16 * 16
      guard weightCount + biasCount <= Network.parameterLimit else { throw .tooManyParameters(layer: index) }
      entries.append(entry)
      shape = entry.output
    }
  }

  /// Ranges begin at multiples of 16 floats.
  func layers() -> [Layer] {
    var (weight, bias, state) = (0, weightCount, weightCount + biasCount)
    func take(_ count: Int, from start: inout Int) -> Range<Int> {
      defer { start += (count + 15) / 16 * 16 }
      return start..<start + count
    }
    return entries.map { entry in
      Layer(
        kind: entry.kind, input: entry.input, output: entry.output, activation: entry.activation,
        weights: take(entry.weights, from: &weight), biases: take(entry.biases, from: &bias),
        state: take(entry.state, from: &state), handsOnTable: entry.handsOnTable, tableBelow: entry.tableBelow)
    }
  }

  private static func check(_ input: Shape) throws(EngineError) {
    let sizes =
      switch input {
      case .vector(let features): [features]
      case .image(let channels, let height, let width): [channels, height, width]
      case .sequence(let steps, let features): [steps, features]
      case .tokens(let steps, let vocabulary): [steps, vocabulary]
      }
    guard sizes.allSatisfy({ $0 > 0 }) else { throw .noInputs(sizes.min() ?? 0) }
    guard sizes.allSatisfy({ $0 <= Network.activationLimit }), input.floatsFit else { throw .tooManyInputs }
  }
}

extension NetworkSizes {
  private static func entry(
    _ layer: LayerDescription, _ index: Int, _ input: Shape
  ) throws(EngineError) -> Entry {
    switch layer {
    case .dense(let units, let activation, _, let bias):
      return try dense(units, activation, bias, index, input)
    case .convolution(let channels, let window, let activation, _, let bias):
      return try convolution(channels, window, activation, bias, index, input)
    case .pooling(let pooling): return try pooled(pooling, index, input)
    case .globalPooling(let rule):
      guard case .image(let channels, _, _) = input else { throw .needsImage(layer: index, input) }
      return Entry(kind: .globalPooling(rule), input: input, output: .vector(channels))
    case .flatten:
      if case .tokens = input { throw .needsNumbers(layer: index) }
      return Entry(kind: .flatten, input: input, output: .vector(input.count))
    case .activation(let activation):
      if case .tokens = input { throw .needsNumbers(layer: index) }
      try check(activation, index)
      return Entry(kind: .activation, input: input, output: input, activation: activation)
    case .dropout(let rate):
      if case .tokens = input { throw .needsNumbers(layer: index) }
      guard rate >= 0, rate < 1 else {
        throw .badLayerSetting(layer: index, "dropout", rate, "at least 0 and below 1")
      }
      return Entry(kind: .dropout(rate), input: input, output: input)
    case .batchNormalization(let normalization): return try normalized(normalization, index, input)
    case .embedding(let features, _): return try embedding(features, index, input)
    case .recurrent(let recurrent, _): return try self.recurrent(recurrent, index, input)
    }
  }

  private static func dense(
    _ units: Int, _ activation: Activation, _ bias: Float, _ index: Int, _ input: Shape
  ) throws(EngineError) -> Entry {
    let output: Shape
    switch input {
    case .vector: output = .vector(units)
    case .sequence(let steps, _): output = .sequence(steps: steps, features: units)
    case .image: throw .needsFlatten(layer: index)
    case .tokens: throw .needsNumbers(layer: index)
    }
    try check(units: units, inputs: input.features, index)
    try check(activation, index)
    guard bias.isFinite else { throw .badBias(layer: index, bias: bias) }
    let stride = Shape.padded(units)
    return Entry(
      kind: .dense, input: input, output: output, activation: activation, weights: input.features * stride,
      biases: stride)
  }

  private static func convolution(
    _ channels: Int, _ window: Convolution, _ activation: Activation, _ bias: Float, _ index: Int, _ input: Shape
  ) throws(EngineError) -> Entry {
    guard case .image(let depth, let height, let width) = input else { throw .needsImage(layer: index, input) }
    let sizes = [("kernel", window.kernel), ("stride", window.stride), ("dilation", window.dilation)]
    for (name, size) in sizes where !(1...64).contains(size) {
      throw .badLayerSetting(layer: index, name, Float(size), "1 to 64")
    }
    guard window.padding >= 0, window.padding <= 64 else {
      throw .badLayerSetting(layer: index, "padding", Float(window.padding), "0 to 64")
    }
    let rows = window.outputSize(height)
    let columns = window.outputSize(width)
    guard rows > 0, columns > 0 else { throw .windowDoesNotFit(layer: index, input) }
    try check(units: channels, inputs: depth * window.kernel * window.kernel, index)
    guard channels * rows * columns <= Network.activationLimit else { throw .tooManyActivations(layer: index) }
    try check(activation, index)
    guard bias.isFinite else { throw .badBias(layer: index, bias: bias) }
    let stride = Shape.padded(channels)
    return Entry(
      kind: .convolution(window), input: input, output: .image(channels: channels, height: rows, width: columns),
      activation: activation, weights: depth * window.kernel * window.kernel * stride, biases: stride)
  }

  private static func pooled(_ pooling: Pooling, _ index: Int, _ input: Shape) throws(EngineError) -> Entry {
    guard case .image(let channels, let height, let width) = input else { throw .needsImage(layer: index, input) }
    guard pooling.size >= 1, pooling.size <= 64 else {
      throw .badLayerSetting(layer: index, "size", Float(pooling.size), "1 to 64")
    }
    guard pooling.stride >= 1, pooling.stride <= 64 else {
      throw .badLayerSetting(layer: index, "stride", Float(pooling.stride), "1 to 64")
    }
    let (rows, columns) = (pooling.outputSize(height), pooling.outputSize(width))
    guard rows > 0, columns > 0 else { throw .windowDoesNotFit(layer: index, input) }
    return Entry(
      kind: .pooling(pooling), input: input, output: .image(channels: channels, height: rows, width: columns))
  }

  private static func normalized(
    _ normalization: BatchNormalization, _ index: Int, _ input: Shape
  ) throws(EngineError) -> Entry {
    if case .tokens = input { throw .needsNumbers(layer: index) }
    guard normalization.momentum >= 0, normalization.momentum <= 1 else {
      throw .badLayerSetting(layer: index, "momentum", normalization.momentum, "0 to 1")
    }
    guard normalization.epsilon > 0, normalization.epsilon.isFinite else {
      throw .badLayerSetting(layer: index, "epsilon", normalization.epsilon, "a finite number above 0")
    }
    var units = input.features
    if case .image(let channels, _, _) = input { units = channels }
    let stride = Shape.padded(units)
    return Entry(
      kind: .batchNormalization(normalization), input: input, output: input, biases: 2 * stride, state: 2 * stride)
  }

  private static func embedding(_ features: Int, _ index: Int, _ input: Shape) throws(EngineError) -> Entry {
    guard case .tokens(let steps, let vocabulary) = input else { throw .needsTokens(layer: index) }
    try check(units: features, inputs: vocabulary, index)
    return Entry(
      kind: .embedding, input: input, output: .sequence(steps: steps, features: features),
      weights: vocabulary * Shape.padded(features))
  }

  private static func recurrent(_ recurrent: Recurrent, _ index: Int, _ input: Shape) throws(EngineError) -> Entry {
    let inputs: Int
    let steps: Int
    switch input {
    case .sequence(let count, let features): (steps, inputs) = (count, features)
    case .tokens(let count, let vocabulary): (steps, inputs) = (count, vocabulary)
    case .vector, .image: throw .needsSequence(layer: index)
    }
    try check(units: recurrent.units, inputs: inputs, index)
    if let truncation = recurrent.truncation, truncation < 0 {
      throw .badLayerSetting(layer: index, "truncation", Float(truncation), "at least 0")
    }
    guard recurrent.forgetBias.isFinite else { throw .badBias(layer: index, bias: recurrent.forgetBias) }
    let block = Shape.padded(recurrent.units)
    let columns = recurrent.cell.gates * block
    guard inputs + recurrent.units <= Network.parameterLimit / columns else { throw .tooManyParameters(layer: index) }
    return Entry(
      kind: .recurrent(recurrent), input: input,
      output: recurrent.output == .last
        ? .vector(recurrent.units) : .sequence(steps: steps, features: recurrent.units),
      weights: (inputs * columns + 15) / 16 * 16 + recurrent.units * columns, biases: recurrent.biasBlocks * block)
  }

  private static func check(units: Int, inputs: Int, _ index: Int) throws(EngineError) {
    guard units > 0 else { throw .noUnits(layer: index, units: units) }
    guard max(units, inputs) <= Network.parameterLimit else { throw .tooManyParameters(layer: index) }
  }

  private static func check(_ activation: Activation, _ index: Int) throws(EngineError) {
    switch activation {
    case .leakyRelu(let slope) where !(slope >= 0 && slope.isFinite): throw .badSlope(layer: index, slope: slope)
    case .elu(let scale) where !(scale >= 0 && scale.isFinite):
      throw .badLayerSetting(layer: index, "elu", scale, "a finite number of at least 0")
    default: return
    }
  }
}

extension Shape {
  /// Whether the numbers of a sample can be counted at all, and stay within the limit.
  fileprivate var floatsFit: Bool {
    let sizes =
      switch self {
      case .vector(let features): [features]
      case .image(let channels, let height, let width): [channels, height, width]
      case .sequence(let steps, let features): [steps, features]
      case .tokens(let steps, _): [steps]
      }
    var product = 1
    for size in sizes {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow || next > Network.activationLimit { return false }
      product = next
    }
    return true
  }
}
