import GRDB

/// Why progress cannot be kept, or not now.
enum ProgressFailure: Error, Equatable {
  case noHome
  case folder(FileError)
  case newer(String)
  case foreign(String)
  case damaged(String)
  case noDatabase(String)
  case unwritable(String)
  case unopenable(String)
  case full(String)
  case locked(String)
  case other(String, reason: String)

  /// What SQLite said about the log at a path.
  init(_ error: any Error, at path: String) {
    guard let error = error as? DatabaseError else {
      self = error as? ProgressFailure ?? .other(path, reason: "\(error)")
      return
    }
    switch error.extendedResultCode {
    // The index of the write-ahead log could not grow.
    case .SQLITE_IOERR_SHMSIZE: self = .full(path)
    default: self.init(error.resultCode, error.message, at: path)
    }
  }

  private init(_ code: ResultCode, _ message: String?, at path: String) {
    switch code {
    case .SQLITE_NOTADB: self = .noDatabase(path)
    case .SQLITE_CORRUPT: self = .damaged(path)
    case .SQLITE_FULL: self = .full(path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .unwritable(path)
    case .SQLITE_CANTOPEN: self = .unopenable(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path)
    default: self = .other(path, reason: message ?? "\(code)")
    }
  }

  /// A sentence for the learner: the thing, what it means for them, what to do.
  var message: String {
    switch self {
    case .noHome:
      "There is no home directory to keep progress in (HOME is not set); \(Self.session). Name a folder with --data-dir DIR."
    case .folder(let error): "\(error.message) So \(Self.session). \(Self.elsewhere("Make it writable"))"
    case .newer(let path):
      "\"\(path)\" was written by a newer Gradus; it is left as it is, and \(Self.session). "
        + Self.elsewhere("Update Gradus")
    case .foreign(let path):
      "\"\(path)\" belongs to another program; it is left as it is, and \(Self.session). "
        + Self.elsewhere("Move it away")
    case .damaged(let path):
      "\"\(path)\" is damaged; it is left as it is, and \(Self.session). "
        + Self.elsewhere("Move it away to begin anew, put a copy of it back")
    case .noDatabase(let path):
      "\"\(path)\" is not a database; it is left as it is, and \(Self.session). "
        + Self.elsewhere("Move it away to begin anew")
    case .unwritable(let path):
      "\"\(path)\" cannot be written; \(Self.session). " + Self.elsewhere("Make it and its folder writable")
    case .unopenable(let path):
      "\"\(path)\" cannot be opened for writing; \(Self.session). "
        + Self.elsewhere("Make it and its folder readable and writable")
    case .full(let path):
      "The disk is full, so \"\(path)\" cannot take what you did. Make some room; Gradus tries again with your next step."
    case .locked(let path):
      "\"\(path)\" is kept locked by another program. Close that one; Gradus tries again with your next step."
    case .other(let path, let reason):
      "\"\(path)\" cannot take what you did (\(reason)). Gradus tries again with your next step; --data-dir DIR names "
        + "another folder."
    }
  }

  private static let session = "what you do now is remembered for this session only"

  private static func elsewhere(_ remedy: String) -> String {
    "\(remedy), or name another folder with --data-dir DIR."
  }
}
