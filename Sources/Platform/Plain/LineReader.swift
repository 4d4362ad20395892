import Foundation

/// Lines of bytes from anywhere: a terminal, a pipe, a file. Reading waits for a whole line or the end.
struct LineReader {
  /// What a line has beyond this many bytes is dropped.
  static let longest = 4_096

  private let descriptor: Int32
  private var chunk: ArraySlice<UInt8> = []
  private var isAtEnd = false

  init(_ stream: FileHandle) { descriptor = stream.fileDescriptor }

  /// The next line without its end, whatever its encoding; nil at the end of the input.
  mutating func next() -> String? {
    var line: [UInt8] = []
    var hasBegun = false
    while fill() {
      hasBegun = true
      let end = chunk.firstIndex(of: UInt8(ascii: "\n"))
      line += chunk[..<(end ?? chunk.endIndex)].prefix(Self.longest - line.count)
      chunk = end.map { chunk[($0 + 1)...] } ?? []
      if end != nil { break }
    }
    guard hasBegun else { return nil }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Whether there are bytes to look at. An error ends the input.
  private mutating func fill() -> Bool {
    guard chunk.isEmpty, !isAtEnd else { return !chunk.isEmpty }
    var bytes = [UInt8](repeating: 0, count: Self.longest)
    var count = 0
    repeat { count = read(descriptor, &bytes, bytes.count) } while count < 0 && errno == EINTR
    isAtEnd = count <= 0
    chunk = bytes[..<max(0, count)]
    return !isAtEnd
  }
}
