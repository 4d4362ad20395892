import Foundation
import TerminalUI
import Testing
import Tutor

@testable import Platform

@Suite("Settings file") struct SettingsFileTests {
  struct Case: CustomTestStringConvertible {
    var text: String
    var settings = Settings()
    /// Without the name of the file.
    var problems: [String] = []
    var testDescription: String { String(text.prefix(60)) }
  }

  static func settings(
    _ theme: Settings.ThemeName = .automatic, glyphs: GlyphTier? = nil, pace: Settings.PaceChoice = .normal,
    reducedMotion: Bool = false, plan: (reviews: Int, newCards: Int, retention: Double) = (40, 10, 0.9)
  ) -> Settings {
    var settings = Settings()
    settings.theme = theme
    settings.glyphs = glyphs
    settings.pace = pace
    settings.reducedMotion = reducedMotion
    (settings.quiz.reviews, settings.quiz.newCards, settings.quiz.retention) = plan
    return settings
  }

  static let cases = [
    Case(text: ""),
    Case(text: "# nothing but a comment, with & and *\n"),
    Case(text: "---\n...\n"),
    Case(
      text: "theme: dark\nglyphs: blocks\npace: slow\nreduced-motion: true\n",
      settings: settings(.dark, glyphs: .blocks, pace: .slow, reducedMotion: true)),
    Case(text: "{theme: 'mono', pace: \"fast\"}", settings: settings(.mono, pace: .fast)),
    Case(text: "theme: light\nglyphs:\npace: ~\n", settings: settings(.light)),
    Case(
      text: "theme: drak\npace: fast\n", settings: settings(pace: .fast),
      problems: [
        "1:8: error: \"drak\" is not a value of \"theme\"; expected automatic, dark, light, mono (did you mean \"dark\"?)"
      ]),
    Case(
      text: "pace: fast\n\nthem: dark\n", settings: settings(pace: .fast),
      problems: [
        "3:1: error: \"them\" is not a setting; expected theme, glyphs, pace, reduced-motion, reviews-a-day, "
          + "new-questions-a-day, retention (did you mean \"theme\"?)"
      ]),
    Case(
      text: "glyphs: [braille]\nreduced-motion: yes\n",
      problems: [
        "1:9: error: \"a list or a map\" is not a value of \"glyphs\"; expected braille, blocks, ascii",
        "2:17: error: \"yes\" is not a value of \"reduced-motion\"; expected true, false",
      ]),
    Case(
      text: "reviews-a-day: 1000\nnew-questions-a-day: 0\nretention: 0.97\n",
      settings: settings(plan: (1_000, 0, 0.97))),
    Case(text: "retention: .7\n", settings: settings(plan: (40, 10, 0.7))),
    Case(
      text: "reviews-a-day: 0\nnew-questions-a-day: 2.5\nretention: 0.98\n",
      problems: [
        "1:16: error: \"0\" is not a value of \"reviews-a-day\"; expected a whole number from 1 to 1000",
        "2:22: error: \"2.5\" is not a value of \"new-questions-a-day\"; expected a whole number from 0 to 200",
        "3:12: error: \"0.98\" is not a value of \"retention\"; expected the share you want to know when asked, "
          + "from 0.7 to 0.97",
      ]),
    Case(
      text: "reviews-a-day: [1]\nretention: nan\nreviews-a-dy: 5\n",
      problems: [
        "1:16: error: \"a list or a map\" is not a value of \"reviews-a-day\"; expected a whole number from 1 to 1000",
        "2:12: error: \"nan\" is not a value of \"retention\"; expected the share you want to know when asked, "
          + "from 0.7 to 0.97",
        "3:1: error: \"reviews-a-dy\" is not a setting; expected theme, glyphs, pace, reduced-motion, reviews-a-day, "
          + "new-questions-a-day, retention (did you mean \"reviews-a-day\"?)",
      ]),
    Case(
      text: "theme: dark\ntheme: light\n", problems: ["1:1: error: \"theme\" is given more than once"]),
    Case(
      text: "theme: dark\n  pace: [fast\n",
      problems: ["2:7: error: this is not YAML: mapping values are not allowed in this context"]),
    Case(
      text: "theme: *dark\n", problems: ["1:8: error: anchors (&) and aliases (*) are not used in settings"]),
    Case(
      text: "dark",
      problems: [
        "1:1: error: settings are named values, one \"name: value\" a line, such as \"theme: dark\""
      ]),
    Case(
      text: "th\u{202E}eme: dark\n",
      problems: [
        "1:1: error: \"th\\u{202E}eme\" is not a setting; expected theme, glyphs, pace, reduced-motion, "
          + "reviews-a-day, new-questions-a-day, retention (did you mean \"theme\"?)"
      ]),
  ]

  @Test("what is right counts, and what is wrong is named with its place", arguments: cases)
  func reading(_ example: Case) throws {
    let scratch = try ScratchFolder()
    let file = SettingsFile(path: try scratch.write(example.text, to: "settings.yaml"))
    let found = file.read()
    #expect(found.settings == example.settings)
    #expect(found.problems == example.problems.map { "\(file.path):\($0)" })
  }

  @Test(
    "nothing in a file makes it trap",
    arguments: [
      String(repeating: "[", count: 60_000), String(repeating: "{a: ", count: 15_000),
      String(repeating: "- ", count: 30_000),
      "\u{0}", "theme: \u{7}", "!!binary x: y", "? [a, b]\n: c\n",
      String(repeating: "x", count: 63_000),
      "a: b\n---\nc: d\n", "\u{FEFF}theme: dak", "\t: x",
    ])
  func hostile(text: String) throws {
    let scratch = try ScratchFolder()
    let file = SettingsFile(path: try scratch.write(text, to: "settings.yaml"))
    let found = file.read()
    #expect(found.settings == Settings())
    #expect(!found.problems.isEmpty)
    #expect(found.problems.allSatisfy { $0.utf8.count < 1_000 && $0.hasPrefix(file.path + ":") })
  }

  @Test("a file that is too large, a folder and a missing file are no trouble")
  func unreadable() throws {
    let scratch = try ScratchFolder()
    let large = SettingsFile(path: try scratch.write(String(repeating: "#", count: 64_001), to: "large.yaml"))
    #expect(large.read().problems == ["\(large.path):1:1: error: settings have at most 64 KB"])
    let folder = SettingsFile(path: scratch.path)
    #expect(folder.read().problems == ["\"\(scratch.path)\" cannot be read: it is a folder."])
    #expect(throws: FileError.unwritable(scratch.path, reason: "it is a folder.")) { try folder.write(Settings()) }
    let missing = SettingsFile(path: scratch.path("none.yaml")).read()
    #expect(missing.settings == Settings())
    #expect(missing.problems == [])
  }

  static let everySettings = Settings.ThemeName.allCases.flatMap { theme in
    ([nil] + GlyphTier.allCases.map { $0 as GlyphTier? }).flatMap { glyphs in
      Settings.PaceChoice.allCases.flatMap { pace in
        [true, false].map {
          settings(theme, glyphs: glyphs, pace: pace, reducedMotion: $0, plan: $0 ? (5, 0, 0.85) : (40, 10, 0.9))
        }
      }
    }
  }

  @Test("what is written comes back, and makes its folder")
  func roundTrip() throws {
    let scratch = try ScratchFolder()
    let file = SettingsFile(path: scratch.path("config/gradus/settings.yaml"))
    for settings in Self.everySettings {
      try file.write(settings)
      let found = file.read()
      #expect(found.settings == settings)
      #expect(found.problems == [])
    }
    #expect(!scratch.has("config/gradus/settings.yaml.bak"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("config/gradus")) == ["settings.yaml"])
  }

  @Test("settings of before there was a plan are still Gradus' own, and what is usual is not written")
  func older() throws {
    let scratch = try ScratchFolder()
    let text = "# What you chose in Gradus.\ntheme: dark\npace: normal\nreduced-motion: false\n"
    let file = SettingsFile(path: try scratch.write(text, to: "settings.yaml"))
    try file.write(Self.settings(.dark))
    #expect(try scratch.read("settings.yaml") == text)
    try file.write(Self.settings(.dark, plan: (40, 10, 0.85)))
    #expect(try scratch.read("settings.yaml") == text + "retention: 0.85\n")
    #expect(!scratch.has("settings.yaml.bak"))
  }

  @Test(
    "a file that Gradus did not write so is kept", arguments: ["them: dark\n", "# mine\ntheme: dark\n", "theme: ["])
  func copy(text: String) throws {
    let scratch = try ScratchFolder()
    try scratch.write("an older copy", to: "settings.yaml.bak")
    let file = SettingsFile(path: try scratch.write(text, to: "settings.yaml"))
    try file.write(Settings())
    #expect(try scratch.read("settings.yaml.bak") == text)
    try file.write(Self.settings(.dark))
    #expect(try scratch.read("settings.yaml.bak") == text)
    #expect(file.read().settings == Self.settings(.dark))
  }

  @Test("a link to settings kept elsewhere stays a link")
  func link() throws {
    let scratch = try ScratchFolder()
    try scratch.write("theme: dark\n", to: "real.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("settings.yaml"), withDestinationPath: scratch.path("real.yaml"))
    try SettingsFile(path: scratch.path("settings.yaml")).write(Self.settings(.light))
    #expect(try scratch.read("real.yaml").contains("theme: light"))
    #expect(try scratch.read("settings.yaml.bak") == "theme: dark\n")
  }
}
