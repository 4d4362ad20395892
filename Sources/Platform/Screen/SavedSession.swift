import Course
import TerminalUI
import Tutor

/// What a session takes from earlier ones and leaves for later ones.
struct SavedSession {
  let settings: Settings
  let settingsFile: SettingsFile?
  let progress: Progress
  let history: ReviewHistory
  let flags: FlagFile?
  let writer: ProgressWriter
  let terminalOptions: TerminalOptions
  /// What could not be read of the settings, each in a sentence.
  let problems: [String]

  init(_ options: GlobalOptions, mailbox: Mailbox, names: QuestionNames = .none) {
    let directories = options.directories
    settingsFile = directories.settingsFile.map { SettingsFile(path: $0) }
    (settings, problems) = settingsFile?.read() ?? (Settings(), [])
    let saved = SavedProgress(at: directories.progressFile)
    progress = saved.progress
    history = (try? saved.store?.history(names)) ?? ReviewHistory([])
    flags = directories.flagsFile.map { FlagFile(path: $0) }
    writer = ProgressWriter(saved, mailbox: mailbox)
    terminalOptions = TerminalOptions(
      usesColor: options.isColorless ? false : nil,
      glyphs: options.glyphs.flatMap { GlyphTier(rawValue: $0.rawValue) })
  }
}
