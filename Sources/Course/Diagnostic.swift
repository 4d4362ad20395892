/// Where in a file something stands: line and column, counted from 1; the column counts characters.
public struct SourcePosition: Hashable, Comparable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int = 1) {
    self.line = line
    self.column = column
  }

  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// An author's mistake, or what falls short of a lesson's own claim. Collected, never thrown.
public struct Diagnostic: Hashable, Sendable {
  public var severity: Severity
  /// The name of the file as its reader knows it.
  public var file: String
  public var position: SourcePosition
  public var message: String
  /// What to write instead.
  public var hint: String?

  public enum Severity: String, Sendable { case warning, error }

  public init(_ severity: Severity, file: String, at position: SourcePosition, _ message: String, hint: String? = nil)
  {
    self.severity = severity
    self.file = file
    self.position = position
    self.message = message
    self.hint = hint
  }

  /// `file:line:column: error: message (hint)`
  public var description: String {
    let place = "\(file):\(position.line):\(position.column): \(severity.rawValue): \(message)"
    return hint.map { "\(place) (\($0))" } ?? place
  }
}
