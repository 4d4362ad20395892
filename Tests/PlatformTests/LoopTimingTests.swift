import Testing

@testable import Platform

@Suite("How often pictures are drawn") struct LoopTimingTests {
  @Test("a terminal that keeps up gets thirty pictures a second")
  func light() {
    var rate = FrameRate()
    for frame in 0..<100 { rate.noteFlush(bytes: 2_000, seconds: 0.001, at: Double(frame) / 30) }
    #expect(rate.interval == FrameRate.shortest)
  }

  @Test(
    "one that does not gets half as many for a second, and as many as before when it does again",
    arguments: [
      (FrameRate.mostBytes + 1, 0.001), (100, FrameRate.mostSeconds + 0.001),
    ])
  func heavy(bytes: Int, seconds: Double) {
    var rate = FrameRate()
    rate.noteFlush(bytes: bytes, seconds: seconds, at: 10)
    #expect(rate.interval == 2 * FrameRate.shortest)
    rate.noteFlush(bytes: 100, seconds: 0.001, at: 10.9)
    #expect(rate.interval == 2 * FrameRate.shortest)
    rate.noteFlush(bytes: 100, seconds: 0.001, at: 11)
    #expect(rate.interval == FrameRate.shortest)
  }

  @Test("there are at least four a second")
  func heaviest() {
    var rate = FrameRate()
    for frame in 0..<20 { rate.noteFlush(bytes: 1_000_000, seconds: 1, at: Double(frame)) }
    #expect(rate.interval == FrameRate.longest)
    for second in 20..<40 { rate.noteFlush(bytes: 1, seconds: 0, at: Double(second)) }
    #expect(rate.interval == FrameRate.shortest)
  }
}
