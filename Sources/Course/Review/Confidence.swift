/// How sure the learner was, said before the answer.
public enum Confidence: String, CaseIterable, Sendable { case sure, fairly, guess }

/// Where something was answered.
public enum Occasion: String, CaseIterable, Sendable {
  /// On the page of a lesson.
  case lesson
  /// In a review of the day.
  case quiz
  /// In a review that ignores dates: nothing of it reaches the scheduler.
  case cram
}
