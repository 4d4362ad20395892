import Course

extension LessonLibrary {
  /// Reads the whole course, with everything that is wrong in it.
  func curriculum() throws(LibraryError) -> (curriculum: Curriculum, diagnostics: [Diagnostic]) {
    let (texts, problems) = try texts()
    let (curriculum, diagnostics) = Curriculum.make(from: texts, formulaProblems: LessonFormulas.problems)
    return (curriculum, problems + diagnostics)
  }
}
