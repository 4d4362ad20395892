import CProcessor
public import Engine
import Foundation

/// Which compilation of the kernels this machine can run.
public enum KernelChoice {
  /// `GRADUS_KERNELS=baseline`, `v3` or `v4` asks for one; otherwise, and where the processor has no such level, the best
  /// it has.
  public static let current = level(
    asked: ProcessInfo.processInfo.environment["GRADUS_KERNELS"], processor: Int(processor_level()))

  static func level(asked: String?, processor: Int) -> KernelLevel {
    let best: KernelLevel = processor >= 4 ? .v4 : processor >= 3 ? .v3 : .baseline
    switch asked {
    case "baseline": return .baseline
    case "v3": return processor >= 3 ? .v3 : best
    default: return best
    }
  }
}
