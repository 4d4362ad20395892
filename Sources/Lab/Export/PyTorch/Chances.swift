import Engine

/// What chance decides while a network trains, laid down as data: the order of the samples, what dropout drops, and the
/// samples as augmentation changes them. Rows are visits: one each time a sample is trained on.
struct Chances {
  private let hasOrder: Bool
  private let shape: Shape
  /// Layers that drop, with the numbers of a sample that go through each.
  private let dropouts: [(layer: Int, numbers: Int)]
  private let isAugmented: Bool

  private var order: [Int32] = []
  /// Of each dropout layer, eight numbers a byte.
  private var masks: [[UInt8]]
  private var inputs: [Float] = []

  /// - Throws: when all that would take more than a folder may.
  init(_ run: TrainRun, steps: Int) throws(ExportRefusal) {
    let engine = run.engine
    hasOrder = engine.batch.rows(of: run.train.count) < run.train.count
    shape = run.train.shape
    isAugmented = !engine.hyperparameters.augmentation.isNone
    dropouts = engine.network.layers.enumerated().compactMap { index, layer in
      guard case .dropout(let rate) = layer.kind, rate > 0 else { return nil }
      return (index, layer.output.count)
    }
    masks = dropouts.map { _ in [] }
    let visits = steps * engine.batch.rows(of: run.train.count)
    let perVisit =
      (hasOrder ? 4 : 0) + dropouts.reduce(0) { $0 + ($1.numbers + 7) / 8 }
      + (isAugmented ? 4 * shape.count : 0)
    let (bytes, overflow) = visits.multipliedReportingOverflow(by: perVisit)
    guard !overflow, bytes <= ExportedFolder.byteLimit else {
      let megabytes = NumberWords.count(visits / 1_000 * perVisit / 1_000)
      throw ExportRefusal(
        "All that chance decides in this run would take \(megabytes) MB; at most "
          + "\(ExportedFolder.byteLimit / 1_000_000) MB are written. Train for fewer epochs.")
    }
  }

  /// Whether chance has a part in the steps at all.
  var areNeeded: Bool { hasOrder || isAugmented || !dropouts.isEmpty }

  mutating func take(_ step: UpcomingStep) {
    if hasOrder { order += step.samples }
    for (place, dropout) in dropouts.enumerated() {
      guard let mask = step.masks.first(where: { $0.layer == dropout.layer }) else { continue }
      masks[place] += Self.packed(mask.isKept, rowsOf: dropout.numbers)
    }
    if let changed = step.inputs { inputs += changed }
  }

  /// Each row begins with a byte of its own; the first number is the highest bit, as NumPy has it.
  static func packed(_ flags: [Bool], rowsOf count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(flags.count / 8 + flags.count / count)
    for start in stride(from: 0, to: flags.count, by: count) {
      for first in stride(from: start, to: start + count, by: 8) {
        var byte: UInt8 = 0
        for place in first..<min(first + 8, start + count) where flags[place] { byte |= 0x80 >> UInt8(place - first) }
        bytes.append(byte)
      }
    }
    return bytes
  }

  var tensors: [SafeTensors.Tensor] {
    var tensors: [SafeTensors.Tensor] = []
    if hasOrder { tensors.append(SafeTensors.Tensor("order", [order.count], .integers(order))) }
    for (place, dropout) in dropouts.enumerated() {
      let width = (dropout.numbers + 7) / 8
      tensors.append(
        SafeTensors.Tensor(
          "kept.layer\(dropout.layer + 1)", [masks[place].count / width, width], .bytes(masks[place])))
    }
    if isAugmented {
      tensors.append(
        SafeTensors.Tensor(
          "train.changed", [inputs.count / shape.count] + shape.pythonSizes, .floats(inputs)))
    }
    return tensors
  }
}

extension Shape {
  /// The sizes of a sample's array.
  var pythonSizes: [Int] {
    switch self {
    case .vector(let features): [features]
    case .image(let channels, let height, let width): [channels, height, width]
    case .sequence(let steps, let features): [steps, features]
    case .tokens(let steps, _): [steps]
    }
  }
}
