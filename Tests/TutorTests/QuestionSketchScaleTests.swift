import Course
import Lab
import Testing

@testable import Tutor

@Suite("The axis of a sketch") struct QuestionSketchScaleTests {
  @Test(
    "it spans what is plausible for the measure, and is logarithmic where that spans decades",
    arguments: [
      ("train-loss", 0...1, false), ("train-accuracy", 0...1, false), ("gradient-norm(1)", 1e-8...10, true),
      ("unit-spread", 1e-8...10, true), ("rank(1)", 0...2, false), ("activation-mean(1)", -1...1, false),
    ] as [(String, ClosedRange<Double>, Bool)])
  func ranges(measure: String, range: ClosedRange<Double>, isLogarithmic: Bool) throws {
    let lesson = try Lesson.questionSamples()
    let prediction = Question.Prediction(
      experiment: "tiny", with: [], measure: try Measure.read(measure), form: .sketch(epochs: [0, 1, 2]),
      bands: .standard)
    let scale = SketchScale(prediction, of: lesson.experiments.first)
    #expect(scale.range == range)
    #expect(scale.isLogarithmic == isLogarithmic)
    #expect(scale.range.contains(scale.neutral))
  }

  @Test(
    "steps are even on the axis, stop at its ends, and bring a typed value back to it",
    arguments: [
      (0...1, 0.5, 1, 0.525), (0...1, 0.51, 1, 0.525), (0...1, 0.51, -1, 0.5), (0...1, 0.98, 5, 1),
      (0...1, 0.02, -5, 0),
      (0...1, 3, 1, 3), (0...1, 3, -1, 2.975), (0...1, -0.5, 1, -0.475), (1e-8...10, 1e-4, 5, 0.00089),
      (1e-8...10, 0, 1, 1.7e-8), (1e-8...10, 10, 1, 10), (0...1, .infinity, 1, 0.5), (0...1, .nan, 1, 0.5),
    ] as [(ClosedRange<Double>, Double, Int, Double)])
  func steps(range: ClosedRange<Double>, value: Double, steps: Int, moved: Double) {
    #expect(SketchScale(range).moved(value, by: steps) == moved)
  }
}
