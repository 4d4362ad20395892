import Course
import Foundation

/// Questions that were found wrong or unclear, one a line, in a file of this machine.
struct FlagFile: Sendable {
  let path: String

  /// More than anybody flags.
  static let largest = 4_000_000

  /// Adds a flag. One write of one line: two processes never mix theirs.
  func append(_ flag: QuestionFlag) throws(FileError) {
    try PrivateFolder.make(URL(filePath: path).deletingLastPathComponent().path)
    let line: Data
    do { line = try JSONEncoder().encode(flag) + Data("\n".utf8) } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .unwritable(path, reason: WholeFile.systemReason()) }
    defer { close(file) }
    let count = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard count == line.count else { throw .unwritable(path, reason: WholeFile.systemReason()) }
  }

  /// All flags; a line that is none is passed over. A file that is not there has none.
  func read() throws(FileError) -> [QuestionFlag] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let bytes = try WholeFile.read(path, limit: Self.largest)
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(QuestionFlag.self, from: Data($0))
    }
  }
}
