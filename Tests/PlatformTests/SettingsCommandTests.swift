import Course
import Foundation
import Testing
import Tutor

@testable import Platform

@Suite("Settings on the command line") struct SettingsCommandTests {
  let home: ScratchFolder

  init() throws { home = try ScratchFolder() }

  var path: String { home.path(".config/gradus/settings.yaml") }

  func set(_ changes: String...) throws -> GradusProcess {
    try GradusProcess(["settings"] + changes.flatMap { ["--set", $0] }, home: home)
  }

  @Test("what is set is kept and shown with the rest")
  func change() throws {
    let result = try set("retention=0.85", "theme=dark", "reviews-a-day=60")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix(
        """
        theme: dark   (automatic, dark, light, mono)
        glyphs: as the terminal has   (braille, blocks, ascii)
        pace: normal   (slow, normal, fast)
        reduced-motion: false   (true, false)
        reviews-a-day: 60   (1 to 1000)
        new-questions-a-day: 10   (0 to 200)
        retention: 0.85   (0.7 to 0.97)

        """), "\(result.output)")
    #expect(try set("new-questions-a-day=0").status == 0)
    let found = SettingsFile(path: path).read()
    #expect(found.problems == [])
    #expect((found.settings.quiz.reviews, found.settings.quiz.newCards) == (60, 0))
    #expect((found.settings.quiz.retention, found.settings.theme) == (0.85, .dark))
  }

  @Test(
    "a wrong one is named, and then none is kept",
    arguments: [
      (
        "retention=1.2",
        "\"1.2\" is not a value of \"retention\"; expected the share you want to know when asked, from 0.7 to 0.97."
      ),
      ("pace=fats", "\"fats\" is not a value of \"pace\"; expected slow, normal, fast (did you mean \"fast\"?)."),
      ("retension=0.8", "(did you mean \"retention\"?)."),
      ("retention", "\"--set retention\" is no NAME=VALUE, such as \"retention=0.85\"."),
    ])
  func refused(change: String, sentence: String) throws {
    let result = try set("theme=dark", change)
    #expect(result.status == ExitStatus.usage)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(!home.has(".config/gradus/settings.yaml"))
  }

  @Test("the target that was set is what the statistics tell and forecast with, and the caps what the quiz asks")
  func statistics() throws {
    let data = home.path("data")
    let store = try ProgressStore(at: data + "/progress.sqlite")
    let now = Date().timeIntervalSince1970
    let events = (0..<40).flatMap { card in
      [5.0, 4.9, 3].map { days in
        ProgressEvent(
          id: "\(card)-\(days)", time: now - days * 86_400, zoneOffset: 0, what: ReviewLogTests.answer("q\(card)"))
      }
    }
    _ = try store.merge(events)
    store.close()
    func told() throws -> (target: Double, forecast: Int) {
      let result = try GradusProcess(["stats", "--json", "--data-dir", data], home: home)
      let tree = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      let retention = try #require(tree?["retention"] as? [String: Any])
      let forecast = try #require(tree?["forecast"] as? [String: Any])
      return (
        try #require(retention["target"] as? Double), try #require(forecast["days"] as? [Int]).reduce(0, +)
      )
    }
    let usual = try told()
    #expect(usual.target == 0.9)
    #expect(try set("retention=0.75").status == 0)
    let relaxed = try told()
    #expect(relaxed.target == 0.75)
    #expect(relaxed.forecast < usual.forecast, "\(relaxed) \(usual)")
  }
}
