public import Course

/// What is known of the learner's remembering, or why nothing can be told, in a sentence.
public enum StudyAnswer: Equatable, Sendable {
  case known(StudyStatistics)
  case unknown(String)
}
