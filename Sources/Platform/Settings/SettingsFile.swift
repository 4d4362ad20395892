import Course
import Foundation
import Tutor

/// The learner's settings on the disk: a small YAML file that a person may write too.
struct SettingsFile: Sendable {
  let path: String

  /// More than any settings are; a larger file is something else.
  static let largest = 64_000

  /// What the file says, the defaults for what it does not say or says wrongly, and a sentence for each mistake, with
  /// its place. A file that is not there is no mistake.
  func read() -> (settings: Settings, problems: [String]) {
    guard FileManager.default.fileExists(atPath: path) else { return (Settings(), []) }
    do throws(FileError) {
      let bytes = try WholeFile.read(path, limit: Self.largest)
      let reader = SettingsReader(String(decoding: bytes, as: UTF8.self), file: path)
      return (reader.settings, reader.problems.map(\.description))
    } catch .tooLarge {
      let problem = SettingsReader.problem("settings have at most \(Self.largest / 1_000) KB", file: path)
      return (Settings(), [problem.description])
    } catch {
      return (Settings(), [error.message])
    }
  }

  /// Writes the file beside its place and renames it. What it replaces is kept as `settings.yaml.bak` first, unless
  /// Gradus wrote it just so.
  func write(_ settings: Settings) throws(FileError) {
    // The place a link points to, for those who keep their settings elsewhere.
    let target = URL(filePath: path).resolvingSymlinksInPath()
    try PrivateFolder.make(target.deletingLastPathComponent().path)
    try keepCopy(of: target)
    try WholeFile.write(SettingsReader.text(of: settings), to: target.path, mayReplace: true)
  }

  private func keepCopy(of file: URL) throws(FileError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else { return }
    if isFolder.boolValue { throw .unwritable(path, reason: "it is a folder.") }
    if let bytes = try? WholeFile.read(file.path, limit: Self.largest) {
      let text = String(decoding: bytes, as: UTF8.self)
      if text == SettingsReader.text(of: SettingsReader(text, file: path).settings) { return }
    }
    let copy = URL(filePath: path + ".bak")
    do {
      if FileManager.default.fileExists(atPath: copy.path) { try FileManager.default.removeItem(at: copy) }
      try FileManager.default.copyItem(at: file, to: copy)
    } catch { throw .unwritable(copy.path, reason: error.localizedDescription) }
  }
}
