import Engine
import Testing

@testable import Platform

@Suite("The choice of kernels") struct KernelChoiceTests {
  @Test(
    "the best level of the processor is taken",
    arguments: [(1, KernelLevel.baseline), (3, .v3), (4, .v4)])
  func best(processor: Int, level: KernelLevel) {
    #expect(KernelChoice.level(asked: nil, processor: processor) == level)
    #expect(KernelChoice.level(asked: "v9", processor: processor) == level)
  }

  @Test("a level that the processor has is taken when it is asked for")
  func asked() {
    #expect(KernelChoice.level(asked: "baseline", processor: 4) == .baseline)
    #expect(KernelChoice.level(asked: "v3", processor: 4) == .v3)
    #expect(KernelChoice.level(asked: "v4", processor: 4) == .v4)
  }

  @Test("a level that the processor has not is never taken")
  func impossible() {
    #expect(KernelChoice.level(asked: "v4", processor: 3) == .v3)
    #expect(KernelChoice.level(asked: "v3", processor: 1) == .baseline)
    #expect(KernelChoice.level(asked: "v4", processor: 1) == .baseline)
  }
}
