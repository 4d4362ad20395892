import Testing

@testable import Platform

@Suite("Frame schedule") struct FrameScheduleTests {
  @Test("a cheap picture is shown thirty times a second")
  func cheap() {
    var schedule = FrameSchedule()
    schedule.note(cost: 0.0001, at: 1)
    #expect(!schedule.isDue(at: 1.02))
    #expect(schedule.isDue(at: 1.034))
  }
}
