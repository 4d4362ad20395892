/// Which samples come next: the order of this epoch and the place in it.
struct Sampling: Equatable, Sendable {
  private(set) var order: [Int32]
  /// Samples of this epoch already used, below the count.
  private(set) var position = 0
  private(set) var completedEpochs = 0
  private var generator: Generator

  init(count: Int, seed: UInt64) {
    order = (0..<Int32(count)).map { $0 }
    generator = Generator(seed: seed, stream: Stream.shuffling)
  }

  /// Epochs gone by, with the part of the present one.
  var epoch: Double { Double(completedEpochs) + Double(position) / Double(order.count) }

  /// Draws the order of an epoch that is about to begin.
  mutating func reshuffle() { generator.shuffle(&order) }

  mutating func advance(by rows: Int) {
    position += rows
    if position == order.count {
      position = 0
      completedEpochs += 1
    }
  }
}
