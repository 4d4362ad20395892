import TerminalUI

/// The formulas of lessons, held against what the screen can show.
enum LessonFormulas {
  /// What is wrong with one formula, as the reader of lessons asks for it.
  static func problems(_ tex: String) -> [(offset: Int, message: String, hint: String?)] {
    Formula(tex: tex).problems.map { problem in
      (problem.offset, problem.message, problem.hint.map { "did you mean \"\($0)\"?" })
    }
  }
}
