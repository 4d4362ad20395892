import Foundation
import Testing

@Suite("gradus run refuses") struct RunCommandFailureTests {
  private let home: ScratchFolder
  init() throws { home = try ScratchFolder() }

  static let trap = "initialization/zero-trap"

  @Test(
    "wrong usage with 64 and the nearest spelling",
    arguments: [
      (
        ["initialisation/zero-trap"], "There is no lesson called \"initialisation\". Did you mean \"initialization\"?"
      ),
      (
        ["initialization/zero-trip"],
        "There is no experiment of \"initialization\" called \"zero-trip\". Did you mean \"zero-trap\"?"
      ),
      (["initialization"], "Name an experiment of \"initialization\". There are: "),
      (["initialization/"], "Name an experiment of \"initialization\". There are: "),
      ([""], "Name a lesson. There are: "),
      ([], "Name an experiment (gradus run LESSON/EXPERIMENT) or give --file FILE"),
      ([trap, "--file", "x.yaml"], "Name an experiment (gradus run LESSON/EXPERIMENT) or give --file FILE"),
      ([trap, "--set", "learning-rat=1"], "(did you mean \"learning-rate\"?)"),
      ([trap, "--set", "initializer=xavie"], "(did you mean \"xavier\"?)"),
      ([trap, "--set", "learning-rate"], "--set takes NAME=VALUE, such as --set learning-rate=0.1"),
      ([trap, "--set", "=3"], "--set takes NAME=VALUE, such as --set learning-rate=0.1"),
      ([trap, "--set", "learning-rate= "], "--set learning-rate= names no value; write learning-rate=VALUE."),
      ([trap, "--set", "learning-rate=-1"], "the learning rate is from 1e-06 to 100; -1 is outside"),
      ([trap, "--set", "learning-rate=nan"], "the learning rate is a number; \"nan\" is not"),
      ([trap, "--set", "learning-rate=1e999"], "the learning rate is a number; \"1e999\" is not"),
      ([trap, "--set", "samples=99999999999999999999"], "the number of samples is a whole number"),
      ([trap, "--set", "samples=100000000"], "100000000 is outside"),
      ([trap, "--set", "dataset=a=b"], "\"a=b\""),
      ([trap, "--set", "initializer={{{{"], "write it like zero, 0.3"),
      ([trap, "--seed", "-1"], "expected is a whole number from 0 to 18446744073709551615."),
      ([trap, "--seed", "18446744073709551616"], "expected is a whole number from 0 to 18446744073709551615."),
      ([trap, "--steps", "-1"], "expected is a whole number from 0 to 9223372036854775807."),
      ([trap, "--steps", "1e3"], "expected is a whole number from 0 to 9223372036854775807."),
      ([trap, "--every", "0"], "expected is a whole number from 1 to 9223372036854775807."),
      ([trap, "--format", "cvs"], "Please provide one of 'text', 'csv' or 'json'."),
      ([trap, "--stesp", "3"], "Did you mean '--steps'?"),
      ([trap, "other"], "Unexpected argument 'other'"),
    ])
  func usage(arguments: [String], sentence: String) throws {
    let result = try GradusProcess(["run"] + arguments, home: home)
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test(
    "a bad experiment file with 65, file, line and column",
    arguments: [
      ("", "1:1: error: this file holds no experiment"),
      ("kind: trian", "1:7: error: \"trian\" is not a kind of experiment"),
      ("kind: [", "1:8: error: this is not YAML"), ("\u{0}", "1:1: error: the hidden character U+0 is not allowed"),
      ("kind: train\nkind: train", "2:1: error: "), ("a: &x 1\nb: *x", "2:4: error: anchors (&) and aliases (*)"),
      (
        RunCommandTests.small.replacing("tanh", with: "tan"),
        "4:34: error: \"tan\" is not an activation; expected identity, sigmoid, tanh, relu, "
          + "leaky-relu, softplus, elu or gelu "
          + "(did you mean \"tanh\"?)"
      ),
      (RunCommandTests.small.replacing("epochs", with: "epoch"), "7:1: error: \"epoch\" is not a setting"),
      (RunCommandTests.small.replacing("dense: 3", with: "dense: 3000000"), "4:"),
      (RunCommandTests.small.replacing("epochs: 10", with: "epochs: 100000000"), "7:"),
    ])
  func file(text: String, expected: String) throws {
    let file = try home.write(text, to: "bad.yaml")
    let result = try GradusProcess(["run", "--file", file], home: home)
    #expect(result.status == 65)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("\(file):\(expected)") }, "\(result.errors)")
    #expect(lines.allSatisfy { $0.hasPrefix("\(file):") })
  }

  @Test("so is one that is too long or too deep", arguments: [("#", 100_001), ("#", 2_000_000), ("[", 5_000)])
  func size(text: String, count: Int) throws {
    let file = try home.write(String(repeating: text, count: count), to: "bad.yaml")
    let result = try GradusProcess(["run", "--file", file], home: home)
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("\(file):1:") && result.errors.count < 1000)
  }

  @Test("bytes that are no text are named with their place")
  func bytes() throws {
    let file = home.path("latin.yaml")
    try Data([0x6B, 0x69, 0x6E, 0x64, 0x3A, 0x20, 0xE9, 0x0A]).write(to: URL(filePath: file))
    let result = try GradusProcess(["run", "--file", file], home: home)
    #expect(result.status == 65 && result.errors.contains("\(file):1:7: error: this is not UTF-8 text"))
  }

  @Test("a file that cannot be read with 74")
  func unreadable() throws {
    for (path, reason) in [(home.path("none.yaml"), "there is no such file"), (home.path, "it is a folder")] {
      let result = try GradusProcess(["run", "--file", path], home: home)
      #expect(result.status == 74)
      #expect(result.errors == "gradus: \"\(path)\" cannot be read: \(reason).\n")
    }
    let result = try GradusProcess(["run", Self.trap, "--lessons", home.path("none")], home: home)
    #expect(result.status == 74 && result.errors.contains("There is no folder"))
  }

  @Test("what hides in a file or an argument is shown escaped")
  func escapes() throws {
    let file = try home.write("kind: \"\\e[2J\\u202e\"\n", to: "bad.yaml")
    for arguments in [["--file", file], [Self.trap, "--set", "dataset=\u{1B}[2J\u{202E}"], ["\u{9B}2J/x"]] {
      let result = try GradusProcess(["run"] + arguments, home: home)
      #expect(result.status == 64 || result.status == 65)
      #expect(!result.errors.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{9B}"].contains($0) })
    }
  }
}
