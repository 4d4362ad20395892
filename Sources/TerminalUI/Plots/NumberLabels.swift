import Mathematics

/// Numbers as they stand beside an axis: short, and all alike.
enum NumberLabels {
  /// Labels of evenly spaced values: as many decimals as the step needs, with an exponent when that would be long.
  static func even(_ values: [Double], step: Double) -> [String] {
    let largest = values.map(\.magnitude).max() ?? 0
    if step >= 1e-6, largest >= 1e-3, largest < 1e6 {
      let decimals = (0...6).first { isWhole(step * pow(10, Double($0))) } ?? 7
      return values.map { NumberText.fixed($0, decimals: decimals) }
    }
    let stepDecade = Int(log10(step * 1.0000001).rounded(.down))
    let extra = isWhole(step / pow(10, Double(stepDecade))) ? 0 : 1
    return values.map { value in
      guard value.magnitude > step / 2 else { return "0" }
      let decade = Int(log10(value.magnitude * 1.0000001).rounded(.down))
      return scientific(value, digits: min(max(1, decade - stepDecade + extra + 1), 15))
    }
  }

  /// A digit times a power of ten: `0.05`, or `5e-7` when not plain. One is `1` in either.
  static func decade(_ exponent: Int, digit: Int, plain: Bool) -> String {
    guard plain || exponent == 0 else { return "\(digit)e\(exponent)" }
    return exponent < 0
      ? NumberText.fixed(Double(digit) * pow(10, Double(exponent)), decimals: -exponent)
      : String(digit) + String(repeating: "0", count: exponent)
  }

  /// A single value with four significant digits and the shortest exponent: `0.6931`, `1.2e-7`.
  static func value(_ value: Double, digits: Int = 4) -> String {
    shortExponent(NumberText.short(value, digits: digits))
  }

  /// Where something is on an axis: all digits of a whole number such as a step, else as `value`.
  static func place(_ value: Double) -> String { self.value(value, digits: value == value.rounded() ? 9 : 4) }

  private static func scientific(_ value: Double, digits: Int) -> String {
    shortExponent(NumberText.scientific(value, digits: digits))
  }

  /// `1.5e+06` as `1.5e6`, and `1.5e+00` as `1.5`.
  private static func shortExponent(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
      return text
    }
    return exponent == 0 ? String(text[..<mark]) : text[..<mark] + "e\(exponent)"
  }

  private static func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) < 1e-6 * max(1, abs(value)) }
}
