import Foundation
import TerminalUI

/// Writing to the two standard streams, in one place. What people read is shown with control characters escaped,
/// wherever it came from; what programs read is written as it is.
enum Output {
  static func line(_ text: String) { write(VisibleText.string(text, keepingLines: true) + "\n", to: .standardOutput) }
  static func error(_ text: String) { complaint("gradus: " + text) }
  /// A line that already says whose mistake it is: `file:line:column: error: ...`
  static func complaint(_ text: String) {
    write(VisibleText.string(text, keepingLines: true) + "\n", to: .standardError)
  }
  static func progress(_ text: String) { write(text, to: .standardError) }

  /// Writes a result as it is. A reader that has gone away, as `head` does, is no error; a full disk is.
  static func result(_ text: String) throws(FileError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EPIPE { return }
      if count < 0 { throw .unwritable("standard output", reason: WholeFile.systemReason()) }
      bytes = bytes.dropFirst(count)
    }
  }

  /// A value as JSON for programs, with its keys in order.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try result(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
  }

  private static func write(_ text: String, to stream: FileHandle) { try? stream.write(contentsOf: Data(text.utf8)) }
}
