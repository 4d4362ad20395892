public import Engine

/// The contents of data files, by the path an experiment names them with. Somebody else has read them.
public struct Tables: Sendable {
  private let files: [String: [UInt8]]

  public init(_ files: [String: [UInt8]]) { self.files = files }

  public static let none = Tables([:])

  public subscript(path: String) -> [UInt8]? { files[path] }
}

/// Why an experiment that reads well cannot be built.
public enum ExperimentError: Error, Equatable, Sendable {
  case missingFile(String)
  case data(DataError)
  case engine(EngineError)
  /// A swept value the knob does not take.
  case setting(String)

  public var message: String {
    switch self {
    case .missingFile(let file): "The data file \"\(file)\" was not found beside the lesson."
    case .data(let error): error.message
    case .engine(let error): error.message
    case .setting(let message): message
    }
  }
}
