import Lab
import Mathematics

extension QuestionReader {
  /// The same prediction about other settings. What an entry does not say is as in the question itself, but each has its
  /// own words and its own settings.
  mutating func readAgain(
    of kind: Question.Kind?, id: String?, former: [String], _ reading: inout Reading
  ) -> [Question] {
    guard fields.has("again") else { return [] }
    let example = "again: [{ask: And with Xavier weights?, with: {initializer: xavier}, explanation: ...}]"
    let paths = fields.optionalItems("again", example: example, &reading)
    guard case .predict(let prediction)? = kind else {
      reading.error("only a question of kind \"predict\" has \"again\"", at: fields.position(of: "again"))
      return []
    }
    var known = [prediction.with]
    return paths.compactMap { path -> Question? in
      guard let fields = FieldReader("another asking", at: path, of: tree, &reading) else { return nil }
      var entry = QuestionReader(fields, tree)
      let question = entry.readEntry(of: prediction, id: id ?? "", former: former, &reading)
      references += entry.references
      guard let question, case .predict(let other) = question.kind else { return nil }
      if known.contains(other.with) {
        reading.error(
          "these settings were asked about already", at: tree.position(of: path),
          hint: "give \"with\" a value that differs from the question and from the other entries")
      }
      known.append(other.with)
      return question
    }
  }

  private mutating func readEntry(
    of base: Question.Prediction, id: String, former: [String], _ reading: inout Reading
  ) -> Question? {
    let before = reading.diagnostics.count
    let ask = fields.prose("ask", example: "ask: And with Xavier weights?", &reading)
    var prediction = base
    prediction.with = readWith(&reading)
    if fields.has("choices") || fields.has("answer") {
      guard let form = readForm(&reading) else { return nil }
      prediction.form = form
    }
    prediction.bands = readBands(base.bands, &reading)
    let hints = readHints(&reading)
    let explanation = fields.prose("explanation", example: "explanation: The loss ends at 0.02.", &reading)
    fields.finish(&reading)
    let place = tree.position(of: fields.path)
    refer(to: prediction, experimentAt: place, measureAt: place)
    guard let ask, let explanation, reading.diagnostics.count == before else { return nil }
    var question = Question(id: id, ask: ask, kind: .predict(prediction), hints: hints, explanation: explanation)
    question.former = former
    return question
  }
}
