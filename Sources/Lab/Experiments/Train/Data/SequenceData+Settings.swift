import Engine

extension Recall: MadeData {
  static let word = "recall"

  static let rows: [KnobRow<Recall>] = [
    .integer("samples", "samples", \.samples, "the number of samples", in: Limits.samples),
    .integer("steps", "steps of a sequence", \.steps, "the number of steps", in: 1...Recall.stepLimit),
    .number("noise", "noise", \.noise, "the noise", in: Limits.targetNoise),
  ]

  var origin: DataSource.Origin { .recall(self) }

  var outline: DataOutline {
    DataOutline(.sequence(steps: steps, features: 1), samples: samples, answers: .classes(2))
  }
}

extension AddingProblem: MadeData {
  static let word = "adding"

  static let rows: [KnobRow<AddingProblem>] = [
    .integer("samples", "samples", \.samples, "the number of samples", in: Limits.samples),
    .integer("steps", "steps of a sequence", \.steps, "the number of steps", in: 2...AddingProblem.stepLimit),
  ]

  var origin: DataSource.Origin { .adding(self) }

  var outline: DataOutline {
    DataOutline(.sequence(steps: steps, features: 2), samples: samples, answers: .numbers)
  }
}
