import Mathematics

/// The text of a cell that is a number: `0.5`, `-1e-3`, `19,076`, `12 %`, `3.2 ms`, `0.93 ± 0.02`.
struct TableNumber: Equatable {
  /// From the point on, without what is named below.
  let fraction: String
  /// Whether the text is nothing but digits and a point, or those and how far off they may be.
  let hasOpenEnd: Bool

  init?(_ text: String) {
    let parts = TableNumber.split(text)
    guard TableNumber.isNumber(parts.number), TableNumber.isEnding(parts.ending) else { return nil }
    let isSpread = TableNumber.spread(parts.ending) != nil
    hasOpenEnd = (parts.ending.isEmpty || isSpread) && !parts.number.contains { $0 == "e" || $0 == "E" }
    let digits = parts.number.firstIndex(of: ".").map { String(parts.number[$0...]) } ?? ""
    fraction = digits + (isSpread ? parts.ending : "")
  }

  /// Whether a cell says that there is no number.
  static func standsForNone(_ text: String) -> Bool { ["", "-", "–", "—", "."].contains(text) }

  private static let units = ["%", "s", "ms", "µs", "us", "ns", "min", "h", "x", "×", "B", "KB", "MB", "GB", "px"]

  private static func split(_ text: String) -> (number: String, ending: String) {
    if NumberText.parse(text, allowingSpecials: true) != nil { return (text, "") }
    let end = text.firstIndex { !"0123456789.,+-−eE".contains($0) || $0 == "±" } ?? text.endIndex
    var number = text[..<end]
    // A sign that begins "+-" belongs to what follows.
    while let last = number.last, "+-".contains(last) { number.removeLast() }
    return (String(number), String(text[number.endIndex...]))
  }

  private static func isNumber(_ text: String) -> Bool {
    let plain = text.replacing("−", with: "-")
    if NumberText.parse(plain, allowingSpecials: true) != nil { return true }
    let groups = plain.prefix { $0 != "." }.drop { "+-".contains($0) }.split(
      separator: ",", omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
      && NumberText.parse(plain.replacing(",", with: "")) != nil
  }

  private static func isEnding(_ text: String) -> Bool {
    text.isEmpty || spread(text) != nil || units.contains(text.first == " " ? String(text.dropFirst()) : text)
  }

  /// The number behind `±` or `+-`.
  private static func spread(_ text: String) -> String? {
    let trimmed = text.drop { $0 == " " }
    for sign in ["±", "+-", "+/-"] where trimmed.hasPrefix(sign) {
      let number = String(trimmed.dropFirst(sign.count).drop { $0 == " " })
      return isNumber(number) ? number : nil
    }
    return nil
  }
}
