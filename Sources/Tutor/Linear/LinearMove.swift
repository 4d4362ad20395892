/// Where a line leads.
enum LinearMove {
  case stay
  case contents
  /// A page, read out in whole.
  case read(LinearPage)
  /// A page the learner has come back to.
  case back(LinearPage)
  case search(LinearSearch)
  case lab(LinearLab)
  case question(LinearQuestion)
  case quiz(LinearQuiz)
  case quit
}

/// A place of the linear front end where lines are typed.
protocol LinearPlace {
  /// What Enter does and what else is typed most, in one line over the prompt.
  func prompt(_ draft: LinearDraft) -> String

  mutating func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove
}
