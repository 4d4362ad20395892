import CProcessor
public import Engine
import Foundation

/// Which compilation of the kernels this machine can run.
public enum KernelChoice {
  /// `GRADUS_KERNELS=baseline` or `v3` forces one; otherwise the best the processor has.
  public static let current: KernelLevel = {
    let best: KernelLevel = processor_level() >= 3 ? .v3 : .baseline
    switch ProcessInfo.processInfo.environment["GRADUS_KERNELS"] {
    case "baseline": return .baseline
    default: return best
    }
  }()
}
