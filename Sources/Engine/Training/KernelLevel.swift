/// Which compilation of the kernels does the arithmetic. They differ in the last bits of a result: not all of them round a
/// product and a sum together, and sums over many numbers are taken in as many parts as a register holds.
///
/// The caller makes sure that the processor has the level. On an architecture other than x86-64 all are the same.
public enum KernelLevel: Sendable, CaseIterable {
  /// Any processor.
  case baseline
  /// x86-64-v3 (AVX2 and FMA).
  case v3
  /// x86-64-v4 (AVX-512), with registers of 512 bits.
  case v4
}
