import Foundation
import Testing

@Suite("gradus check") struct CheckCommandTests {
  private let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func check(_ text: String, _ more: String...) throws -> GradusProcess {
    let file = try folder.write(text, to: "bad.md")
    return try GradusProcess(["check", file] + more, home: folder)
  }

  private func lesson(_ body: String) -> String {
    "---\nid: bad\ntitle: Bad\nminutes: 5\n---\n## Page\n\n" + body + "\n"
  }

  @Test(
    "a mistake in a formula is named at its character, with the nearest spelling",
    arguments: [
      ("So $a + \\alhpa$.", "8:9: error: \"\\alhpa\" is not a command of formulas (did you mean \"\\alpha\"?)"),
      ("**é $\\wrnog$**", "8:6: error: \"\\wrnog\" is not a command of formulas"),
      ("$$\nx &= 1\n$$", "9:3: error: \"&\" stands outside a matrix"),
      ("- $\\frac{1}{2$", "8:12: error: \"{\" is never closed: expected \"}\""),
      (
        "```formula\n\\begin{bmatirx} a \\end{bmatrix}\n```",
        "9:1: error: \"bmatirx\" is not an environment of formulas (did you mean \"bmatrix\"?)"
      ),
      (
        "```question\nid: q\nkind: text\nask: What is $\\gama$?\naccept: [a]\nexplanation: Nothing.\n```",
        "11:15: error: \"\\gama\" is not a command of formulas (did you mean \"\\gamma\"?)"
      ),
      (
        "```myth\nbelief: x\ncorrection: 'No: $\\lambd$'\n```",
        "10:19: error: \"\\lambd\" is not a command of formulas (did you mean \"\\lambda\"?)"
      ),
    ])
  func formulas(body: String, expected: String) throws {
    let result = try check(lesson(body), "--no-run")
    #expect(result.status == 1)
    #expect(result.output.contains("\(folder.path("bad.md")):\(expected)"), "\(result.output)")
    #expect(result.output.hasSuffix("Errors: 1. Warnings: 0.\n"), "\(result.output)")
  }

  @Test("the list of lessons tells of them too, and shows the lesson all the same")
  func list() throws {
    try folder.write(lesson("So $\\alhpa$."), to: "bad.md")
    let result = try GradusProcess(["lessons", "--lessons", folder.path], home: folder)
    #expect(result.status == 0 && result.output.hasPrefix("bad  Bad\n"))
    #expect(result.errors.hasPrefix("bad.md:8:5: error: \"\\alhpa\" is not a command"), "\(result.errors)")
  }

  @Test("a claim that falls short is named and makes the check fail")
  func claims() throws {
    let experiment = "```experiment\nid: tiny\n" + RunCommandTests.small.replacing("id: tiny\n", with: "") + "```\n"
    let result = try check(lesson("A page to look at.\n\n" + experiment))
    #expect(result.status == 1)
    #expect(result.output.contains("bad.md:19:10: error: the claim"), "\(result.output)")
    #expect(result.output.contains("Lessons: 1, 2 claims trained, 0 predictions run. Errors: 1."))
    let unread = try check(lesson("A page to look at.\n\n" + experiment), "--no-run")
    #expect(unread.status == 0 && unread.output == "Lessons: 1, no claim trained. Errors: 0. Warnings: 0.\n")
  }

  @Test("a prediction that no choice or two choices answer is named, in its other settings too")
  func predictions() throws {
    let experiment = "```experiment\nid: tiny\n" + RunCommandTests.small.replacing("id: tiny\n", with: "") + "```\n"
    let claims = experiment.firstRange(of: "claims:")!.lowerBound
    let open = experiment[..<claims] + "```\n"
    func question(_ low: String, _ high: String) -> String {
      """
      ```question
      id: q
      kind: predict
      ask: And then?
      experiment: tiny
      measure: epochs
      choices:
        - {text: a, when: \(low), why: b}
        - {text: c, when: \(high), why: d}
      again:
        - {ask: And now?, with: {learning-rate: 0.125}, explanation: The same.}
      ```

      """
    }
    let fair = try check(lesson(question("above 0", "below 0") + open))
    #expect(fair.status == 0, "\(fair.output)")
    #expect(fair.output.contains(", 2 predictions run."))
    let none = try check(lesson(question("below 0", "below -1") + open))
    #expect(none.output.contains(", and no choice holds"), "\(none.output)")
    #expect(none.output.contains("with learning-rate 0.125 gives epochs"), "\(none.output)")
    let both = try check(lesson(question("above 0", "above 0.5") + open))
    #expect(both.output.contains(", and the choices 1 and 2 hold"), "\(both.output)")
    #expect(both.status == 1 && both.output.contains("Errors: 2."), "\(both.output)")
  }

  @Test("the course itself can be read without a complaint")
  func course() throws {
    let result = try GradusProcess(["check", "--no-run"], home: folder)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.hasSuffix("Errors: 0. Warnings: 0.\n"))
  }

  @Test("a data file that cannot be read is named with its reason")
  func data() throws {
    let result = try check(
      lesson(
        """
        ```experiment
        id: e
        kind: train
        data: {table: {file: data/none.csv, label: y}}
        network: [{dense: 2}]
        loss: softmax-cross-entropy
        optimizer: adam
        epochs: 3
        ```
        """))
    #expect(result.status == 1)
    #expect(result.output.contains("The data file \"data/none.csv\" was not found beside the lesson."))
  }

  @Test("there must be something to check")
  func nothing() throws {
    let empty = try GradusProcess(["check", folder.path], home: folder)
    #expect(empty.status == 1 && empty.errors.contains("There was no lesson to check"))
    let missing = try GradusProcess(["check", folder.path("none.md")], home: folder)
    #expect(missing.status == 74 && missing.errors.contains("there is no such file"))
    let wrong = try GradusProcess(["check", "--no-rum"], home: folder)
    #expect(wrong.status == 64 && wrong.errors.contains("Did you mean '--no-run'?"))
  }

  @Test("a file that is too large or no text is a located mistake, not the end")
  func files() throws {
    let large = try check(String(repeating: "a", count: 1_000_001))
    #expect(large.status == 1 && large.output.contains("bad.md:1:1: error: a lesson has at most 1000000 bytes"))
    let file = folder.path("latin.md")
    try (Data(lesson("caf").utf8) + [0xE9, 0x0A]).write(to: URL(filePath: file))
    let latin = try GradusProcess(["check", "--no-run", file], home: folder)
    #expect(
      latin.status == 1 && latin.output.contains("latin.md:9:1: error: this is not UTF-8 text"), "\(latin.output)")
  }
}
