import Course
import TerminalUI
import Tutor

/// `gradus settings` in lines of text: what is chosen, what there is to choose, and where it is written.
struct PlainSettings {
  let options: GlobalOptions

  init(_ options: GlobalOptions) { self.options = options }

  func perform() -> Int32 {
    let path = options.directories.settingsFile
    let (settings, problems) = path.map { SettingsFile(path: $0).read() } ?? (Settings(), [])
    problems.forEach(Output.error)
    func row(_ name: String, _ value: String, _ all: [String]) {
      Output.line("\(name): \(value)   (\(all.joined(separator: ", ")))")
    }
    row("theme", settings.theme.rawValue, Settings.ThemeName.allCases.map(\.rawValue))
    row("glyphs", settings.glyphs?.rawValue ?? "as the terminal has", GlyphTier.allCases.map(\.rawValue))
    row("pace", settings.pace.rawValue, Settings.PaceChoice.allCases.map(\.rawValue))
    row("reduced-motion", "\(settings.reducedMotion)", ["true", "false"])
    let quiz = settings.quiz
    row("reviews-a-day", "\(quiz.reviews)", [Self.range(StudyPlan.reviewRange)])
    row("new-questions-a-day", "\(quiz.newCards)", [Self.range(StudyPlan.newCardRange)])
    row("retention", "\(quiz.retention)", [Self.range(StudyPlan.retentionRange)])
    Output.line(
      path.map { "They are written in \"\($0)\", a line each, such as \"pace: slow\"." }
        ?? "There is no home directory to keep them in.")
    return ExitStatus.success
  }

  private static func range<Value>(_ range: ClosedRange<Value>) -> String {
    "\(range.lowerBound) to \(range.upperBound)"
  }
}
