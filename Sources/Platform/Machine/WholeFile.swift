import Foundation

/// Why a file could not be written or read.
public enum FileError: Error, Equatable {
  case exists(String)
  /// A folder in which something is.
  case notEmpty(String)
  case unwritable(String, reason: String)
  case unreadable(String, reason: String)
  case tooLarge(String, limit: Int)

  public var message: String { "\"\(path)\" \(complaint)." }

  private var path: String {
    switch self {
    case .exists(let path), .notEmpty(let path), .unwritable(let path, _), .unreadable(let path, _),
      .tooLarge(let path, _):
      path
    }
  }

  /// What is wrong with the file, to stand behind its name.
  var complaint: String {
    switch self {
    case .exists: "exists already; give --force to replace it"
    case .notEmpty: "is not empty; give --force to write into it"
    case .unwritable(_, let reason): "cannot be written: \(Self.clause(reason))"
    case .unreadable(_, let reason): "cannot be read: \(Self.clause(reason))"
    case .tooLarge(_, let limit): "is larger than \(limit) bytes, the most allowed"
    }
  }

  private static func clause(_ reason: String) -> String {
    reason.hasSuffix(".") ? String(reason.dropLast()) : reason
  }
}

/// Whole files, read with a limit and written beside their place, then renamed.
enum WholeFile {
  static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let bytes = try beginning(of: path, bytes: limit + 1)
    if bytes.count > limit { throw .tooLarge(path, limit: limit) }
    return bytes
  }

  /// At most so many bytes of a file.
  static func beginning(of path: String, bytes: Int) throws(FileError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .unreadable(path, reason: "there is no such file.")
    }
    if isFolder.boolValue { throw .unreadable(path, reason: "it is a folder.") }
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      return [UInt8](try handle.read(upToCount: bytes) ?? Data())
    } catch {
      throw .unreadable(path, reason: error.localizedDescription)
    }
  }

  /// Whether there is a file of bytes that can be read to its end, and no folder, pipe or device.
  static func checkIsOrdinary(_ path: String) throws(FileError) {
    var about = stat()
    guard stat(path, &about) == 0 else { throw .unreadable(path, reason: systemReason()) }
    switch about.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .unreadable(path, reason: "it is a folder.")
    default: throw .unreadable(path, reason: "it is no ordinary file.")
    }
  }

  /// Writes text beside its place and renames it there, so that nobody ever sees half of it. A symbolic link stays one.
  static func write(_ text: String, to path: String, mayReplace: Bool) throws(FileError) {
    try check(path, mayReplace: mayReplace)
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let draft = "\(target).\(getpid()).tmp"
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .unwritable(path, reason: systemReason()) }
    var reason: String?
    var bytes = Array(text.utf8)[...]
    while reason == nil, !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { reason = systemReason() }
    }
    if reason == nil, fsync(file) != 0 { reason = systemReason() }
    if close(file) != 0, reason == nil { reason = systemReason() }
    if reason == nil, rename(draft, target) != 0 { reason = systemReason() }
    guard let reason else { return }
    unlink(draft)
    throw .unwritable(path, reason: reason)
  }

  /// Whether a file may be written at all: asked before long work, too.
  static func check(_ path: String, mayReplace: Bool) throws(FileError) {
    var about = stat()
    guard stat(path, &about) == 0 else { return }
    switch about.st_mode & S_IFMT {
    case S_IFREG: if !mayReplace { throw .exists(path) }
    case S_IFDIR: throw .unwritable(path, reason: "it is a folder.")
    default: throw .unwritable(path, reason: "it is no ordinary file.")
    }
  }

  /// What the system says about the last call that failed.
  static func systemReason() -> String { String(cString: strerror(errno)) + "." }
}
