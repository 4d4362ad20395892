import Foundation
import Testing

/// Whatever ends the program, the terminal is left as it was found.
@Suite("Restoring the terminal") struct TerminalRestoringTests {
  /// A way for a program to end.
  struct Way: Sendable, CustomTestStringConvertible {
    var name: String
    var keys = ""
    var signal: Int32?
    var exit: PtyExit
    /// What has to stand on the screen that was there before.
    var says: String?

    var testDescription: String { name }
  }

  #if arch(x86_64)
    static let trap = SIGILL
  #else
    static let trap = SIGTRAP
  #endif

  static let ways = [
    Way(name: "quit", keys: "q", exit: .code(0)),
    Way(name: "Ctrl-C", keys: "\u{3}", exit: .code(0)),
    Way(name: "SIGTERM", signal: SIGTERM, exit: .signal(SIGTERM)),
    Way(name: "SIGHUP", signal: SIGHUP, exit: .signal(SIGHUP)),
    Way(name: "SIGINT", signal: SIGINT, exit: .signal(SIGINT)),
    Way(name: "SIGQUIT", signal: SIGQUIT, exit: .signal(SIGQUIT)),
    Way(name: "a trap", keys: "T", exit: .signal(trap), says: "Index out of range"),
    Way(name: "a fatal error", keys: "F", exit: .signal(trap), says: "the probe fails on purpose"),
    Way(name: "abort", keys: "A", exit: .signal(SIGABRT), says: "gave up (SIGABRT)"),
    Way(name: "stack overflow", keys: "O", exit: .signal(SIGSEGV), says: "(SIGSEGV)"),
    Way(name: "a memory fault", keys: "S", exit: .signal(SIGSEGV), says: "(SIGSEGV)"),
    Way(name: "exit", keys: "X", exit: .code(3)),
    Way(name: "a trap in a thread", keys: "1", exit: .signal(trap), says: "Index out of range"),
    Way(name: "stack overflow in a thread", keys: "2", exit: .signal(SIGSEGV), says: "(SIGSEGV)"),
    Way(name: "exit in a thread", keys: "3", exit: .code(3)),
    Way(name: "a word on standard error", keys: "Eq", exit: .code(0), says: "something went wrong"),
  ]

  @Test("it is restored after", arguments: ways)
  func restores(way: Way) throws {
    let program = try PtyProgram.probe()
    #expect(program.emulator.isAlternate)
    #expect(!program.emulator.isCursorVisible)
    #expect(!program.attributes.isCooked)
    #expect(program.isOn("\u{1B}[?2004h", "\u{1B}[?2004l") == true)
    program.send(way.keys)
    if let signal = way.signal { program.signal(signal) }
    #expect(program.end() == way.exit)
    program.expectRestored()
    if let says = way.says { #expect(program.emulator.text.contains(says)) }
  }

  @Test("it is restored while a thread trains at full speed", arguments: ways.filter { $0.keys != "q" })
  func restoresInTraining(way: Way) throws {
    let program = try PtyProgram.probe()
    program.send("r")
    program.wait("frames of the run") { !$0.row(2).hasPrefix("step 0") }
    program.send(way.keys)
    if let signal = way.signal { program.signal(signal) }
    #expect(program.end() == way.exit)
    program.expectRestored()
  }

  @Test("a program that hangs ends when it is asked again", arguments: [SIGTERM, SIGINT, SIGHUP])
  func hanging(signal: Int32) throws {
    let program = try PtyProgram.probe()
    program.send("H")
    program.wait("the hanging") { _ in program.hasWritten("hanging") }
    program.insist(on: signal)
    #expect(program.end() == .signal(signal))
    program.expectRestored()
  }

  @Test("a terminal that has stopped reading does not keep the program from ending")
  func deafTerminal() throws {
    let program = try PtyProgram.probe(columns: 200, rows: 60)
    program.send("p")
    // As soon as the program waits for the terminal to read, it reads no keys any more.
    let deadline = ContinuousClock.now + .seconds(PtyProgram.patience)
    while ContinuousClock.now < deadline, program.send("\u{C}") {}
    program.insist(on: SIGTERM)
    #expect(program.hasEnded)
    #expect(program.end() == .signal(SIGTERM))
    #expect(program.attributes == program.before)
  }

  @Test("a thread that fails leaves the screen to nobody who still draws", arguments: ["1", "2", "3"])
  func failsWhileDrawing(key: String) throws {
    let program = try PtyProgram.probe(columns: 200, rows: 60)
    program.send("p" + key)
    // Each of these is a picture of its own.
    let deadline = ContinuousClock.now + .seconds(PtyProgram.patience)
    while !program.hasEnded, ContinuousClock.now < deadline, program.send("\u{C}") { program.takeWhatIsThere() }
    #expect(program.end() != nil)
    program.expectRestored()
    #expect(program.emulator.row(59).isEmpty)
  }

  @Test("a window that is closed ends the program")
  func closedWindow() throws {
    let program = try PtyProgram.probe()
    program.send("r")
    program.wait("frames of the run") { !$0.row(2).hasPrefix("step 0") }
    program.hangUp()
    #expect(program.end() == .signal(SIGHUP))
  }

  @Test("a window that is closed ends a program that was told to ignore it")
  func closedWindowUnheard() throws {
    let program = try PtyProgram("/bin/sh", ["-c", "trap '' HUP; exec \"$0\"", PtyProgram.built("ScreenProbe")])
    program.wait(row: 0, "0 80x24")
    program.hangUp()
    #expect(program.end() == .signal(SIGHUP))
  }

  @Test("errors are held back while the screen is up")
  func heldErrors() throws {
    let program = try PtyProgram.probe()
    program.send("Ex")
    program.wait(row: 1, "2 keys: E x")
    #expect(!program.hasWritten("something went wrong"))
    program.send("q")
    #expect(program.end() == .code(0))
    #expect(program.emulator.text.contains("something went wrong"))
  }
}

extension PtyProgram {
  /// Sends a signal again and again until the program has ended.
  func insist(on number: Int32) {
    let deadline = ContinuousClock.now + .seconds(Self.patience)
    while !hasEnded, ContinuousClock.now < deadline {
      signal(number)
      var nothing: [pollfd] = []
      _ = poll(&nothing, 0, 10)
    }
  }
}
