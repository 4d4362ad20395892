public import Engine
public import Lab
import Mathematics

/// What a prediction of a lesson is judged by, run as it is for a learner: the run must give the measure, and where there
/// are choices exactly one of them must hold.
public struct PredictionCheck: Sendable {
  public let prediction: Question.Prediction
  public let experiment: Experiment
  public let file: String
  public let position: SourcePosition

  /// One check for each prediction and for each of its other settings.
  public static func all(of lesson: Lesson) -> [PredictionCheck] {
    lesson.pages.flatMap(\.blocks).flatMap { block -> [PredictionCheck] in
      guard case .question(let question) = block.content else { return [] }
      return ([question] + question.again).compactMap { asked in
        guard case .predict(let prediction) = asked.kind,
          let experiment = lesson.experiments.first(where: { $0.id == prediction.experiment }),
          let turned = try? experiment.with(prediction.with)
        else { return nil }
        return PredictionCheck(
          prediction: prediction, experiment: turned, file: lesson.file, position: block.position)
      }
    }
  }

  /// The measure at the end of the run; nil where it gave none.
  public func measure(tables: Tables = .none, kernels: KernelLevel = .baseline) throws(ExperimentError) -> Double? {
    var run = try Run(experiment, tables: tables, kernels: kernels)
    _ = run.finish()
    return run.frame().value(of: prediction.measure)
  }

  /// What is wrong; nil when a learner can be judged fairly.
  public func problem(measured: Double?) -> Diagnostic? {
    let settings = prediction.with.map { "\($0.key) \($0.value.words)" }.joined(separator: ", ")
    let run = "the run of \"\(prediction.experiment)\"" + (settings.isEmpty ? "" : " with \(settings)")
    func error(_ message: String) -> Diagnostic { Diagnostic(.error, file: file, at: position, message) }
    guard let measured, measured.isFinite else {
      return error("\(run) gives no \(prediction.measure.text), so no prediction of it can be judged")
    }
    guard case .choice(let outcomes) = prediction.form else { return nil }
    let holding = outcomes.indices.filter { outcomes[$0].bound.holds(for: measured) }.map { "\($0 + 1)" }
    if holding.count == 1 { return nil }
    let choices = holding.isEmpty ? "no choice holds" : "the choices \(holding.joined(separator: " and ")) hold"
    return error("\(run) gives \(prediction.measure.text) \(NumberText.short(measured)), and \(choices)")
  }
}
