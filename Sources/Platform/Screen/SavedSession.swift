import Course
import TerminalUI
import Tutor

/// What a session takes from earlier ones and leaves for later ones.
struct SavedSession {
  let settings: Settings
  let settingsFile: SettingsFile?
  let progress: Progress
  /// The place in the log of the last event before this session.
  let lastPlace: Int64
  let flags: FlagFile?
  let writer: ProgressWriter
  let terminalOptions: TerminalOptions
  /// What could not be read of the settings, each in a sentence.
  let problems: [String]

  init(_ options: GlobalOptions, mailbox: Mailbox) {
    let directories = options.directories
    settingsFile = directories.settingsFile.map { SettingsFile(path: $0) }
    (settings, problems) = settingsFile?.read() ?? (Settings(), [])
    let saved = SavedProgress(at: directories.progressFile)
    progress = saved.progress
    lastPlace = (try? saved.store?.lastPlace()) ?? 0
    flags = directories.flagsFile.map { FlagFile(path: $0) }
    writer = ProgressWriter(saved, mailbox: mailbox)
    terminalOptions = TerminalOptions(
      usesColor: options.isColorless ? false : nil,
      glyphs: options.glyphs.flatMap { GlyphTier(rawValue: $0.rawValue) })
  }
}
