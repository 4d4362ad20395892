extension Progress {
  /// The prediction that keeps an experiment of a lesson closed: the first about it that was never answered.
  public func openPrediction(about experiment: String, in lesson: Lesson) -> Question? {
    lesson.questions.first { question in
      guard case .predict(let prediction) = question.kind else { return false }
      return prediction.experiment == experiment && answered[question.id] == nil
    }
  }
}
