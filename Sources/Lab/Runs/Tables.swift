public import Engine

/// The contents of data files, by the path an experiment names them with. Somebody else has read them.
public struct Tables: Sendable {
  private let files: [String: [UInt8]]
  private let unreadable: [String: String]
  /// The learner's own reviews, in the order of time, for data that are made of them.
  public var reviews: [ReviewRow] = []
  /// Told how far the reading of a large table is, 0 to 1, on the thread that reads it.
  public var onProgress: (@Sendable (_ file: String, _ share: Double) -> Void)?

  /// - Parameter unreadable: why a file is not among them, to follow its name in a sentence.
  public init(_ files: [String: [UInt8]], unreadable: [String: String] = [:]) {
    self.files = files
    self.unreadable = unreadable
  }

  public static let none = Tables([:])

  public subscript(path: String) -> [UInt8]? { files[path] }

  func missing(_ path: String) -> ExperimentError {
    .missingFile(path, reason: unreadable[path] ?? "was not found beside the lesson")
  }
}

/// Why an experiment that reads well cannot be built.
public enum ExperimentError: Error, Equatable, Sendable {
  case missingFile(String, reason: String)
  case data(DataError)
  case engine(EngineError)
  case tree(TreeError)
  /// A swept value the knob does not take.
  case setting(String)

  public var message: String {
    switch self {
    case .missingFile(let file, let reason): "The data file \"\(file)\" \(reason)."
    case .data(let error): error.message
    case .engine(let error): error.message
    case .tree(let error): error.message
    case .setting(let message): message
    }
  }
}
