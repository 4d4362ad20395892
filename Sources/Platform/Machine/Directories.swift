import Foundation

/// Where Gradus keeps what lasts, after the XDG base directory specification: progress is data, settings are
/// configuration.
public struct Directories: Equatable, Sendable {
  /// nil: there is no home directory, and no folder was asked for.
  public let data: String?
  public let configuration: String?

  /// - Parameters:
  ///   - environment: `XDG_DATA_HOME`, `XDG_CONFIG_HOME` and `HOME` count. One that is no absolute path is ignored, as the
  ///     specification asks.
  ///   - dataFolder: where the person wants the data, before all others; it may be relative.
  public init(environment: [String: String], dataFolder: String? = nil) {
    func folder(_ name: String, below home: String) -> String? {
      func absolute(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
      let base = absolute(name) ?? absolute("HOME").map { Self.path($0, home) }
      return base.map { Self.path($0, "gradus") }
    }
    data = dataFolder ?? folder("XDG_DATA_HOME", below: ".local/share")
    configuration = folder("XDG_CONFIG_HOME", below: ".config")
  }

  /// The log of everything the learner did.
  public var progressFile: String? { data.map { Self.path($0, "progress.sqlite") } }

  /// Questions that were found wrong or unclear.
  public var flagsFile: String? { data.map { Self.path($0, "flags.jsonl") } }

  public var settingsFile: String? { configuration.map { Self.path($0, "settings.yaml") } }

  private static func path(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}

/// Folders that only their owner may look into.
enum PrivateFolder {
  /// Makes a folder and those above it that are missing, each with mode 0700. One that is there stays as it is.
  static func make(_ path: String) throws(FileError) {
    guard let problem = attempt(path) else { return }
    let above = URL(filePath: path).deletingLastPathComponent().path
    guard problem == ENOENT, above.utf8.count < path.utf8.count else { throw unwritable(path, problem) }
    try make(above)
    if let problem = attempt(path) { throw unwritable(path, problem) }
  }

  /// nil when the folder is there now, else the system's error number.
  private static func attempt(_ path: String) -> Int32? {
    if mkdir(path, 0o700) == 0 { return nil }
    let problem = errno
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, isFolder.boolValue { return nil }
    return exists ? ENOTDIR : problem
  }

  private static func unwritable(_ path: String, _ problem: Int32) -> FileError {
    .unwritable(path, reason: String(cString: strerror(problem)) + ".")
  }
}
