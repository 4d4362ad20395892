import Foundation
import Testing

extension PtyProgram {
  /// A program that was built together with the tests.
  static func built(_ name: String) -> String { Bundle.main.bundleURL.appending(path: name).path }

  /// The screen probe, started by a shell that has said a word before. Its picture has come.
  static func probe(
    columns: Int = 80, rows: Int = 24, environment: [String: String?] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PtyProgram {
    let program = try PtyProgram(
      "/bin/sh", ["-c", "echo before; exec \"$0\"", built("ScreenProbe")], columns: columns, rows: rows,
      environment: environment)
    program.wait(row: 0, "0 \(columns)x\(rows)", sourceLocation: sourceLocation)
    program.wait("the corner", sourceLocation: sourceLocation) { $0.row(rows - 1).count == columns }
    return program
  }

  /// Checks that the terminal is as it was, but for what was said on it.
  func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
    expectModesRestored(sourceLocation: sourceLocation)
    #expect(emulator.row(0) == "before", "what stood on the screen is gone", sourceLocation: sourceLocation)
  }

  /// The same on a terminal that has no second screen, or has changed its size.
  func expectModesRestored(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!emulator.isAlternate, "the alternate screen is still on", sourceLocation: sourceLocation)
    #expect(emulator.isCursorVisible, "the cursor is hidden", sourceLocation: sourceLocation)
    #expect(attributes == before, "the attributes differ", sourceLocation: sourceLocation)
    #expect(isOn("\u{1B}[?2004h", "\u{1B}[?2004l") == false, "pastes are marked", sourceLocation: sourceLocation)
    #expect(isOn("\u{1B}[?2026h", "\u{1B}[?2026l") != true, "a frame is open", sourceLocation: sourceLocation)
  }
}
