import Lab
import TerminalUI

/// What a screen wants after it was asked to do something.
enum Reply: Equatable, Sendable {
  case effect(Effect)
  /// Back to where the learner came from.
  case leave
  /// A sentence in the last row, until the next key.
  case notice(String)
  /// An explanation in a card over the screen, until a key closes it.
  case explain(title: String, [StyledText])
  /// A text to be handed on, over the whole screen: what it is, how it is used, and the text itself.
  case handOn(title: String, use: String, text: String)
  /// The lesson, at a page, or where the learner was.
  case openLesson(id: String, page: String?)
  /// The lab of an experiment of the same lesson, with some knobs turned.
  case openLab(experiment: String, settings: [Setting.Entry], isPaused: Bool)
  case openSettings
  /// The review of the day, of one lesson or of all.
  case openQuiz(lesson: String?, isCram: Bool)
  case openPlayground
  /// What is known of the learner's remembering, read anew.
  case openStatistics
  /// The settings as the learner wants them from now on.
  case change(Settings)
}
