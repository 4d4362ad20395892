import Testing

@testable import Tutor

@Suite("A robot that presses any keys") struct RobotTests {
  @Test("5,000 random keys break nothing", arguments: 1...10)
  func anyKeys(seed: UInt64) {
    var learner = RandomLearner(robotCourse, seed: seed)
    for _ in 0..<500 { learner.live() }
    for complaint in learner.complaints.prefix(3) { Issue.record("\(complaint)") }
  }
}
