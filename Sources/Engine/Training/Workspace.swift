/// All the room a pass over a batch needs, taken once: gathered samples, activations and their slopes for each layer, and
/// what layers and kernels keep for themselves. Padding starts at zero and stays there.
struct Workspace: Sendable {
  /// Where one layer's numbers lie, from the start of a part on.
  struct Slot: Sendable {
    let layer: Layer
    /// h
    let output: Int
    /// dL/dh, then dL/dz
    let slopes: Int
    /// From forward to backward.
    let kept: Int
    /// What all parts share, from the start of the buffer on.
    let shared: Int
  }

  /// Where the numbers lie that belong to no layer, from the start of a part on.
  struct Plan: Sendable {
    var samples = 0
    var input = 0
    var targets = 0
    var stepTargets = 0
    var lossScratch = 0
    var temporary = 0
    /// Floats of a part.
    var stride = 0
    /// Floats before the first part.
    var shared = 0
  }

  /// A limit of 256 MB, so that a full batch of a large table is refused in words.
  static let limit = 64_000_000

  let shards: Shards
  let slots: [Slot]
  let plan: Plan
  var values: FloatBuffer

  /// - Parameter targets: how wide and how many steps a row of targets is; nil where they come as they lie.
  init(_ network: Network, layers: Int? = nil, shards: Shards, targets: EncodedTargets? = nil) {
    let layers = network.layers.prefix(layers ?? network.layers.count)
    let (slots, plan) = Self.plan(
      Array(layers), network.description.input, rows: shards.rows, targetWidth: targets?.width ?? 0)
    self.shards = shards
    self.slots = slots
    self.plan = plan
    values = FloatBuffer(count: plan.shared + shards.count * plan.stride)
  }

  private static func plan(
    _ layers: [Layer], _ input: Shape, rows: Int, targetWidth: Int
  ) -> (slots: [Slot], plan: Plan) {
    var plan = Plan()
    func take(_ floats: Int, _ count: inout Int) -> Int {
      // Multiples of 16 floats: a cache line.
      defer { count += (floats + 15) / 16 * 16 }
      return count
    }
    var part = 0
    plan.samples = take(rows * input.count, &part)
    plan.input = take(input.floats(rows: rows), &part)
    plan.targets = take(rows * targetWidth, &part)
    let steps = layers.last?.output.steps ?? 1
    plan.stepTargets = take(steps > 1 ? rows * steps : 0, &part)
    plan.lossScratch = take(2 * ((rows * steps + 15) / 16 * 16), &part)
    plan.temporary = take(layers.map { $0.temporaryCount(rows: rows) }.max() ?? 0, &part)
    let slots = layers.map { layer in
      Slot(
        layer: layer, output: take(layer.outputCount(rows: rows), &part),
        slopes: take(layer.outputCount(rows: rows), &part), kept: take(layer.keptCount(rows: rows), &part),
        shared: take(layer.sharedCount, &plan.shared))
    }
    plan.stride = part
    return (slots, plan)
  }

  /// Whether a batch of so many samples stays within the limit.
  static func fits(_ network: Network, rows: Int) -> Bool {
    let input = network.description.input
    // Each size is at most a few million for a sample, so that the sum for a million samples cannot overflow.
    let floats = network.layers.reduce(rows * (2 * input.count + 4 * network.output.steps) + input.floats(rows: rows))
    {
      $0 + 2 * $1.outputCount(rows: rows) + $1.keptCount(rows: rows) + $1.sharedCount
    }
    return floats <= limit
  }

  /// At most so many samples, or half as many until a pass over them stays within the limit; at least one.
  static func rows(of network: Network, atMost count: Int) -> Int {
    var rows = max(count, 1)
    while rows > 1, !fits(network, rows: rows) { rows /= 2 }
    return rows
  }
}

extension Workspace {
  /// Opens the memory for one pass over samples `first`..<`first + rows` of `inputs` [*, features], in one part.
  mutating func withPass(
    inputs: [Float], shape: Shape, first: Int = 0, rows: Int, parameters: FloatBuffer,
    gradients: UnsafeMutablePointer<Float>? = nil, mode: Pass.Mode = .evaluation, scale: Float = 1,
    _ kernels: KernelTable, _ body: (Pass) -> Void
  ) {
    precondition(rows <= shards.rows, "\(rows) samples in a workspace for \(shards.rows)")
    let plan = self.plan
    slots.withUnsafeBufferPointer { slots in
      values.withUnsafeMutablePointer { workspace in
        parameters.withUnsafePointer { parameters in
          inputs.withUnsafeBufferPointer { inputs in
            guard let inputs = inputs.baseAddress else { return }
            let pass = Pass(
              slots: slots, plan: plan, part: workspace + plan.shared, shared: workspace, parameters: parameters,
              gradients: gradients, samples: inputs + first * shape.count, shape: shape, rows: rows, scale: scale,
              mode: mode)
            if gradients != nil { slots.prepare(workspace, parameters, kernels) }
            pass.arrange(kernels)
            body(pass)
          }
        }
      }
    }
  }

  /// A copy of a layer's activations, or of the slopes at them, sample by sample and without padding: [count, units].
  func rows(at offset: Int, of layer: Layer, count: Int, _ kernels: KernelTable) -> [Float] {
    var copy = [Float](repeating: 0, count: count * layer.output.count)
    values.withUnsafePointer { values in
      kernels.unarrange(layer.output, values + plan.shared + offset, count, &copy)
    }
    return copy
  }
}
