/// Checks the TeX of one formula: each problem with the place of its character, what is wrong, and what to write.
public typealias FormulaCheck = (_ tex: String) -> [(offset: Int, message: String, hint: String?)]

/// What is gathered while one file is read.
struct Reading {
  let file: String
  let source: SourceText
  let formulaProblems: FormulaCheck
  private(set) var diagnostics: [Diagnostic] = []

  /// A broken file is not described without end.
  static let mostDiagnostics = 200

  init(file: String, source: SourceText, formulaProblems: @escaping FormulaCheck) {
    self.file = file
    self.source = source
    self.formulaProblems = formulaProblems
  }

  mutating func error(_ message: String, at position: SourcePosition, hint: String? = nil) {
    add(Diagnostic(.error, file: file, at: position, message, hint: hint))
  }

  mutating func warning(_ message: String, at position: SourcePosition, hint: String? = nil) {
    add(Diagnostic(.warning, file: file, at: position, message, hint: hint))
  }

  /// What plain text does not contain, at its places.
  mutating func report(hidden: [(offset: Int, scalar: Unicode.Scalar)]) {
    for (offset, scalar) in hidden.prefix(Self.mostDiagnostics) {
      let name = String(scalar.value, radix: 16, uppercase: true)
      error(
        scalar == "\u{FFFD}" ? "this is not UTF-8 text" : "the hidden character U+\(name) is not allowed",
        at: source.position(at: offset))
    }
  }

  private mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.mostDiagnostics { diagnostics.append(diagnostic) }
  }
}

/// Text of strangers inside a sentence of ours.
enum Shown {
  /// The text in quotation marks, at most 60 characters of it.
  static func quoted(_ text: some StringProtocol) -> String {
    let line = text.split(separator: "\n").joined(separator: " ")
    return "\"" + line.prefix(60) + (line.count > 60 ? "…" : "") + "\""
  }

  /// `a, b or c`
  static func listed(_ words: [String], joinedBy conjunction: String = "or") -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
