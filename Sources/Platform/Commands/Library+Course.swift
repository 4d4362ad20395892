import Course

extension LessonLibrary {
  /// Reads the whole course, with everything that is wrong in it.
  func curriculum() throws(LibraryError) -> (curriculum: Curriculum, diagnostics: [Diagnostic]) {
    Curriculum.make(from: try texts(), formulaProblems: LessonFormulas.problems)
  }
}
