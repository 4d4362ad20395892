/// What every subcommand is told.
public struct GlobalOptions: Equatable, Sendable {
  /// nil: look in the usual places.
  public var lessonsFolder: String?

  public init(lessonsFolder: String? = nil) { self.lessonsFolder = lessonsFolder }
}

/// How a run is written.
public enum OutputFormat: String, CaseIterable, Sendable { case text, csv, json }

public enum Version {
  public static let text = "0.1.0"
}

/// Exit codes, after sysexits.h.
public enum ExitStatus {
  public static let success: Int32 = 0
  public static let checkFailed: Int32 = 1
  public static let usage: Int32 = 64
  public static let badData: Int32 = 65
  public static let inputOutput: Int32 = 74
}
