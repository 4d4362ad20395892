extension Progress {
  /// The prediction that keeps an experiment of a lesson closed: the first about it that was never answered.
  public func openPrediction(about experiment: String, in lesson: Lesson) -> Question? {
    lesson.predictions(about: experiment).first { answered[$0.id] == nil }
  }
}

extension Lesson {
  /// The predictions that keep an experiment closed until they are made, in the order of the lesson.
  public func predictions(about experiment: String) -> [Question] {
    questions.filter { question in
      guard case .predict(let prediction) = question.kind else { return false }
      return prediction.experiment == experiment
    }
  }
}
