import Foundation
import Testing

@testable import Lab
@testable import Platform

/// Share codes on the command line: made by `gradus run --share`, opened by `gradus open`.
@Suite("Share codes on the command line") struct ShareCommandTests {
  private let home: ScratchFolder
  init() throws { home = try ScratchFolder() }

  private func gradus(_ arguments: String...) throws -> GradusProcess { try GradusProcess(arguments, home: home) }

  /// The code of an experiment of a file, at a step.
  private func code(_ file: String, steps: Int) throws -> String {
    let result = try gradus(
      "run", "--file", file, "--set", "learning-rate=0.1", "--seed", "5", "--steps", "\(steps)", "--share")
    #expect(result.status == 0, "\(result.errors)")
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("what --share prints is opened at the step where it was, with what was set")
  func roundTrip() throws {
    let code = try code(home.write(RunCommandTests.small, to: "tiny.yaml"), steps: 4)
    let shared = try ShareCode.decode(code)
    #expect(shared.step == 4 && shared.experiment.seed == 5)
    let opened = try gradus("open", code)
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(opened.output.contains("Step 4 of 10, epoch 4."), "\(opened.output)")
    #expect(opened.output.contains("seed is 5;"), "\(opened.output)")
    // The loss there is that of the rate that was set.
    let trained = try gradus(
      "run", "--file", home.path("tiny.yaml"), "--set", "learning-rate=0.1", "--seed", "5", "--steps", "4",
      "--format", "csv")
    let rows = trained.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(rows.first?.firstIndex(of: "train-loss"))
    let last = try #require(rows.last)
    let loss = try #require(Double(last[column]))
    #expect(opened.output.contains("train-loss \(String(format: "%.4g", loss));"), "\(opened.output)")
  }

  @Test("a code that is broken, of another form or another meaning is refused with the reason")
  func refused() throws {
    let code = try code(home.write(RunCommandTests.small, to: "tiny.yaml"), steps: 1)
    let text = try SharedRun(experiment: ShareCode.decode(code).experiment).setting().written
    let cases = [
      (String(code.dropLast(3)), "This share code is damaged"), ("g9:" + code.dropFirst(3), "of the form \"g9:\""),
      (ShareCode.sealed(text, fingerprint: 1), "in which its settings mean something else"),
      (ShareCode.sealed("{experiment: {kind: train}}", fingerprint: 1), "an experiment needs \"data\""),
    ]
    for (code, sentence) in cases {
      let opened = try gradus("open", code)
      #expect(opened.status == ExitStatus.badData)
      #expect(opened.errors.contains(sentence), "\(opened.errors)")
      #expect(opened.output.isEmpty)
    }
  }

  private static let table = "a,b,y\n1,2,x\n3,4,z\n5,6,x\n7,8,z\n9,1,x\n2,3,z\n"
  private static let tabled = """
    kind: train
    data: {table: {file: mine.csv, label: y}}
    network: [{dense: 3, activation: tanh}, {dense: 2}]
    loss: softmax-cross-entropy
    optimizer: {sgd: {learning-rate: 0.2}}
    epochs: 9

    """

  @Test(
    "the data of a shared run are found by what is in them, wherever --data says, and asked for where they are not")
  func data() throws {
    try home.write(Self.table, to: "mine.csv")
    let code = try code(home.write(Self.tabled, to: "tabled.yaml"), steps: 6)
    let missing = try gradus("open", code)
    #expect(missing.status == ExitStatus.badData)
    let hash = Digest(of: Self.table.utf8).text
    #expect(
      missing.errors.contains(
        "This run needs the data file \"mine.csv\" with the hash \(hash). Say where it is with --data FILE."),
      "\(missing.errors)")

    let elsewhere = try ScratchFolder()
    let other = try elsewhere.write(Self.table.replacing("9,1", with: "9,2"), to: "mine.csv")
    let wrong = try gradus("open", code, "--data", other)
    #expect(wrong.status == ExitStatus.badData && wrong.errors.contains(hash))
    let renamed = try elsewhere.write(Self.table, to: "renamed.txt")
    let opened = try gradus("open", code, "--data", other, "--data", renamed)
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(opened.output.contains("Step 6 of 9, epoch 6."), "\(opened.output)")
    let gone = try gradus("open", code, "--data", elsewhere.path("none.csv"))
    #expect(gone.status == ExitStatus.inputOutput && gone.errors.contains("none.csv"), "\(gone.errors)")
  }

  @Test("c hands the code of a lab to the terminal's clipboard, and nothing else")
  func clipboard() throws {
    let code = try code(home.write(RunCommandTests.small, to: "tiny.yaml"), steps: 4)
    for (terminal, isCopied) in [("xterm-256color", true), ("tmux-256color", true), ("linux", false)] {
      let program = try PtyProgram(
        PtyProgram.built("gradus"), ["--glyphs", "blocks", "open", code],
        environment: ["TERM": terminal, "GRADUS_LESSONS": GradusProcess.root.appending(path: "Lessons").path])
      program.wait("the lab") { $0.text.contains("train loss") }
      program.send("Y")
      program.wait("the code") { $0.text.contains("c copies it") }
      #expect(!program.hasWritten("\u{1B}]52"), "it was copied before anybody wanted it")
      program.send("c")
      program.wait("the notice") { $0.text.contains("Handed to the clipboard") }
      program.send("\u{03}")
      #expect(program.end() == .code(0))
      let written = String(decoding: program.bytes, as: UTF8.self)
      let copies = written.split(separator: "\u{1B}]52;c;", omittingEmptySubsequences: false).dropFirst()
      #expect(copies.count == (isCopied ? 1 : 0), "\(terminal)")
      guard let copy = copies.first, let end = copy.firstIndex(of: "\u{07}") else { continue }
      let text = Data(base64Encoded: String(copy[..<end])).map { String(decoding: $0, as: UTF8.self) }
      let copied = try ShareCode.decode(try #require(text))
      #expect(copied.step == 4 && copied.experiment.seed == 5)
    }
  }
}
