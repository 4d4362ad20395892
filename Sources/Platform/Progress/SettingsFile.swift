import Tutor

struct SettingsFile: Sendable {
  func write(_ settings: Settings) throws(FileError) {}
}
