/// Why a run cannot be shared, or a code cannot be opened.
public enum ShareProblem: Error, Equatable, Sendable {
  /// The experiment was not read from settings, so that there is nothing to write down.
  case noSource
  /// It is trained on what the learner answered.
  case ownReviews
  /// Too much for a code; the same as YAML, to be opened from a file.
  case tooLong(characters: Int, yaml: String)
  case notACode
  /// The form of another version of Gradus.
  case otherForm(String)
  case otherMeaning
  case damaged(String)
  case refused([SettingProblem])

  public var message: String {
    switch self {
    case .noSource: "This experiment was not read from a lesson or a file, so it cannot be shared."
    case .ownReviews:
      "This run is trained on your own reviews, which nobody else has, so it cannot be shared. With the simulated learner it can."
    case .tooLong(let characters, _):
      "This run takes \(characters) characters; a share code has at most \(ShareCode.longest). It fits in a YAML file."
    case .notACode: "This is no share code; one begins with \"\(ShareCode.prefix)\"."
    case .otherForm(let form):
      "This code is of the form \"\(form)\"; this version of Gradus reads \"\(ShareCode.prefix)\" only. Open it with the version it comes from."
    case .otherMeaning:
      "This code comes from a version of Gradus in which its settings mean something else, so its run would not be the same here. Open it with the version it comes from."
    case .damaged(let what): "This share code is damaged: \(what)."
    case .refused(let problems): "This shared run asks for something that is not allowed: \(problems[0].sentence)."
    }
  }
}
