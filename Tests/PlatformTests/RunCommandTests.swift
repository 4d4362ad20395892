import Foundation
import Testing

/// The contract of `gradus run`, held against the real program.
@Suite("gradus run") struct RunCommandTests {
  private let home: ScratchFolder
  init() throws { home = try ScratchFolder() }

  private func run(_ arguments: String...) throws -> GradusProcess {
    try GradusProcess(["run"] + arguments, home: home)
  }

  /// An experiment of a few steps.
  static let small = """
    kind: train
    id: tiny
    data: {circle: {samples: 40, noise: 0, scale: 0.2}}
    network: [{dense: 3, activation: tanh}, {dense: 1}]
    loss: binary-cross-entropy
    optimizer: {sgd: {learning-rate: 0.3}}
    epochs: 10
    claims:
      - say: It is solved at once.
        expect: train-loss below 0.01
        fails-with: {initializer: zero}
      - say: "Zero weights are a \\"trap\\"."
        with: {initializer: zero}
        expect: train-loss within 0.0001 of 0.6931
        fails-with: {initializer: xavier}

    """

  private func object(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }

  @Test("csv has a row at step 0, every N steps, and the last")
  func csv() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let result = try run("--file", file, "--format", "csv", "--every", "4")
    #expect(result.status == 0 && result.errors.isEmpty)
    let rows = result.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(result.output.hasPrefix("step,epoch,train-loss,test-loss,"))
    #expect(result.output.hasSuffix("\n"))
    #expect(rows.dropFirst().map { $0[0] } == ["0", "4", "8", "10"])
    #expect(Set(rows.map(\.count)).count == 1)
  }

  @Test(
    "the step to stop at may be none or far away",
    arguments: [("0", ["0"]), ("3", ["0", "3"]), ("9223372036854775807", ["0", "4", "8", "10"])])
  func steps(limit: String, expected: [String]) throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let result = try run("--file", file, "--format", "csv", "--every", "4", "--steps", limit)
    let steps = result.output.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
    #expect(steps == expected)
  }

  @Test("json is one object with the keys other programs rely on")
  func json() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let result = try run("--file", file, "--format", "json", "--seed", "18446744073709551615")
    #expect(result.status == 0 && result.output.split(separator: "\n").count == 1)
    let report = try object(result.output)
    #expect(
      Set(report.keys) == [
        "experiment", "kind", "seed", "settings", "steps", "finished", "diverged", "measures", "claims",
      ])
    #expect(report["experiment"] as? String == "tiny" && report["kind"] as? String == "train")
    #expect(report["steps"] as? Int == 10 && report["diverged"] as? Bool == false)
    #expect(report["finished"] as? String == "completed")
    #expect(result.output.contains("\"seed\": 18446744073709551615"))
    let measures = try #require(report["measures"] as? [String: Any])
    #expect(measures["train-loss"] is Double)
    let claims = try #require(report["claims"] as? [[String: Any]])
    #expect(claims.map { $0["say"] as? String } == ["It is solved at once.", "Zero weights are a \"trap\"."])
    #expect(claims[0]["holds"] as? Bool == false && claims[1]["holds"] is NSNull)
  }

  @Test("knobs are turned in order, and the last value of one counts")
  func settings() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let result = try run(
      "--file", file, "--format", "json", "--set", "learning-rate=0.1", "--set", "initializer={constant: 0.5}",
      "--set", "learning-rate = 0.2", "--set", "seed=3")
    #expect(result.status == 0, "\(result.errors)")
    let report = try object(result.output)
    let settings = try #require(report["settings"] as? [String: Any])
    #expect(settings["learning-rate"] as? Double == 0.2)
    #expect((settings["initializer"] as? [String: Double]) == ["constant": 0.5])
    #expect(report["seed"] as? Int == 3)
  }

  @Test("the same seed gives the same bytes, another one others")
  func determinism() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let runs = try ["5", "5", "6"].map { try run("--file", file, "--format", "csv", "--seed", $0).output }
    #expect(runs[0] == runs[1] && runs[0] != runs[2])
  }

  @Test("a run that diverges ends well and says so")
  func divergence() throws {
    let text = Self.small.replacing("binary-cross-entropy", with: "mean-squared-error").replacing(
      "tanh", with: "relu"
    )
    .replacing("epochs: 10", with: "epochs: 500").replacing("learning-rate: 0.3", with: "learning-rate: 100")
    let file = try home.write(text, to: "far.yaml")
    let result = try run("--file", file, "--format", "json")
    let report = try object(result.output)
    #expect(result.status == 0 && report["diverged"] as? Bool == true)
    #expect((report["finished"] as? String)?.contains("learning-rate") == true)
    let table = try run("--file", file, "--format", "csv")
    #expect(table.status == 0)
    let text1 = try run("--file", file)
    #expect(text1.status == 0 && text1.output.contains("diverged"))
  }

  @Test(
    "kinds without steps write their points or layers",
    arguments: [
      ("symmetry-clock", ["--set", "seeds=1", "--set", "epochs=5"], "point,weight-scale,seed,epochs", 4),
      ("thermometer", ["--set", "depth=3"], "layer,activation-mean,activation-std,", 3),
    ])
  func kinds(_ name: String, _ more: [String], _ header: String, _ rows: Int) throws {
    let result = try GradusProcess(["run", "initialization/\(name)", "--format", "csv"] + more, home: home)
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix(header) == true && lines.count == rows + 1)
  }

  @Test("a result goes to a file, which is replaced only by force")
  func output() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let target = home.path("out.csv")
    let first = try run("--file", file, "--format", "csv", "--output", target)
    #expect(first.status == 0 && first.output.isEmpty && first.errors.isEmpty)
    let written = try home.read("out.csv")
    #expect(written.hasPrefix("step,epoch,"))
    let second = try run("--file", file, "--format", "json", "--output", target)
    #expect(second.status == 74)
    #expect(second.errors == "gradus: \"\(target)\" exists already; give --force to replace it.\n")
    #expect(try home.read("out.csv") == written)
    let third = try run("--file", file, "--format", "json", "--output", target, "--force")
    #expect(third.status == 0)
    #expect(try home.read("out.csv").hasPrefix("{\"experiment\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).sorted() == ["out.csv", "tiny.yaml"])
  }

  @Test("a link to the result stays a link")
  func link() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    try home.write("old", to: "real.json")
    try FileManager.default.createSymbolicLink(
      atPath: home.path("link.json"), withDestinationPath: home.path("real.json"))
    let result = try run("--file", file, "--format", "json", "--output", home.path("link.json"), "--force")
    #expect(result.status == 0)
    #expect(try home.read("real.json").hasPrefix("{"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: home.path("link.json")) == home.path("real.json"))
  }

  @Test("nothing but an ordinary file is written over", arguments: [true, false])
  func places(isForced: Bool) throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    #expect(mkfifo(home.path("pipe"), 0o600) == 0)
    for (target, reason) in [
      (home.path("pipe"), "it is no ordinary file"), (home.path, "it is a folder"),
      (home.path("none/out.csv"), "No such file or directory"),
    ] {
      let result = try GradusProcess(
        ["run", "--file", file, "--steps", "1", "--output", target] + (isForced ? ["--force"] : []), home: home)
      #expect(result.status == 74)
      #expect(result.errors == "gradus: \"\(target)\" cannot be written: \(reason).\n")
    }
  }

  @Test("text has pictures in ASCII, tables, sentences and claims, in 72 columns")
  func text() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let result = try run("--file", file)
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 72 })
    #expect(lines.prefix(3) == ["tiny, seed 1", "10 steps, completed", ""])
    #expect(lines.contains { $0.contains("ln 2, a coin flip") })
    #expect(lines.contains { $0.hasPrefix("Training loss ") })
    #expect(lines.contains { $0.hasPrefix("train-loss      0.") })
    #expect(lines.contains("[fails] It is solved at once."))
    #expect(lines.contains("[open]  Zero weights are a \"trap\"."))
  }

  @Test("what was turned is said, and claims about other settings stay open")
  func changes() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let result = try run("--file", file, "--set", "learning-rate=0.5")
    #expect(
      result.output.hasPrefix("tiny, seed 1\n10 steps, completed\nChanged: learning rate 0.5, not 0.3\n"))
    #expect(result.output.contains("[open]  It is solved at once."))
  }

  @Test("braille appears where the locale is UTF-8, unless ASCII is asked for; no colour on a pipe")
  func glyphs() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    func isBraille(_ arguments: [String], _ environment: [String: String]) throws -> Bool {
      let result = try GradusProcess(["run", "--file", file] + arguments, home: home, environment: environment)
      #expect(result.status == 0 && !result.output.contains("\u{1B}"))
      return result.output.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
    }
    #expect(try isBraille([], ["LANG": "C.UTF-8"]))
    #expect(try isBraille([], ["LC_ALL": "de_DE.utf8", "LANG": "C"]))
    #expect(try !isBraille(["--ascii"], ["LANG": "C.UTF-8"]))
    #expect(try !isBraille([], ["LC_ALL": "C", "LANG": "C.UTF-8"]))
    #expect(try !isBraille([], [:]))
  }

  @Test("a run that was stopped says so")
  func stopped() throws {
    let file = try home.write(Self.small, to: "tiny.yaml")
    let result = try run("--file", file, "--steps", "1")
    #expect(result.output.hasPrefix("tiny, seed 1\nStopped after 1 step.\n"))
    #expect(result.output.contains("[open]  It is solved at once."))
  }
}
