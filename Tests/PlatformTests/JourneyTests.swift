import Foundation
import GRDB
import Testing

/// A learner at the real program, on a real terminal, with a home of their own.
@Suite("Journeys") struct JourneyTests {
  /// One lesson of the course, so that a journey stays the same when others come before it.
  private static let lessons: ScratchFolder = {
    guard let folder = try? ScratchFolder(),
      let text = try? String(
        contentsOf: GradusProcess.root.appending(path: "Lessons/initialization.md"), encoding: .utf8),
      (try? folder.write(text, to: "initialization.md")) != nil
    else { preconditionFailure("no folder could be made for the lesson of the journeys") }
    return folder
  }()

  /// - Parameter home: nil for one of the program's own, with the glyphs chosen on the command line.
  private static func gradus(
    _ arguments: [String] = [], home: ScratchFolder? = nil, environment: [String: String] = [:]
  ) throws -> PtyProgram {
    var changes: [String: String?] = ["GRADUS_LESSONS": lessons.path]
    if let home {
      changes["HOME"] = home.path
      // Values that are nil take a variable away.
      for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME"] { changes.updateValue(nil, forKey: name) }
    }
    for (name, value) in environment { changes[name] = value }
    let glyphs = home == nil ? ["--glyphs", "braille"] : []
    return try PtyProgram(PtyProgram.built("gradus"), glyphs + arguments, environment: changes)
  }

  /// A home where the glyphs were chosen already.
  private static func settledHome() throws -> ScratchFolder {
    let home = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: home.path(".config/gradus"), withIntermediateDirectories: true)
    try home.write("glyphs: braille\n", to: ".config/gradus/settings.yaml")
    return home
  }

  /// Waits until the screen says this, wherever its lines are broken.
  private static func sees(_ program: PtyProgram, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    program.wait("\"\(text)\"", sourceLocation: sourceLocation) { screen in
      screen.text.contains(text)
        || screen.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(text)
    }
  }

  private static func quit(_ program: PtyProgram, sourceLocation: SourceLocation = #_sourceLocation) {
    program.send("\u{03}")
    #expect(program.end(sourceLocation: sourceLocation) == .code(0), sourceLocation: sourceLocation)
    #expect(!program.emulator.isAlternate, sourceLocation: sourceLocation)
    #expect(program.emulator.isCursorVisible, sourceLocation: sourceLocation)
    #expect(program.attributes == program.before, sourceLocation: sourceLocation)
  }

  /// Whether an answer stands in the log of this home.
  private static func answers(in home: ScratchFolder) throws -> Int {
    let path = home.path(".local/share/gradus/progress.sqlite")
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try DatabaseQueue(path: path).read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM event WHERE kind = 'answered'") ?? 0
    }
  }

  /// From the page "Every weight zero" to the verdict on its prediction.
  private static func predict(_ program: PtyProgram) {
    sees(program, "Every weight zero")
    program.send("\r")
    sees(program, "Predict")
    program.send("1\r")
    sees(program, "The run gave 0.6931")
  }

  @Test("from the first start over a prediction to the lab, and back to the same place the next day")
  func firstDay() throws {
    let home = try ScratchFolder()
    let program = try Self.gradus(home: home)
    Self.sees(program, "Which of these look right?")
    program.send("1")
    Self.sees(program, "Breaking the tie")
    program.send("\r")
    Self.sees(program, "Eight people, one opinion")
    program.send("o")
    Self.sees(program, "Enter opens, q closes")
    program.send("j\r")
    Self.predict(program)
    program.send("\r")
    Self.sees(program, "running")
    program.send(">>>>>>>>>>>>")
    Self.sees(program, "finished")
    #expect(program.emulator.text.contains("☑ After 2,000 epochs every"))
    program.send("qq")
    Self.sees(program, "step by step")
    program.send("q")
    #expect(program.end() == .code(0))
    #expect(!program.emulator.isAlternate)
    #expect(program.attributes == program.before)

    let next = try Self.gradus(home: home)
    Self.sees(next, "•  2  Every weight zero")
    next.send("\r")
    Self.sees(next, "Every weight zero")
    next.wait("the prediction, made") { $0.text.contains("saw it coming") || $0.text.contains("otherwise") }
    Self.quit(next)
    #expect(try Self.answers(in: home) == 1)
  }

  @Test("an answer that was saved outlives a kill at once")
  func kill() throws {
    let home = try Self.settledHome()
    let program = try Self.gradus(["open", "initialization/every-weight-zero"], home: home)
    Self.predict(program)
    program.wait("the answer in the log") { _ in (try? Self.answers(in: home)) == 1 }
    program.signal(SIGKILL)
    #expect(program.end() == .signal(SIGKILL))
    let next = try Self.gradus(home: home)
    Self.sees(next, "•  2  Every weight zero")
    Self.quit(next)
    #expect(try Self.answers(in: home) == 1)
  }

  @Test(
    "asked to end while it trains, it restores the terminal, saves, and dies of the signal",
    arguments: [SIGTERM, SIGHUP])
  func terminated(signal: Int32) throws {
    let home = try Self.settledHome()
    let program = try Self.gradus(["open", "initialization/1"], home: home)
    Self.sees(program, "Eight people")
    program.send("r")
    Self.sees(program, "running")
    program.send(">>>>>>>>>>>>")
    program.signal(signal)
    #expect(program.end() == .signal(signal))
    #expect(!program.emulator.isAlternate)
    #expect(program.attributes == program.before)
    let log = try DatabaseQueue(path: home.path(".local/share/gradus/progress.sqlite"))
    let visits = try log.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event WHERE kind = 'visited'") }
    #expect(visits == 1)
  }

  @Test("a storm of sizes while it trains ends with the right picture")
  func storm() throws {
    let program = try Self.gradus(["open", "initialization/1"])
    Self.sees(program, "Eight people")
    program.send("r")
    Self.sees(program, "running")
    program.send(">>>>>>>>>>")
    var state: UInt64 = 7
    func random(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 1 + Int(state >> 33) % most
    }
    for _ in 0..<1_000 {
      program.resize(columns: random(220), rows: random(70))
      program.takeWhatIsThere()
    }
    program.resize(columns: 80, rows: 24)
    program.wait("the last size") { screen in
      screen.row(0).hasPrefix("  Breaking the tie") && screen.row(23).contains("? help")
        && screen.text.contains("Knobs") && (0..<24).allSatisfy { screen.row($0).count <= 80 }
    }
    Self.quit(program)
  }

  @Test("two programs on one home lose nothing")
  func twoAtOnce() throws {
    let home = try Self.settledHome()
    let (one, two) = (
      try Self.gradus(["open", "initialization/every-weight-zero"], home: home),
      try Self.gradus(["open", "initialization/every-weight-zero"], home: home)
    )
    Self.predict(one)
    Self.predict(two)
    Self.quit(one)
    Self.quit(two)
    #expect(try Self.answers(in: home) == 2)
  }

  @Test("a log that cannot be used is said, and the lesson opens all the same")
  func brokenLog() throws {
    let home = try Self.settledHome()
    try FileManager.default.createDirectory(
      atPath: home.path(".local/share/gradus"), withIntermediateDirectories: true)
    try home.write("this is no database, however long one looks at it", to: ".local/share/gradus/progress.sqlite")
    let program = try Self.gradus(["open", "initialization/1"], home: home)
    Self.sees(program, "Eight people")
    Self.sees(program, "not a database")
    program.send("  ")
    Self.sees(program, "2 of")
    program.send("\u{03}")
    _ = program.end()
    #expect(try home.read(".local/share/gradus/progress.sqlite").hasPrefix("this is no database"))
  }

  @Test("NO_COLOR takes colour away, and nothing else")
  func noColor() throws {
    let program = try Self.gradus(
      ["open", "initialization/1"], environment: ["NO_COLOR": "1"])
    Self.sees(program, "Eight people")
    program.send("r")
    Self.sees(program, "running")
    program.send("q")
    Self.sees(program, "Eight people")
    Self.quit(program)
    // Colours are the parameters 30 to 48 and 90 to 107 of what sets the style; 39 and 49 are the terminal's own.
    let text = String(decoding: program.bytes, as: UTF8.self)
    for sequence in text.matches(of: /\u{1B}\[([0-9;]*)m/) {
      let codes = sequence.1.split(separator: ";").compactMap { Int($0) }
      let colors = codes.filter { (30...49).contains($0) && $0 % 10 != 9 || $0 >= 90 }
      #expect(colors.isEmpty, "\(sequence.1)")
    }
  }

  @Test("--ascii shows ASCII alone")
  func ascii() throws {
    let program = try Self.gradus(["--ascii", "open", "initialization/1"])
    Self.sees(program, "Eight people")
    program.send("r")
    Self.sees(program, "running")
    let isASCII = program.emulator.text.allSatisfy { $0.isASCII }
    #expect(isASCII)
    Self.quit(program)
  }

  @Test("on a dumb terminal and through a pipe it speaks in lines")
  func plain() throws {
    let program = try Self.gradus(environment: ["TERM": "dumb"])
    Self.sees(program, "plain text")
    program.send("1\n")
    Self.sees(program, "Page 1 of")
    program.send("quit\n")
    #expect(program.end() == .code(0))
    #expect(!program.hasWritten("\u{1B}"))
  }
}
