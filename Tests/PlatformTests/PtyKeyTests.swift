import Foundation
import Testing

@Suite("Keys through a terminal") struct PtyKeyTests {
  /// What keys send on one terminal or another, and what they are called.
  static let sequences: [(String, String)] = [
    ("\u{1B}OA", "Up"), ("\u{1B}[A", "Up"), ("\u{1B}OB", "Down"), ("\u{1B}[B", "Down"), ("\u{1B}OC", "Right"),
    ("\u{1B}[C", "Right"), ("\u{1B}OD", "Left"), ("\u{1B}[D", "Left"), ("\u{1B}[1;2C", "Shift+Right"),
    ("\u{1B}[1;2D", "Shift+Left"), ("\u{1B}[5~", "PgUp"), ("\u{1B}[6~", "PgDn"), ("\u{1B}OH", "Home"),
    ("\u{1B}[H", "Home"), ("\u{1B}[1~", "Home"), ("\u{1B}[7~", "Home"), ("\u{1B}OF", "End"), ("\u{1B}[F", "End"),
    ("\u{1B}[4~", "End"), ("\u{1B}[8~", "End"), ("\u{1B}[3~", "Del"), ("\u{1B}[Z", "Shift+Tab"), ("\t", "Tab"),
    ("\r", "Enter"), ("\n", "Enter"), ("\u{7F}", "Backspace"), ("\u{8}", "Backspace"), (" ", "Space"), ("x", "x"),
    ("é", "é"), ("日", "日"), ("e\u{301}", "e\u{301}"), ("\u{7}", "^G"), ("\0", "^"),
  ]

  @Test(
    "a key is known whatever the terminal is called",
    arguments: [
      "xterm-256color", "xterm", "tmux-256color", "screen", "linux", "rxvt-unicode-256color", "putty", "vt100",
      "xterm-direct",
    ])
  func keys(terminal: String) throws {
    let program = try PtyProgram.probe(environment: ["TERM": terminal])
    for (index, key) in Self.sequences.enumerated() {
      program.send(key.0)
      let isThere = program.wait("\(key.1) from \(key.0.debugDescription) on \(terminal)", patience: 10) {
        let row = $0.row(1)
        return row.hasPrefix("\(index + 1) keys:") && row.hasSuffix(" " + key.1)
      }
      guard isThere else { return }
    }
  }

  @Test("Escape alone is a key")
  func escape() throws {
    let program = try PtyProgram.probe()
    program.send("\u{1B}")
    program.wait(row: 1, "1 keys: Esc")
  }

  @Test("what is pasted arrives as one key", arguments: ["xterm-256color", "tmux-256color", "vt100", "linux"])
  func paste(terminal: String) throws {
    let program = try PtyProgram.probe(environment: ["TERM": terminal])
    program.send("\u{1B}[200~q one\rtwo\u{1B}[201~y")
    program.wait(row: 1, "2 keys: <q one\\u{A}two> y")
  }

  @Test("a long paste arrives whole", .timeLimit(.minutes(1)))
  func longPaste() throws {
    let program = try PtyProgram.probe(columns: 200, rows: 70)
    program.send("\u{1B}[200~" + String(repeating: "0123456789", count: 900) + "\u{1B}[201~")
    program.wait(row: 1, "1 keys: <0123456789")
    program.send("y")
    program.wait("the next key") { $0.row(1).hasPrefix("2 keys:") }
  }

  @Test("sequences that are no keys are swallowed whole", arguments: ["xterm-256color", "tmux-256color", "linux"])
  func unknown(terminal: String) throws {
    let program = try PtyProgram.probe(environment: ["TERM": terminal])
    for sequence in [
      "\u{1B}[27;5;9~", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}[?1;2c",
      "\u{1B}[>41;354;0c", "\u{1B}[I", "\u{1B}[O", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[<0;3;4M", "\u{1B}[<0;3;4m",
      "\u{1B}[24;80R", "\u{1B}[?2026;2$y", "\u{1B}[200;5u", "\u{1B}[1;5A", "\u{1B}a", "\u{1B}[M !!",
    ] {
      program.send(sequence)
    }
    program.send("x")
    program.wait(row: 1, "1 keys: x")
  }

  @Test("bytes that are no characters lose no key after them")
  func brokenCharacters() throws {
    let program = try PtyProgram.probe()
    program.send([0xFF, 0x78, 0xC3, 0x28, 0xE2, 0x82, 0x79])
    program.wait("x and y") { $0.row(1).hasSuffix(" y") && $0.row(1).contains(" x ") }
    program.send("z")
    program.wait("z") { $0.row(1).hasSuffix(" z") }
  }

  @Test("a flood of keys does not keep a signal waiting")
  func flood() throws {
    let program = try PtyProgram.probe()
    program.send(String(repeating: "x", count: 60_000))
    program.signal(SIGTERM)
    let deadline = ContinuousClock.now + .seconds(PtyProgram.patience)
    while !program.hasEnded, ContinuousClock.now < deadline {
      program.send(String(repeating: "x", count: 1_000))
      program.takeWhatIsThere()
    }
    #expect(program.hasEnded)
    #expect(program.end() == .signal(SIGTERM))
    program.expectRestored()
  }
}
