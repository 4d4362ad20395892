import Lab
import Mathematics

/// What a recipe or a prediction says about an experiment that may stand anywhere in the lesson.
struct Reference {
  var experiment: String
  var position: SourcePosition
  var settings: [(entry: Setting.Entry, position: SourcePosition)] = []
  var measure: (measure: Measure, position: SourcePosition)?
  /// The last epoch that is asked about.
  var lastEpoch: (epoch: Double, position: SourcePosition)?

  /// Reports what the experiments of the lesson do not have.
  func check(against experiments: [Experiment], _ reading: inout Reading) {
    guard var found = experiments.first(where: { $0.id == experiment }) else {
      let ids = experiments.map(\.id)
      let hint = Spelling.nearest(to: experiment, in: ids).map { "did you mean \"\($0)\"?" }
      let known = ids.isEmpty ? "it has none" : "it has \(Shown.listed(ids, joinedBy: "and"))"
      reading.error(
        "this lesson has no readable experiment \(Shown.quoted(experiment)); \(known)", at: position, hint: hint)
      return
    }
    for (entry, position) in settings {
      do { try found.set(entry.key, to: entry.value) } catch {
        reading.error(error.message, at: position, hint: error.hint)
      }
    }
    if let (measure, position) = measure, !found.measures.contains(measure) {
      let names = found.measures.map(\.text)
      let hint = Spelling.nearest(to: measure.text, in: names).map { "did you mean \"\($0)\"?" }
      reading.error("the experiment \"\(experiment)\" has no measure \"\(measure.text)\"", at: position, hint: hint)
    }
    if let (epoch, position) = lastEpoch, case .train(let training) = found.kind, epoch > Double(training.epochs) {
      reading.error("the experiment \"\(experiment)\" ends after \(training.epochs) epochs", at: position)
    }
  }
}
