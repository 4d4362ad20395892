import Foundation
import Lab

/// Folders that come into being as a whole: written beside their place, then renamed.
enum WholeFolder {
  /// Writes all files, or none. In a folder that has other files already, which takes `mayReplace`, they are put beside
  /// those, and only files of the same names are replaced.
  static func write(_ files: [ExportedFolder.File], to path: String, mayReplace: Bool) throws(FileError) {
    try check(path, mayReplace: mayReplace)
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    let draft = "\(target).\(getpid()).tmp"
    guard mkdir(draft, 0o777) == 0 else { throw .unwritable(path, reason: WholeFile.systemReason()) }
    defer { remove(draft, files) }
    for file in files {
      guard let reason = write(file.bytes, to: draft + "/" + file.name) else { continue }
      throw .unwritable(path, reason: reason)
    }
    if rename(draft, target) == 0 { return }
    guard errno == ENOTEMPTY || errno == EEXIST, mayReplace else {
      throw .unwritable(path, reason: WholeFile.systemReason())
    }
    for file in files where rename(draft + "/" + file.name, target + "/" + file.name) != 0 {
      throw .unwritable(path + "/" + file.name, reason: WholeFile.systemReason())
    }
  }

  /// Whether a folder may be written at all: asked before long work, too.
  static func check(_ path: String, mayReplace: Bool) throws(FileError) {
    var about = stat()
    guard stat(path, &about) == 0 else { return }
    guard about.st_mode & S_IFMT == S_IFDIR else { throw .unwritable(path, reason: "it is no folder.") }
    guard !mayReplace else { return }
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      if !names.isEmpty { throw FileError.notEmpty(path) }
    } catch let error as FileError {
      throw error
    } catch {
      throw .unreadable(path, reason: error.localizedDescription)
    }
  }

  /// What is left of a draft.
  private static func remove(_ draft: String, _ files: [ExportedFolder.File]) {
    for file in files { unlink(draft + "/" + file.name) }
    rmdir(draft)
  }

  /// Why the file could not be written; nil once it is on the disk.
  private static func write(_ bytes: [UInt8], to path: String) -> String? {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { return WholeFile.systemReason() }
    var reason: String?
    var rest = bytes[...]
    while reason == nil, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { reason = WholeFile.systemReason() }
    }
    if reason == nil, fsync(file) != 0 { reason = WholeFile.systemReason() }
    if close(file) != 0, reason == nil { reason = WholeFile.systemReason() }
    return reason
  }
}
