import Foundation
import Testing

@Suite("Sizes of the terminal") struct PtySizeTests {
  /// The corner says that the whole of the last size was drawn, the digit that it was the newest.
  /// The frame must have ended too: what comes of it on another size could look like anything.
  private func waitForSize(_ program: PtyProgram, count: Int, _ columns: Int, _ rows: Int) -> Bool {
    let wanted = String("\(count % 10) \(columns)x\(rows) palette256 braille".prefix(columns))
    return program.wait("size \(count): \(columns)x\(rows)") { screen in
      guard program.hasJustWritten("\u{1B}[?2026l") else { return false }
      let last = screen.row(rows - 1)
      return (screen.row(0) + " ").hasPrefix(wanted) && (rows <= 4 || last.hasSuffix("#") && last.count == columns)
    }
  }

  @Test("every size is drawn to its edges, from 1x1 up")
  func everySize() throws {
    let program = try PtyProgram.probe()
    let sizes = [
      (1, 1), (2, 1), (1, 2), (3, 3), (200, 1), (1, 60), (220, 70), (1, 1), (80, 24), (40, 12), (20, 6), (120, 40),
      (10, 5), (11, 5), (10, 6), (200, 60), (7, 70), (220, 2), (80, 25), (81, 25), (80, 24),
    ]
    for (index, size) in sizes.enumerated() {
      program.resize(columns: size.0, rows: size.1)
      guard waitForSize(program, count: index + 1, size.0, size.1) else { return }
    }
    program.send("q")
    #expect(program.end() == .code(0))
    #expect(!program.emulator.isAlternate)
  }

  @Test("a storm of a thousand sizes while a run trains ends with the right screen")
  func storm() throws {
    let program = try PtyProgram.probe()
    program.send("r")
    program.wait("frames of the run") { !$0.row(2).hasPrefix("step 0") }
    var state: UInt64 = 7
    func random(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % limit) + 1
    }
    for _ in 0..<1_000 {
      program.resize(columns: random(220), rows: random(70))
      program.takeWhatIsThere()
    }
    program.resize(columns: 80, rows: 24)
    program.wait("the last size") { $0.row(0).dropFirst(2).hasPrefix("80x24 ") && $0.row(23).count == 80 }
    program.send("tx")
    program.wait(row: 1, "3 keys: r t x")
    // Nothing of other sizes is left over.
    let rows = program.emulator.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[3] == "|日本|e\u{301}|⣿█|")
    #expect(rows[4..<23].filter { !$0.isEmpty } == [])
    #expect(rows[23] == String(repeating: " ", count: 79) + "#")
    program.send("q")
    #expect(program.end() == .code(0))
    program.expectModesRestored()
  }

  @Test("a terminal that lost its picture on the way back to its size gets it again")
  func sameSize() throws {
    let program = try PtyProgram.probe()
    program.emulator.write(Array("\u{1B}[2J".utf8)[...])
    program.signal(SIGWINCH)
    program.wait(row: 0, "1 80x24 palette256")
    program.wait("the corner") { $0.row(23).count == 80 }
  }

  @Test("LINES and COLUMNS in the environment do not freeze the size")
  func environmentOfSize() throws {
    let program = try PtyProgram.probe(environment: ["LINES": "30", "COLUMNS": "100"])
    program.resize(columns: 60, rows: 20)
    program.wait(row: 0, "1 60x20")
    program.send("q")
    #expect(program.end() == .code(0))
  }

  @Test("a terminal that does not know its size gets the one of its description")
  func noSize() throws {
    let program = try PtyProgram(
      "/bin/sh", ["-c", "stty rows 0 cols 0; exec \"$0\"", PtyProgram.built("ScreenProbe")])
    program.wait("80x24") { $0.text.contains("0 80x24") }
    program.send("q")
    #expect(program.end() == .code(0))
  }

  @Test("a terminal that claims a size nobody has is not believed")
  func absurdSize() throws {
    let program = try PtyProgram.probe()
    program.claim(columns: 65_535, rows: 65_535)
    program.wait("the first of many columns") { $0.row(0).contains("2000x1000") }
    program.resize(columns: 80, rows: 24)
    program.wait(row: 0, "2 80x24")
    program.send("q")
    #expect(program.end() == .code(0))
  }
}
