import CMeasure
import CProcessor
import Engine

/// What this processor can do.
enum Processor {
  static var level: KernelLevel { processor_level() >= 3 ? .v3 : .baseline }

  /// Operations a second, in thousands of millions, of multiply-adds that wait for no memory.
  ///
  /// - `level`: 1, 3 or 4 as in `multiply_add_operations`.
  static func peak(level: Int32) -> Double {
    var rates: [Double] = []
    for _ in 0..<5 {
      var operations = 0.0
      let taken = seconds { operations = multiply_add_operations(level, 1_000_000) }
      rates.append(operations / taken / 1e9)
    }
    return rates.max() ?? 0
  }

  /// The peak of the level that the kernels use.
  static var peak: Double { peak(level: level == .v3 ? 3 : 1) }
}
