import Lab
import Mathematics

extension QuestionReader {
  mutating func readPrediction(_ reading: inout Reading) -> Question.Prediction? {
    let experiment = fields.line("experiment", example: "experiment: zero-trap", &reading)
    let measureText = fields.line("measure", example: "measure: train-loss", &reading)
    let with = readWith(&reading)
    let form = readForm(&reading)
    let bands = readBands(.standard, &reading)
    guard let experiment, let measureText, let form else { return nil }
    do {
      let measure = try Measure.read(measureText)
      let prediction = Question.Prediction(
        experiment: experiment, with: with, measure: measure, form: form, bands: bands)
      refer(
        to: prediction, experimentAt: fields.position(of: "experiment"), measureAt: fields.position(of: "measure"))
      return prediction
    } catch {
      reading.error(error.message, at: fields.position(of: "measure"), hint: error.hint)
      return nil
    }
  }

  /// Remembers what the lesson's experiments must have.
  mutating func refer(
    to prediction: Question.Prediction, experimentAt place: SourcePosition, measureAt measurePlace: SourcePosition
  ) {
    var reference = Reference(experiment: prediction.experiment, position: place)
    reference.settings = prediction.with.map {
      ($0, tree.keyPosition(of: fields.path(to: "with") + [.key($0.key)]))
    }
    reference.measure = (prediction.measure, measurePlace)
    if case .sketch(let epochs) = prediction.form, let last = epochs.last {
      reference.lastEpoch = (last, fields.has("answer") ? fields.position(of: "answer") : measurePlace)
    }
    references.append(reference)
  }

  mutating func readWith(_ reading: inout Reading) -> [Setting.Entry] {
    switch fields.take("with") {
    case nil, .null?: return []
    case .map(let entries)?: return entries
    default:
      reading.error(
        "\"with\" are knobs with their values", at: fields.position(of: "with"), hint: "write {initializer: xavier}")
      return []
    }
  }

  /// `choices`, or `answer: number`, or `answer: {sketch: [0, 500, 2000]}`.
  mutating func readForm(_ reading: inout Reading) -> Question.Prediction.Form? {
    let hint = "write answer: number, answer: {sketch: [0, 500, 2000]} or choices"
    if fields.has("choices") {
      if fields.take("answer") != nil {
        reading.error("a prediction has \"choices\" or \"answer\", not both", at: fields.position(of: "answer"))
      }
      let before = reading.diagnostics.count
      let outcomes = readOutcomes(&reading)
      if outcomes.count < 2, reading.diagnostics.count == before {
        reading.error("a prediction needs at least two choices", at: fields.position(of: "choices"))
      }
      return .choice(outcomes)
    }
    switch fields.take("answer") {
    case .text("number")?: return .number
    case .map(let entries)? where entries.count == 1 && entries[0].key == "sketch":
      return readSketch(entries[0].value, &reading)
    case nil: reading.error("a prediction needs \"answer\" or \"choices\"", at: tree.position(of: []), hint: hint)
    default:
      reading.error("this is no form of answer", at: fields.position(of: "answer"), hint: hint)
    }
    return nil
  }

  private func readSketch(_ setting: Setting, _ reading: inout Reading) -> Question.Prediction.Form? {
    let path = fields.path(to: "answer") + [.key("sketch")]
    guard case .list(let items) = setting, (3...5).contains(items.count) else {
      reading.error(
        "a sketch is drawn through 3 to 5 epochs", at: tree.position(of: path), hint: "sketch: [0, 500, 2000]")
      return nil
    }
    var epochs: [Double] = []
    for (index, item) in items.enumerated() {
      guard let epoch = item.double, epoch >= 0, epoch > epochs.last ?? -1 else {
        reading.error(
          "the epochs of a sketch are numbers from 0, each larger than the one before",
          at: tree.position(of: path + [.index(index)]))
        return nil
      }
      epochs.append(epoch)
    }
    return .sketch(epochs: epochs)
  }

  private mutating func readOutcomes(_ reading: inout Reading) -> [Question.Prediction.PredictedOutcome] {
    let example = "choices: [{text: Close to 0, when: below 0.1, why: ...}, ...]"
    return fields.items("choices", example: example, &reading).compactMap {
      path -> Question.Prediction.PredictedOutcome? in
      guard var choice = FieldReader("a choice", at: path, of: tree, &reading) else { return nil }
      let text = choice.prose("text", example: "text: Close to 0", &reading)
      let when = choice.line("when", example: "when: below 0.1", &reading)
      let why = choice.prose("why", example: "why: There is no way down.", &reading)
      choice.finish(&reading)
      guard let text, let when, let why else { return nil }
      do throws(SettingProblem) {
        // A bound is read as it stands in an expectation, behind its measure.
        let bound = try Threshold.read(.text("\(Measure(.trainLoss).text) \(when)")).bound
        return Question.Prediction.PredictedOutcome(text: text, bound: bound, why: why)
      } catch {
        reading.error(error.message, at: tree.position(of: path + [.key("when")]), hint: error.hint)
        return nil
      }
    }
  }

  /// - Parameter standard: what holds where nothing is said.
  mutating func readBands(
    _ standard: Question.Prediction.Bands, _ reading: inout Reading
  ) -> Question.Prediction.Bands {
    var bands = standard
    if let text = fields.optionalLine("exact", example: "exact: 5%", &reading) {
      if let distance = Distance.read(text) {
        (bands.exact, bands.isRelative) = (distance.value, distance.isRelative)
      } else {
        reading.error(
          "\"exact\" is a number from 0 or a percentage; \(Shown.quoted(text)) is not",
          at: fields.position(of: "exact"))
      }
    }
    if let text = fields.optionalLine("magnitude", example: "magnitude: 3", &reading) {
      if let factor = NumberText.parse(text), factor >= 1, factor.isFinite {
        bands.magnitude = factor
      } else {
        reading.error(
          "\"magnitude\" is a factor from 1; \(Shown.quoted(text)) is not", at: fields.position(of: "magnitude"))
      }
    }
    if let text = fields.optionalLine("baseline", example: "baseline: ln 2", &reading) {
      bands.baseline = number(text, at: fields.path(to: "baseline"), unit: nil, &reading)
    }
    return bands
  }
}
