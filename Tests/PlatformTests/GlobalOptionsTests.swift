import Course
import Foundation
import Testing

@testable import Platform
@testable import gradus

@Suite("Global options") struct GlobalOptionsTests {
  static let words = ["--plain", "--ascii", "--no-color", "--lessons", "A", "--data-dir", "B"]
  static let options = GlobalOptions(
    isPlain: true, glyphs: .ascii, isColorless: true, lessonsFolder: "A", dataFolder: "B")

  /// Every subcommand with what it needs to be called.
  static let subcommands = [
    ["lessons"], ["open"], ["open", "a/b"], ["settings"], ["check"], ["doctor"], ["run", "a/b"],
  ]

  static func shared(_ words: [String]) throws -> GlobalOptions? {
    switch try GradusCommand.parseAsRoot(words) {
    case let command as LessonsCommand: command.shared.global
    case let command as CheckCommand: command.shared.global
    case let command as DoctorCommand: command.shared.global
    case let command as ContentsCommand: command.shared.global
    case let command as OpenCommand: command.shared.global
    case let command as SettingsCommand: command.shared.global
    case let command as RunCommand: command.shared.global
    default: nil
    }
  }

  @Test("they stand before or behind any subcommand, or around it", arguments: subcommands)
  func places(subcommand: [String]) throws {
    #expect(try Self.shared(Self.words + subcommand) == Self.options)
    #expect(try Self.shared(subcommand + Self.words) == Self.options)
    #expect(try Self.shared(Self.words.prefix(3) + subcommand + Self.words.suffix(4)) == Self.options)
    #expect(try Self.shared(subcommand) == GlobalOptions())
  }

  @Test("glyphs are asked for by name", arguments: GlobalOptions.Glyphs.allCases)
  func glyphs(glyphs: GlobalOptions.Glyphs) throws {
    #expect(try Self.shared(["--glyphs", glyphs.rawValue])?.glyphs == glyphs)
  }

  @Test("they need no subcommand")
  func alone() throws { #expect(try Self.shared(Self.words) == Self.options) }

  @Test("a subcommand keeps its own options between them")
  func mixed() throws {
    let words = ["--plain", "run", "--set", "a=1", "--lessons", "A", "x/y", "--set", "b=2", "--seed", "3"]
    let command = try #require(try GradusCommand.parseAsRoot(words) as? RunCommand)
    #expect(command.options.settings == ["a=1", "b=2"])
    #expect(command.experiment == "x/y")
    #expect(command.options.seed == 3)
    #expect(command.shared.global == GlobalOptions(isPlain: true, lessonsFolder: "A"))
  }

  static let wrong: [(words: [String], complaint: String)] = [
    (["--lesons", "A", "lessons"], #"Did you mean "--lessons"?"#),
    (["lessons", "--data-dri", "A"], "Did you mean '--data-dir'?"),
    (["--data-dir"], "Missing value for '--data-dir <dir>'"),
    (["--data-dir", "", "lessons"], "--data-dir takes a folder"),
    (["lessons", "--lessons", ""], "--lessons takes a folder"),
    (["--plain=yes"], "--plain"),
  ]

  @Test("the program refuses wrong ones with what is right and exits with 64", arguments: wrong)
  func refused(words: [String], complaint: String) throws {
    let run = try GradusProcess(words, home: try ScratchFolder())
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains(complaint), "\(run.errors)")
  }

  @Test("the program takes the lessons of the folder it is told, before and behind the subcommand")
  func lessonsFolder() throws {
    let home = try ScratchFolder()
    for words in [
      ["--lessons", home.path, "lessons"], ["lessons", "--lessons", home.path],
    ] {
      let run = try GradusProcess(words, home: home)
      #expect(run.status == 0)
      #expect(run.output == "")
    }
    let none = try GradusProcess(["--lessons", home.path("none"), "lessons"], home: home)
    #expect(none.status == 74)
    #expect(none.errors == "gradus: There is no folder \"\(home.path("none"))\" to read lessons from.\n")
  }

  @Test(
    "a word that is no subcommand is answered with the nearest there is",
    arguments: [
      (["rum", "a/b"], "There is no command called \"rum\". Did you mean \"run\"?"),
      (["chek"], "There is no command called \"chek\". Did you mean \"check\"?"),
      (["--plan"], "There is no option called \"--plan\". Did you mean \"--plain\"?"),
    ])
  func unknownWord(words: [String], sentence: String) throws {
    let run = try GradusProcess(words, home: try ScratchFolder())
    #expect(run.status == 64)
    #expect(run.errors == "gradus: \(sentence)\n")
    #expect(run.output == "")
  }
}
