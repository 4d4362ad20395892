/// Which compilation of the kernels does the arithmetic. The two differ in the last bits of a result, because only one
/// of them rounds a product and a sum together.
public enum KernelLevel: Sendable, CaseIterable {
  /// Any processor.
  case baseline
  /// x86-64-v3 (AVX2 and FMA); on another architecture the same as `baseline`. The caller makes sure that the processor has it.
  case v3
}
