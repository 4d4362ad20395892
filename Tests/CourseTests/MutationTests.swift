import Engine
import Foundation
import Lab
import Testing

@testable import Course

/// Lessons as a careless hand or a hostile one leaves them.
@Suite("Damaged lessons") struct MutationTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every kind of block, small enough to be damaged often.
  static let fixture =
    """
    ---
    id: fixture
    title: All blocks
    minutes: 5
    needs: [other]
    order: 2
    summary: "One, two."
    ---
    # Opening

    Text with *emphasis*, **units**, `code $x$`, $\\frac{a_1}{b}$ and [a link](https://a.b).

    ## A page {#page}

    > quoted $$
    > x^2
    > $$

    1. one
       - two $|x|$

    | a | $b$ |
    |:-:|---:|
    | 1 | `2` |

    $$
    \\sum_i x_i
    $$

    ```experiment
    \(sampleExperiment)
    ```

    ```question
    id: fixture.choice
    kind: choice
    ask: "What is $1$?"
    choices:
      - {text: "1", right: true, why: It is.}
      - {text: '2', why: It's not.}
    hints: [Look., Think.]
    ```

    ```question
    id: fixture.number
    kind: number
    ask: >
      How much
      is $\\ln 2$?
    answer: ln 2
    tolerance: 1%
    traps: [{value: 0.5, why: "No."}]
    accept: ["0,69"]
    explanation: |
      It is $0.6931$.
    ```

    ```question
    id: fixture.predict
    kind: predict
    ask: Where does it end?
    experiment: tiny
    measure: train-loss
    with: {initializer: zero}
    choices:
      - {text: down, when: below 0.1, why: No.}
      - {text: stays, when: within 0.01 of 0.6931, why: Yes.}
    ```

    ```recipe
    title: A
    experiment: tiny
    settings: {initializer: he}
    good: false
    why: So.
    ```

    ```myth
    belief: A
    correction: B $c$
    ```

    ```summary
    - **units** $x$
    ```

    ```glossary
    units: parts
    ```
    """

  /// Bytes that mean something to one of the readers.
  static let spice: [String] = [
    "$", "$$", "`", "```", "\n", "\n\n", "---\n", "- ", "> ", "|", "*", "**", "_", "&a ", "*a", "!x ", "{", "}", "[",
    "]",
    ": ", "\"", "'", "\\", "\t", "\u{0}", "\u{1}", "\u{7}", "\u{202E}", "\r", "é", "😀", "# ", "## ", "![", "<b>",
    "|\n|-|\n",
    "  ", "~", "%", "? ", "#", "^", "9999999999999999999999", "\u{85}", "\u{2028}", "<<: ", "0x", "```experiment\n",
  ]

  static func damaged(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...generator.below(4) {
      let place = generator.below(bytes.count + 1)
      let end = min(place + 1 + generator.below(generator.below(8) == 0 ? 300 : 6), bytes.count)
      switch generator.below(5) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: Array(spice[generator.below(spice.count)].utf8), at: place)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: generator.below(bytes.count + 1))
      case 3 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      default: bytes.replaceSubrange(place..<end, with: Array(spice[generator.below(spice.count)].utf8))
      }
    }
    return bytes
  }

  /// Reads damaged lessons, and expects every diagnostic to stand inside its file.
  func mutate(_ text: String, times: Int, seed: UInt64) {
    let bytes = Array(text.utf8)
    var generator = Generator(seed: seed)
    for number in 0..<times {
      let source = String(decoding: Self.damaged(bytes, &generator), as: UTF8.self)
      let (_, diagnostics) = LessonParser.parse(text: source, file: "m.md") { tex in
        tex.contains("\\frac") ? [(tex.count - 1, "last", nil)] : []
      }
      let lines = source.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 1
      for diagnostic in diagnostics
      where !(1...lines).contains(diagnostic.position.line) || diagnostic.position.column < 1 {
        Issue.record("mutation \(number): \(diagnostic.description)")
      }
    }
  }

  @Test("the fixture is whole")
  func whole() {
    let (lesson, diagnostics) = LessonParser.parse(text: Self.fixture, file: "f.md")
    #expect(diagnostics.map(\.description) == [])
    #expect(lesson?.pages.map(\.id) == ["opening", "page"])
    #expect(lesson?.questions.count == 3)
  }

  @Test("two thousand damaged fixtures are read to their end", arguments: 0..<4 as Range<UInt64>)
  func fixtureMutations(seed: UInt64) { mutate(Self.fixture, times: 500, seed: seed) }

  @Test("ten thousand damaged pages of the real lessons are read to their end", arguments: 0..<4 as Range<UInt64>)
  func realMutations(seed: UInt64) throws {
    var lessons: [String] = []
    for file in try Self.lessonFiles() {
      let pages = try String(contentsOf: file, encoding: .utf8).split(separator: "\n## ")
      lessons += pages.dropFirst().map { pages[0] + "\n## " + $0 }
    }
    let times = (2_500 + lessons.count - 1) / lessons.count
    for (index, lesson) in lessons.enumerated() { mutate(lesson, times: times, seed: seed &* 1_000 &+ UInt64(index)) }
  }

  @Test("so are whole lessons")
  func wholeMutations() throws {
    for file in try Self.lessonFiles() { mutate(try String(contentsOf: file, encoding: .utf8), times: 40, seed: 1) }
  }

  @Test(
    "a long file made to take long is read in a moment", .timeLimit(.minutes(1)),
    arguments: [
      "$a ", "$$a$", "`a``b", "*a_ **b", "![[](", "## a\n", "- a\n", "> ", "|", "<a ", "&amp;[x]: y\n", "\\$",
      "a\n-\n",
      "```myth\n", "$\n", "[a](b) ", "&a *a ",
    ])
  func hostile(unit: String) {
    let text = String(repeating: unit, count: 60_000 / unit.utf8.count)
    LessonParser.fuzz(Array("---\nid: a\n---\n\(text)".utf8))
    LessonParser.fuzz(Array("---\nid: a\n---\n```glossary\n\(text)\n```".utf8))
  }

  @Test("any bytes at all are read to their end")
  func noise() {
    var generator = Generator(seed: 9)
    for length in 0..<400 {
      LessonParser.fuzz((0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
      let spiced =
        "---\nid: a\n---\n" + (0..<length / 8).map { _ in Self.spice[generator.below(Self.spice.count)] }.joined()
      LessonParser.fuzz(Array(spiced.utf8))
    }
  }

  static func lessonFiles() throws -> [URL] {
    let folder = root.appending(path: "Lessons").resolvingSymlinksInPath()
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" && $0.lastPathComponent != "README.md" }.sorted { $0.path < $1.path }
    return try #require(files.isEmpty ? nil : files)
  }

  /// The data files beside the lessons, as experiments name them.
  static func lessonTables() throws -> Tables {
    let folder = root.appending(path: "Lessons/data").resolvingSymlinksInPath()
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { ["csv", "txt"].contains($0.pathExtension) }
    return Tables(
      Dictionary(
        uniqueKeysWithValues: try files.map { ("data/\($0.lastPathComponent)", Array(try Data(contentsOf: $0))) }))
  }
}
