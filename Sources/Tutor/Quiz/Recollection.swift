/// What reading the log for the quiz gave.
public enum Recollection: Equatable, Sendable {
  case known(Study)
  /// Why it could not be read, in a sentence.
  case unknown(String)
}
