/// How a batch is shared out: each part goes through the layers by itself and has gradients of its own, which are added up
/// in the order of the parts.
///
/// The number of parts follows from the work alone and never from the machine, so the curve does not depend on how many
/// threads there are.
struct Shards: Equatable, Sendable {
  /// Operations of a step from which on it is shared: about half a millisecond of one processor.
  static let operations = 60_000_000

  let count: Int
  /// Samples of all parts but the last.
  let rows: Int

  init(_ network: Network, rows: Int) {
    let operations = 2 * network.productsPerSample.multipliedFullWidth(by: rows).low
    // A normalization needs the whole batch; an image kernel works on 16 samples at a time.
    let isShared = rows >= 32 && operations >= UInt(Self.operations) && !network.normalizesBatch
    count = isShared ? 2 : 1
    self.rows = isShared ? (rows / 2 + Shape.lanes - 1) / Shape.lanes * Shape.lanes : rows
  }

  /// A single part for any batch up to so many samples.
  init(single rows: Int) {
    count = 1
    self.rows = rows
  }

  /// Which samples of a batch a part has; none for the last part of a short batch.
  func samples(of part: Int, batch: Int) -> Range<Int> {
    let first = min(part * rows, batch)
    return first..<min(first + rows, batch)
  }
}

extension Network {
  var normalizesBatch: Bool {
    layers.contains { if case .batchNormalization = $0.kind { true } else { false } }
  }
}
