import CMeasure
import CProcessor
import Engine

/// What this processor can do, and what of it the kernels use.
enum Processor {
  static let best: KernelLevel = processor_level() >= 4 ? .v4 : processor_level() >= 3 ? .v3 : .baseline

  /// The level asked for on the command line; nil where there is none of that name, or the processor does not have it.
  static let asked: KernelLevel? = {
    guard let option = CommandLine.arguments.firstIndex(of: "--level") else { return best }
    let name = CommandLine.arguments.dropFirst(option + 1).first
    return KernelLevel.allCases.first { "\($0)" == name && number($0) <= number(best) }
  }()

  static var level: KernelLevel { asked ?? best }

  /// Operations a second, in thousands of millions, of multiply-adds that wait for no memory, with the instructions of
  /// the level.
  static var peak: Double {
    var rates: [Double] = []
    for _ in 0..<5 {
      var operations = 0.0
      let taken = seconds { operations = multiply_add_operations(number(level), 1_000_000) }
      rates.append(operations / taken / 1e9)
    }
    return rates.max() ?? 0
  }

  private static func number(_ level: KernelLevel) -> Int32 {
    switch level {
    case .baseline: 1
    case .v3: 3
    case .v4: 4
    }
  }
}
