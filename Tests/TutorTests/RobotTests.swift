import Testing

@testable import Tutor

@Suite("A robot that presses any keys") struct RobotTests {
  @Test("5,000 random keys break nothing", arguments: 1...10)
  func anyKeys(seed: UInt64) {
    var learner = RandomLearner(robotCourse, seed: seed)
    for _ in 0..<500 { learner.live() }
    for complaint in learner.complaints.prefix(3) { Issue.record("\(complaint)") }
  }

  @Test("random keys in the quiz leave in memory just what is in the log", arguments: 1...10)
  func quiz(seed: UInt64) {
    var learner = RandomLearner(robotCourse, seed: seed, comesForQuiz: true)
    for _ in 0..<600 { learner.live() }
    for complaint in learner.complaints.prefix(3) { Issue.record("\(complaint)") }
  }
}
