import Foundation
import Testing

@Suite("Types of terminals") struct PtyTerminalTypeTests {
  /// What a terminal is called, and how many colours the tutor finds in it.
  struct Kind: Sendable, CustomTestStringConvertible {
    var name: String
    var colors: String
    var glyphs = "braille"
    var testDescription: String { name }
  }

  static let kinds = [
    Kind(name: "xterm-256color", colors: "palette256"), Kind(name: "tmux-256color", colors: "palette256"),
    Kind(name: "screen-256color", colors: "palette256"), Kind(name: "xterm-direct", colors: "direct"),
    Kind(name: "tmux-direct", colors: "direct"), Kind(name: "xterm-16color", colors: "sixteen"),
    Kind(name: "xterm", colors: "eight"), Kind(name: "screen", colors: "eight"),
    Kind(name: "linux", colors: "eight", glyphs: "blocks"), Kind(name: "ansi", colors: "eight"),
    Kind(name: "rxvt-unicode-256color", colors: "palette256"), Kind(name: "putty-256color", colors: "palette256"),
    Kind(name: "vt100", colors: "none"), Kind(name: "vt220", colors: "none"),
    Kind(name: "xterm-mono", colors: "none"),
  ]

  @Test("it is drawn on and left in order", arguments: kinds)
  func draws(kind: Kind) throws {
    let program = try PtyProgram.probe(environment: ["TERM": kind.name])
    program.wait(row: 0, "0 80x24 \(kind.colors) \(kind.glyphs)")
    // More pairs of colours than it may have, then none again.
    program.send("p")
    program.wait("a full picture") { screen in (4..<23).allSatisfy { screen.row($0).count == 80 } }
    program.send("p")
    program.wait("an empty picture") { screen in (4..<23).allSatisfy { screen.row($0).isEmpty } }
    program.resize(columns: 50, rows: 10)
    program.wait(row: 0, "1 50x10 \(kind.colors) \(kind.glyphs)".prefix(50).description)
    program.send("q")
    #expect(program.end() == .code(0))
    program.expectModesRestored()
    if kind.colors == "none" { #expect(program.writtenColors == []) }
  }

  @Test(
    "what cannot be drawn on is told in a sentence, and left alone",
    arguments: [
      ("nonsense", "The terminal type \"nonsense\" is not known"), ("", "TERM is not set"), (nil, "TERM is not set"),
      ("dumb", "cannot place its cursor"), ("unknown", "The terminal type \"unknown\" is not known"),
    ])
  func refuses(name: String?, says: String) throws {
    let program = try PtyProgram(PtyProgram.built("ScreenProbe"), environment: ["TERM": name])
    #expect(program.end() == .code(74))
    #expect(program.emulator.text.contains(says))
    #expect(program.attributes == program.before)
    #expect(!program.bytes.contains(0x1B))
  }

  @Test("without a terminal on both ends there is no screen", arguments: ["\"$0\" </dev/null", "\"$0\" | cat"])
  func noTerminal(command: String) throws {
    let program = try PtyProgram("/bin/sh", ["-c", command, PtyProgram.built("ScreenProbe")])
    #expect(program.end() != nil)
    #expect(program.emulator.text.contains("no terminal"))
    #expect(!program.bytes.contains(0x1B))
  }

  @Test("colours that are not wanted are not written")
  func noColor() throws {
    let program = try PtyProgram.probe(environment: ["NO_COLOR": "1"])
    program.wait(row: 0, "0 80x24 none braille")
    program.send("p")
    program.wait("a full picture") { screen in (4..<23).allSatisfy { screen.row($0).count == 80 } }
    #expect(program.writtenColors == [])
  }

  /// The character set of the environment, and the glyphs that are drawn.
  @Test(
    "the character set decides about glyphs",
    arguments: [
      (["LANG": "C.UTF-8"], "braille"), (["LANG": nil], "braille"), (["LANG": "en_US.UTF-8"], "braille"),
      (["LANG": "C.UTF-8", "LC_ALL": ""], "braille"), (["LC_ALL": "C"], "ascii"), (["LC_ALL": "POSIX"], "ascii"),
      (["LC_CTYPE": "C"], "ascii"), (["LC_ALL": "en_US.ISO-8859-1"], "ascii"),
      (["LC_ALL": "C", "TERM": "linux"], "ascii"),
    ] as [([String: String?], String)])
  func glyphs(environment: [String: String?], glyphs: String) throws {
    let program = try PtyProgram.probe(environment: environment)
    program.wait("\(glyphs) glyphs") { $0.row(0).hasSuffix(glyphs) }
    program.wait(row: 3, glyphs == "ascii" ? "|-+|" : "|日本|e\u{301}|⣿█|")
    if glyphs == "ascii" { #expect(program.bytes.filter { $0 > 127 } == []) }
  }
}

extension PtyProgram {
  /// The sequences that set a colour, other than back to the terminal's own.
  fileprivate var writtenColors: [String] {
    String(decoding: bytes, as: UTF8.self).matches(of: /\u{1B}\[([0-9;:]*)m/).map { String($0.1) }
      .filter {
        $0.split(whereSeparator: ";:".contains).contains { ("30"..."48").contains($0) && $0.count == 2 && $0 != "39" }
      }
  }
}
