public import Course
public import TerminalUI

/// What the learner chose once for all sessions.
public struct Settings: Equatable, Sendable {
  public var theme: ThemeName = .automatic
  /// nil until the learner has picked glyphs on the first-start card.
  public var glyphs: GlyphTier?
  /// Multiplies each experiment's own pace: slow 0.5, normal 1, fast 2.
  public var pace: PaceChoice = .normal
  public var reducedMotion = false
  /// How the quiz asks.
  public var quiz = StudyPlan()

  public enum ThemeName: String, CaseIterable, Sendable { case automatic, dark, light, mono }
  public enum PaceChoice: String, CaseIterable, Sendable { case slow, normal, fast }

  public init() {}
}
