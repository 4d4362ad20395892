import Course
import Tutor

/// `gradus settings`: the settings on the screen or in lines, or some of them changed without either.
public struct SettingsJob {
  let changes: [String]
  let options: GlobalOptions

  /// - Parameter changes: `NAME=VALUE`, each; none opens the settings.
  public init(changes: [String], options: GlobalOptions) {
    self.changes = changes
    self.options = options
  }

  public func perform() -> Int32 {
    guard !changes.isEmpty else { return OpenJob(place: nil, opensSettings: true, options: options).perform() }
    do {
      guard let path = options.directories.settingsFile else {
        throw JobFailure(
          code: ExitStatus.inputOutput, sentences: ["There is no home directory to keep settings in."])
      }
      let file = SettingsFile(path: path)
      let (settings, problems) = file.read()
      problems.forEach(Output.complaint)
      let changed = try changed(settings)
      do throws(FileError) { try file.write(changed) } catch { throw JobFailure(error) }
      return PlainSettings(options).perform()
    } catch { return JobFailure(error).report() }
  }

  /// All changes or none.
  private func changed(_ settings: Settings) throws(JobFailure) -> Settings {
    var reader = SettingsReader(changing: settings)
    for change in changes {
      guard let sign = change.firstIndex(of: "=") else {
        throw .usage("\"--set \(change)\" is no NAME=VALUE, such as \"retention=0.85\".")
      }
      reader.set(String(change[..<sign]), String(change[change.index(after: sign)...]))
    }
    guard reader.problems.isEmpty else {
      throw JobFailure(
        code: ExitStatus.usage,
        sentences: reader.problems.map { problem in
          problem.message + (problem.hint.map { " (\($0))" } ?? "") + "."
        })
    }
    return reader.settings
  }
}
