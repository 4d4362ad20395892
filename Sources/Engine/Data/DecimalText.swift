import Mathematics

/// Reads the numbers of large tables from their bytes.
enum DecimalText {
  /// Powers of ten that 64 bits hold exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The number that a text stands for; spaces around it are allowed. nil where it is none, or too large for 32 bits.
  ///
  /// Up to 15 digits and at most 22 places after the point are a whole number and a power of ten, both exact, so one
  /// division gives the nearest number (Clinger, How to read floating point numbers accurately, 1990). All else goes
  /// the long way.
  static func parse(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Float? {
    var (start, end) = (text.startIndex, text.endIndex)
    while start < end, text.base[start] == 0x20 { start += 1 }
    while start < end, text.base[end - 1] == 0x20 { end -= 1 }
    if let value = short(text.base, start, end) { return Float(value) }
    let whole = String(decoding: text.base[start..<end], as: UTF8.self)
    guard let value = NumberText.parse(whole), Float(value).isFinite else { return nil }
    return Float(value)
  }

  private static func short(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Double? {
    var place = start
    guard place < end else { return nil }
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var (whole, digits, places) = (0, 0, 0)
    var hasPoint = false
    while place < end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        let digit = Int(byte) - 0x30
        guard digit >= 0, digit <= 9, digits < 15 else { return nil }
        whole = whole * 10 + digit
        digits += 1
        if hasPoint { places += 1 }
      }
      place += 1
    }
    guard digits > 0 else { return nil }
    let value = Double(whole) / powers[places]
    return isNegative ? -value : value
  }
}
