import Foundation

/// What every subcommand is told.
public struct GlobalOptions: Equatable, Sendable {
  /// Linear text instead of the full screen.
  public var isPlain: Bool
  /// What curves are drawn with, whatever the settings say; nil: as the settings and the terminal say.
  public var glyphs: Glyphs?
  public var isColorless: Bool
  /// nil: look in the usual places.
  public var lessonsFolder: String?
  /// Where progress is; nil: the usual place.
  public var dataFolder: String?

  public init(
    isPlain: Bool = false, glyphs: Glyphs? = nil, isColorless: Bool = false, lessonsFolder: String? = nil,
    dataFolder: String? = nil
  ) {
    self.isPlain = isPlain
    self.glyphs = glyphs
    self.isColorless = isColorless
    self.lessonsFolder = lessonsFolder
    self.dataFolder = dataFolder
  }

  public enum Glyphs: String, CaseIterable, Sendable { case braille, blocks, ascii }

  /// Where progress and settings of this person are.
  public var directories: Directories {
    Directories(environment: ProcessInfo.processInfo.environment, dataFolder: dataFolder)
  }
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
