/// All the room a pass over a batch needs, taken once: activations and their slopes for each layer, gathered rows, and
/// what kernels want for themselves. Padding starts at zero and stays there.
struct Workspace: Sendable {
  /// Where one layer's numbers lie in `values`.
  struct Slot: Sendable {
    let layer: Layer
    /// h, [rows, stride]
    let output: Int
    /// dL/dh, then dL/dz, [rows, stride]
    let slopes: Int
    let scratch: Int
  }

  /// A limit of 256 MB, so that a full batch of a large table is refused in words.
  static let limit = 64_000_000

  /// The largest batch that fits.
  let rows: Int
  let slots: [Slot]
  /// Gathered samples, [rows, features]
  let input: Int
  /// Gathered targets, [rows, targetWidth]
  let targets: Int
  /// [2 rows]
  let lossScratch: Int
  var values: [Float]

  init(_ layers: [Layer], features: Int, rows: Int, targetWidth: Int) {
    var count = 0
    func take(_ floats: Int) -> Int {
      // Multiples of 16 floats: a cache line.
      defer { count += (floats + 15) / 16 * 16 }
      return count
    }
    self.rows = rows
    self.input = take(rows * features)
    self.targets = take(rows * targetWidth)
    self.lossScratch = take(2 * rows)
    self.slots = layers.map { layer in
      Slot(
        layer: layer, output: take(rows * layer.stride), slopes: take(rows * layer.stride),
        scratch: take(layer.scratchCount(rows: rows)))
    }
    self.values = [Float](repeating: 0, count: count)
  }

  /// Whether a batch of so many samples stays within the limit.
  static func fits(_ network: Network, rows: Int) -> Bool {
    let widths = network.inputs + network.outputs + 2 + network.layers.reduce(0) { $0 + 2 * $1.stride }
    return rows * widths + network.layers.reduce(0) { $0 + $1.scratchCount(rows: rows) } <= limit
  }
}

extension Workspace {
  /// Opens the memory for one pass over samples `first`..<`first + rows` of `inputs` [*, features].
  mutating func withPass(
    inputs: [Float], features: Int, first: Int = 0, rows: Int, parameters: [Float], _ body: (Pass) -> Void
  ) {
    precondition(rows <= self.rows, "\(rows) samples in a workspace for \(self.rows)")
    let lossScratch = self.lossScratch
    slots.withUnsafeBufferPointer { slots in
      Self.open(&values, inputs, parameters) { workspace, inputs, parameters in
        body(
          Pass(
            slots: slots, workspace: workspace, parameters: parameters, input: inputs + first * features,
            features: features, rows: rows, lossScratch: lossScratch))
      }
    }
  }

  /// Arrays become pointers for the time of the call.
  private static func open(
    _ values: UnsafeMutablePointer<Float>, _ inputs: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>,
    _ body: (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) -> Void
  ) {
    body(values, inputs, parameters)
  }

  /// A copy of a layer's rows without their padding: [count, units].
  func rows(at offset: Int, of layer: Layer, count: Int, _ kernels: KernelTable) -> [Float] {
    var copy = [Float](repeating: 0, count: count * layer.units)
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      kernels.copyRows(base + offset, layer.stride, count, layer.units, &copy, layer.units)
    }
    return copy
  }
}
