import Yams

/// Where and how a text value is written, to find each of its characters again.
struct ScalarSource {
  /// The offset of its first character, quotation mark or block sign.
  let start: Int
  let style: Node.Scalar.Style

  /// For each byte of the value, and one more for its end, the offset in the file.
  ///
  /// Blanks and line ends may differ, since YAML folds them; where quoting hides a character, the place is that of
  /// the escape.
  func offsets(of text: String, in source: SourceText) -> [Int] {
    let bytes = source.bytes
    var index = start
    switch style {
    case .singleQuoted, .doubleQuoted: index += 1
    case .literal, .folded:
      while index < bytes.count, bytes[index] != SourceText.newline { index += 1 }
    default: break
    }
    var offsets: [Int] = []
    for byte in text.utf8 {
      index = next(byte, from: index, in: bytes)
      offsets.append(min(index, bytes.count))
      if !Self.isBlank(byte) || (index < bytes.count && bytes[index] == byte) {
        index += length(at: index, in: bytes)
      }
    }
    return offsets + [min(index, bytes.count)]
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == SourceText.newline }

  /// The place of a byte of the value at or behind an index.
  private func next(_ byte: UInt8, from index: Int, in bytes: [UInt8]) -> Int {
    guard !Self.isBlank(byte) else { return index }
    var place = index
    while place < bytes.count, bytes[place] != byte, Self.isBlank(bytes[place]) { place += 1 }
    return place
  }

  /// How many bytes of the file stand for one of the value.
  private func length(at index: Int, in bytes: [UInt8]) -> Int {
    guard index + 1 < bytes.count else { return 1 }
    if style == .doubleQuoted, bytes[index] == UInt8(ascii: "\\") { return 2 }
    if style == .singleQuoted, bytes[index] == UInt8(ascii: "'"), bytes[index + 1] == UInt8(ascii: "'") { return 2 }
    return 1
  }
}
