#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers as people and programs read them.
public enum NumberText {
  /// About `digits` significant digits without trailing zeros: `0.6931`, `12.3`, `1.2e-07`, `1e+25`. Scientific below
  /// 0.0001 and from ten to the power of max(6, digits); between them no digit before the point is lost.
  public static func short(_ value: Double, digits: Int = 4) -> String {
    guard value.isFinite else { return special(value) }
    if value == 0 { return "0" }
    let significant = min(max(digits, 1), 17)
    let size = abs(value)
    if size < 1e-4 || size >= pow(10, Double(max(6, significant))) {
      return trimmed(scientific(value, digits: significant))
    }
    let magnitude = Int(log10(size).rounded(.down))
    return trimmed(fixed(value, decimals: max(0, significant - 1 - magnitude)))
  }

  /// So many things that are named with an s: `1 page`, `2,000 pages`, `0 pages`.
  public static func count(_ number: Int, _ thing: String) -> String {
    "\(grouped(number)) \(thing)\(number == 1 ? "" : "s")"
  }

  /// The short form as a sentence has it: `0.6931`, `10,265`.
  public static func inSentence(_ value: Double) -> String {
    let text = short(value)
    return Int(text).map(grouped) ?? text
  }

  /// `2,000`
  public static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// Exactly `decimals` digits after the point.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return special(value) }
    let text = formatted(value, "%.\(min(max(decimals, 0), 60))f")
    return isZero(text) && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  /// One digit before the point, `digits` in all, and an exponent: `6.93e-01`.
  public static func scientific(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return special(value) }
    return formatted(value == 0 ? 0 : value, "%.\(min(max(digits, 1), 17) - 1)e")
  }

  /// The shortest text that reads back to the same number.
  public static func exact(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
  }

  /// Reads a plain decimal number: `0.5`, `.5`, `-1e-3`. Nothing else, above all no hexadecimal.
  public static func parse(_ text: some StringProtocol, allowingSpecials: Bool = false) -> Double? {
    if allowingSpecials {
      switch text {
      case "nan": return .nan
      case "inf", "+inf": return .infinity
      case "-inf": return -.infinity
      default: break
      }
    }
    guard text.utf8.allSatisfy({ isNumberByte($0) }), text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    guard let value = Double(String(text)), value.isFinite else { return nil }
    return value
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  private static func isZero(_ text: String) -> Bool { text.allSatisfy { $0 == "-" || $0 == "." || $0 == "0" } }

  /// Without the zeros that end a fraction, before an exponent too.
  private static func trimmed(_ text: String) -> String {
    let parts = text.split(separator: "e", maxSplits: 1)
    var mantissa = parts[0]
    if mantissa.contains(".") {
      while mantissa.last == "0" { mantissa.removeLast() }
      if mantissa.last == "." { mantissa.removeLast() }
    }
    return parts.count == 2 ? "\(mantissa)e\(parts[1])" : String(mantissa)
  }

  private static func formatted(_ value: Double, _ format: String) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let count = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
