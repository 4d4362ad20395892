/// What a lesson may consist of; more is the author's mistake.
enum LessonLimits {
  static let pages = 200
  static let minutes = 1...600
  static let order = 0...10_000
  static let idLetters = 80
}

/// Names of lessons, pages, experiments and questions: they stand in paths and on the command line as they are.
enum Identifier {
  static let rule = "letters, digits, hyphens and points"

  static func isValid(_ text: String) -> Bool {
    !text.isEmpty && text.count <= LessonLimits.idLetters
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
  }

  /// A heading as an identifier: lower case, with hyphens for everything that is no letter and no digit.
  static func slug(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) || $0.unicodeScalars.count > 1 }
    return String(words.joined(separator: "-").prefix(LessonLimits.idLetters))
  }
}
