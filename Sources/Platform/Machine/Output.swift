import Foundation

/// Writing to the two standard streams and to files, in one place.
enum Output {
  static func line(_ text: String) { write(text + "\n", to: FileHandle.standardOutput) }
  static func text(_ text: String) { write(text, to: FileHandle.standardOutput) }
  static func error(_ text: String) { write("gradus: \(text)\n", to: FileHandle.standardError) }
  static func progress(_ text: String) { write(text, to: FileHandle.standardError) }

  /// A reader that has gone away, as `head` does, is no error.
  private static func write(_ text: String, to stream: FileHandle) { try? stream.write(contentsOf: Data(text.utf8)) }
}

/// Why a file could not be written or read.
public enum FileError: Error, Equatable {
  case exists(String)
  case unwritable(String, reason: String)
  case unreadable(String, reason: String)
  case tooLarge(String, limit: Int)

  public var message: String {
    switch self {
    case .exists(let path): "\"\(path)\" exists already; give --force to replace it."
    case .unwritable(let path, let reason): "\"\(path)\" cannot be written: \(reason)"
    case .unreadable(let path, let reason): "\"\(path)\" cannot be read: \(reason)"
    case .tooLarge(let path, let limit): "\"\(path)\" is larger than \(limit / 1_000_000) MB, the most Gradus reads."
    }
  }
}

/// Whole files, read with a limit and written beside their place, then renamed.
enum WholeFile {
  static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .unreadable(path, reason: "there is no such file.")
    }
    if isFolder.boolValue { throw .unreadable(path, reason: "it is a folder.") }
    let data: Data
    do { data = try start(of: path, bytes: limit + 1) } catch {
      throw .unreadable(path, reason: error.localizedDescription)
    }
    if data.count > limit { throw .tooLarge(path, limit: limit) }
    return [UInt8](data)
  }

  private static func start(of path: String, bytes: Int) throws -> Data {
    let handle = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? handle.close() }
    return try handle.read(upToCount: bytes) ?? Data()
  }

  static func write(_ text: String, to path: String, mayReplace: Bool) throws(FileError) {
    if !mayReplace, FileManager.default.fileExists(atPath: path) { throw .exists(path) }
    do { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
  }
}
