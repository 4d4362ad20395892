import Kernels

/// What growing a tree needs, taken once for a tree and given back with it.
final class TreeMemory {
  /// Entries of the drawn samples: where all columns stay sorted [features, drawn], otherwise [1, drawn].
  let entries: EntryTarget
  /// [3, drawn]: two columns of a node and what sorting needs.
  let scratch: EntryTarget
  /// On which side of a split a row lies.
  let side: UnsafeMutablePointer<UInt8>
  /// Class counts of a node, then twice of what a scan needs, then of two children, [5, classes].
  let counts: UnsafeMutablePointer<Int32>
  let histogram: UnsafeMutablePointer<UInt32>
  /// A score, or the moments of a node.
  let numbers: UnsafeMutablePointer<Double>

  init(columns: Int, drawn: Int, rows: Int, classes: Int) {
    entries = .allocate(capacity: columns * drawn + 1)
    scratch = .allocate(capacity: 3 * drawn)
    side = .allocate(capacity: rows)
    counts = .allocate(capacity: max(5 * classes, 1))
    histogram = .allocate(capacity: 2_048)
    numbers = .allocate(capacity: 4)
    side.initialize(repeating: 0, count: rows)
  }

  deinit {
    entries.deallocate()
    scratch.deallocate()
    side.deallocate()
    counts.deallocate()
    histogram.deallocate()
    numbers.deallocate()
  }
}
