import Mathematics

/// Numbers as a question shows them.
enum NumberWord {
  /// 3 significant digits: `0.693`.
  static func value(_ value: Double) -> String { NumberText.short(value, digits: 3) }

  /// An epoch, with all its digits.
  static func place(_ epoch: Double) -> String { NumberText.short(epoch, digits: 9) }
}
