import Foundation
import Testing

/// Under a shell, which takes the terminal while the program is stopped. It needs a shell with job control: alone in its
/// session, a program that stops would never go on, so the system does not let it.
@Suite("Stopping and going on") struct PtyJobControlTests {
  private func shell() throws -> PtyProgram {
    let program = try PtyProgram(
      "/bin/sh", ["-i"], environment: ["PS1": "$ ", "ENV": nil, "PROBE": PtyProgram.built("ScreenProbe")])
    program.wait(row: 0, "$")
    program.send("\"$PROBE\"\n")
    program.wait(row: 0, "0 80x24")
    program.wait("the whole picture") { $0.row(23).count == 80 }
    return program
  }

  private func processNumber(_ program: PtyProgram) throws -> pid_t {
    let words = program.emulator.row(2).split(separator: " ")
    return try #require(words.last.flatMap { pid_t($0) })
  }

  private func waitForShell(_ program: PtyProgram) {
    program.wait("the shell") { !$0.isAlternate && $0.row($0.cursor.y) == "$" }
  }

  private func finish(_ program: PtyProgram) {
    program.send("q")
    waitForShell(program)
    #expect(program.emulator.isCursorVisible)
    program.send("echo it gave $?\n")
    program.wait("the exit status") { $0.text.contains("it gave 0") }
    program.send("exit\n")
    #expect(program.end() != nil)
  }

  @Test("Ctrl-Z gives the terminal back, and it is drawn anew at its new size afterwards")
  func stopsAndGoesOn() throws {
    let program = try shell()
    program.send("a\u{1A}")
    waitForShell(program)
    #expect(program.attributes.isCooked)
    #expect(program.emulator.isCursorVisible)
    #expect(program.isOn("\u{1B}[?2004h", "\u{1B}[?2004l") == false)
    program.resize(columns: 60, rows: 20)
    program.send("fg\n")
    program.wait("its screen") { $0.row(0).contains("60x20") }
    program.wait(row: 1, "2 keys: a ^Z")
    program.wait("the corner") { $0.row(19).count == 60 }
    #expect(program.emulator.isAlternate)
    #expect(!program.attributes.isCooked)
    #expect(program.isOn("\u{1B}[?2004h", "\u{1B}[?2004l") == true)
    finish(program)
  }

  @Test("stopping from outside does the same")
  func stoppedFromOutside() throws {
    let program = try shell()
    kill(try processNumber(program), SIGTSTP)
    waitForShell(program)
    #expect(program.attributes.isCooked)
    program.send("fg\n")
    program.wait("its screen") { $0.isAlternate && $0.row(0).contains("80x24") && !$0.row(0).hasPrefix("0") }
    program.wait("the corner") { $0.row(23).count == 80 }
    finish(program)
  }

  @Test("a stop it cannot hear of leaves a right screen when it goes on", arguments: [true, false])
  func stoppedHard(isResized: Bool) throws {
    let program = try shell()
    kill(try processNumber(program), SIGSTOP)
    program.wait("the word of the shell") { $0.text.contains("Stopped") }
    let (columns, rows) = isResized ? (60, 20) : (80, 24)
    if isResized { program.resize(columns: columns, rows: rows) }
    program.send("fg\n")
    program.wait("its screen") { screen in
      !screen.row(0).hasPrefix("0") && screen.row(0).contains("\(columns)x\(rows)")
        && screen.row(rows - 1).count == columns
        && (4..<rows - 1).allSatisfy { screen.row($0).isEmpty }
    }
    #expect(!program.attributes.isCooked)
    finish(program)
  }

  @Test("in the background it waits for the terminal")
  func background() throws {
    let program = try shell()
    program.send("\u{1A}")
    waitForShell(program)
    program.send("bg\n")
    program.wait("the word of the shell") { $0.text.contains("[1] \"${PROBE}\"") && $0.row($0.cursor.y) == "$" }
    program.send("fg\n")
    program.wait("its screen") {
      $0.isAlternate && !$0.row(0).hasPrefix("0") && $0.row(0).contains("80x24") && $0.row(23).count == 80
    }
    #expect(!program.attributes.isCooked)
    finish(program)
  }

  @Test("it trains on after a stop")
  func trainsOn() throws {
    let program = try shell()
    program.send("r")
    program.wait("frames of the run") { !$0.row(2).hasPrefix("step 0") }
    program.send("\u{1A}")
    waitForShell(program)
    program.send("fg\n")
    program.wait("its screen") { $0.isAlternate && !$0.row(0).hasPrefix("0") && $0.row(0).contains("80x24") }
    let step = program.emulator.row(2)
    program.wait("later steps") { $0.row(2) != step }
    finish(program)
  }
}
