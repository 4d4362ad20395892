import Testing

@testable import Engine

@Suite struct EarlyStoppingTests {
  struct Course: CustomTestStringConvertible, Sendable {
    let name: String
    let patience: Int
    var improvement = 0.0
    let losses: [Double]
    /// i improved, w waiting, s stop
    let verdicts: String
    let bestStep: Int?
    var testDescription: String { name }
  }

  static let courses = [
    Course(name: "falling", patience: 1, losses: [3, 2, 1], verdicts: "iii", bestStep: 30),
    Course(name: "patience 1 stops at once", patience: 1, losses: [3, 2, 2.5], verdicts: "iis", bestStep: 20),
    Course(name: "an equal loss is none", patience: 2, losses: [3, 3, 3], verdicts: "iws", bestStep: 10),
    Course(
      name: "an improvement gives all patience back", patience: 2, losses: [3, 4, 2, 4, 4, 4], verdicts: "iwiwss",
      bestStep: 30),
    Course(
      name: "too small an improvement is none, and does not move the mark", patience: 3, improvement: 0.1,
      losses: [1, 0.95, 0.92, 0.89, 0.8], verdicts: "iwwiw", bestStep: 40),
    Course(
      name: "what is not finite never improves", patience: 3, losses: [.nan, .infinity, 2, .nan, -.infinity, 3, 1],
      verdicts: "wwiwwsi", bestStep: 70),
    Course(name: "never finite", patience: 2, losses: [.nan, .nan], verdicts: "ws", bestStep: nil),
  ]

  @Test("a loss is judged against the best one before", arguments: courses)
  func verdicts(_ course: Course) throws {
    var stopping = try EarlyStopping(patience: course.patience, minimumImprovement: course.improvement)
    var verdicts = ""
    for (place, loss) in course.losses.enumerated() {
      switch stopping.observe(loss: loss, at: 10 * (place + 1)) {
      case .improved:
        verdicts += "i"
        #expect(stopping.best == loss && stopping.waited == 0)
      case .waiting: verdicts += "w"
      case .stop: verdicts += "s"
      }
    }
    #expect(verdicts == course.verdicts)
    #expect(stopping.bestStep == course.bestStep)
  }

  @Test("settings that make no sense are refused in a sentence")
  func refused() {
    let patience = #expect(throws: EarlyStoppingError.self) { try EarlyStopping(patience: 0) }
    #expect(patience?.message == "Early stopping has a patience of 0 evaluations; expected at least 1.")
    for value in [-0.5, .nan, .infinity] {
      let error = #expect(throws: EarlyStoppingError.self) {
        try EarlyStopping(patience: 1, minimumImprovement: value)
      }
      #expect(error == .badImprovement(value) || value.isNaN)
      #expect(error?.message.hasSuffix("expected a finite number of at least 0.") == true)
    }
    #expect(
      EarlyStoppingError.badImprovement(-0.5).message
        == "Early stopping asks for an improvement of -0.5; expected a finite number of at least 0.")
  }
}
