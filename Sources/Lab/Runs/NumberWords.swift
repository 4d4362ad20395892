import Mathematics

/// Numbers inside sentences.
enum NumberWords {
  /// 4 significant digits: `0.6931`.
  static func value(_ value: Double) -> String { NumberText.short(value, digits: 4) }

  /// `2,000`
  static func count(_ count: Int) -> String { NumberText.grouped(count) }

  static func epoch(_ epoch: Double) -> String {
    epoch == epoch.rounded() && abs(epoch) < 1e9 ? count(Int(epoch)) : NumberText.short(epoch, digits: 3)
  }

  /// `1 epoch`, `2,000 epochs`
  static func epochs(_ epochs: Double) -> String { epoch(epochs) + (epochs == 1 ? " epoch" : " epochs") }

  static func plural(_ number: Int, _ noun: String) -> String { NumberText.count(number, noun) }

  /// `1 batch`, `2 batches`
  static func plural(_ number: Int, _ one: String, _ many: String) -> String {
    "\(count(number)) \(number == 1 ? one : many)"
  }

  /// `97.5%`
  static func percent(_ share: Double) -> String { NumberText.short(share * 100, digits: 3) + "%" }
}
