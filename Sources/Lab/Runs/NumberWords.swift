import Mathematics

/// Numbers inside sentences.
enum NumberWords {
  /// 4 significant digits: `0.6931`.
  static func value(_ value: Double) -> String { NumberText.short(value, digits: 4) }

  /// `2,000`
  static func count(_ count: Int) -> String {
    let digits = Array(String(abs(count)))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return count < 0 ? "-" + text : text
  }

  static func epoch(_ epoch: Double) -> String {
    epoch == epoch.rounded() && abs(epoch) < 1e9 ? count(Int(epoch)) : NumberText.short(epoch, digits: 3)
  }

  /// `1 epoch`, `2,000 epochs`
  static func epochs(_ epochs: Double) -> String { epoch(epochs) + (epochs == 1 ? " epoch" : " epochs") }

  static func plural(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)" + (number == 1 ? "" : "s")
  }

  /// `1 batch`, `2 batches`
  static func plural(_ number: Int, _ one: String, _ many: String) -> String {
    "\(count(number)) \(number == 1 ? one : many)"
  }

  /// `97.5%`
  static func percent(_ share: Double) -> String { NumberText.short(share * 100, digits: 3) + "%" }
}
