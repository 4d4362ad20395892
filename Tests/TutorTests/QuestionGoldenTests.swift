import Course
import GoldenTesting
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("How questions look") struct QuestionGoldenTests {
  struct Look: Sendable, CustomTestStringConvertible {
    var name: String
    var question: String
    var keys: String
    var trains = false
    var testDescription: String { name }

    init(_ name: String, _ question: String, _ keys: String, trains: Bool = false) {
      self.name = name
      self.question = question
      self.keys = keys
      self.trains = trains
    }
  }

  static let looks = [
    Look("choice", "initialization.rank-of-clones", "j j i"),
    Look("choice-missed", "initialization.rank-of-clones", "1 Enter"),
    Look("choice-right", "initialization.rank-of-clones", "3 Enter"),
    Look("several", "initialization.what-breaks", "1 Space j j Space"),
    Look("several-over", "initialization.what-breaks", "1 Enter 2 Enter"),
    Look("number", "initialization.he-width-256", ""),
    Look("number-unreadable", "initialization.he-width-256", "sqr(2) Enter"),
    Look("number-missed", "initialization.he-width-256", "0.0625 Enter Tab i"),
    Look("number-right", "initialization.he-width-256", "sqrt(2/256) Enter"),
    Look("order", "initialization.order-of-escape", "j Space j"),
    Look("order-over", "initialization.order-of-escape", "] Enter ] Enter"),
    Look("text-missed", "initialization.name-the-cause", "output Enter"),
    Look("guess-choice", "initialization.zero-first-guess", "j"),
    Look("guess-choice-over", "initialization.zero-first-guess", "1 Enter", trains: true),
    Look("guess-choice-missed", "initialization.zero-first-guess", "3 Enter", trains: true),
    Look("guess-number", "initialization.clock-extrapolated", "Tab i i"),
    Look("guess-number-over", "initialization.clock-extrapolated", "1100 Enter", trains: true),
  ]
  /// The lesson that ships asks for no sketch.
  static let sketches = [
    Look("sketch", "guess-curve", "Up Up Up Right"),
    Look("sketch-typing", "guess-curve", "Up Right Right 0.12"),
    Look("sketch-waiting", "guess-curve", "Up Right Right 0.12 Enter Enter"),
    Look("sketch-over", "guess-curve", "0.7 Enter Right 0.4 Enter Right 0.1 Enter Enter", trains: true),
  ]
  static let sizes = [(80, 22), (56, 36), (40, 10)]

  @Test("a sketch looks as it should", arguments: sketches)
  func sketch(_ look: Look) throws { try check(look, of: .questionSamples()) }

  @Test(
    "without Unicode and without colour, everything is still said", arguments: [looks[8], looks[13], sketches[3]])
  func plain(_ look: Look) throws {
    let lesson: Lesson = look.question.contains(".") ? try .initialization() : try .questionSamples()
    try check(look, of: lesson, glyphs: .ascii, colors: .none, suffix: "-ascii", sizes: [(80, 22)])
  }

  @Test("questions of the lesson look as they should", arguments: looks)
  func lesson(_ look: Look) throws { try check(look, of: .initialization()) }

  @Test("the keys that matter now are in the footer, at every stage", arguments: [80, 40])
  func footers(width: Int) throws {
    let stages = QuestionScreenTests.stages
    var surface = Surface(width: width, height: stages.count)
    for (row, (id, keys)) in stages.enumerated() {
      var sitting = try QuestionSitting(id, of: .questionSamples())
      sitting.press(keys)
      FooterBar(sitting.screen.keyMap(sitting.scene).footerHints())
        .draw(on: &surface, in: Rect(y: row, width: width, height: 1))
    }
    expectGolden(surface, "question-footers-\(width)")
  }

  private func check(
    _ look: Look, of lesson: Lesson, glyphs: GlyphTier = .braille, colors: ColorTier = .palette256,
    suffix: String = "", sizes: [(Int, Int)] = sizes
  ) throws {
    var sitting = try QuestionSitting(look.question, of: lesson)
    sitting.scene = QuestionSitting.scene(glyphs: glyphs, colors: colors)
    sitting.press(look.keys)
    if look.trains { try sitting.train() }
    for (width, height) in sizes {
      expectGolden(sitting.drawn(width: width, height: height), "question-\(look.name)-\(width)x\(height)\(suffix)")
    }
  }
}
