/// Puts characters together from bytes of UTF-8, as they come.
///
/// Curses would do it too, but takes what was typed after a broken character for a part of it.
struct ScalarAssembler {
  private var value: UInt32 = 0
  /// Bytes that are still to come.
  private var missing = 0
  /// The smallest character that needs as many bytes: shorter ones written longer are broken.
  private var smallest: UInt32 = 0

  /// The character this byte completes, or none; never more than one.
  mutating func read(_ byte: UInt8) -> [UInt32] {
    switch byte {
    case 0x80...0xBF:
      guard missing > 0 else { return [] }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      return missing == 0 && value >= smallest && Unicode.Scalar(value) != nil ? [value] : []
    case 0xC0...0xDF: begin(byte & 0x1F, missing: 1, smallest: 0x80)
    case 0xE0...0xEF: begin(byte & 0x0F, missing: 2, smallest: 0x800)
    case 0xF0...0xF7: begin(byte & 0x07, missing: 3, smallest: 0x1_0000)
    case 0xF8...0xFF: missing = 0
    default:
      missing = 0
      return [UInt32(byte)]
    }
    return []
  }

  private mutating func begin(_ bits: UInt8, missing: Int, smallest: UInt32) {
    value = UInt32(bits)
    self.missing = missing
    self.smallest = smallest
  }
}
