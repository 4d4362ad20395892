import Course
import Foundation
import Lab
import TerminalUI
import Testing

@testable import Tutor

/// The lessons that ship, on every screen they reach. What is on them is free to change.
@Suite("Shipped course") struct ShippedCourseTests {
  static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)]

  @Test("there are lessons to test")
  func exists() { #expect(!shippedCourse.lessons.isEmpty) }

  @Test("a lesson has eight to fifteen pages")
  func length() {
    for lesson in shippedCourse.lessons { #expect((8...15).contains(lesson.pages.count), "\(lesson.id)") }
  }

  @Test("every page is drawn, with no broken block, at the usual sizes", arguments: sizes)
  func pages(width: Int, height: Int) {
    for lesson in shippedCourse.lessons {
      for page in lesson.pages {
        let robot = Robot(
          shippedCourse, width: width, height: height, place: .lesson(id: lesson.id, page: page.id))
        #expect(robot.text.contains(page.title.plainText.prefix(10)), "\(page.id)")
        #expect(!robot.text.contains("cannot be shown"), "\(page.id)")
      }
    }
  }

  @Test("every formula is understood")
  func formulas() {
    func problems(_ inlines: [Inline]) -> [String] {
      inlines.flatMap { inline -> [String] in
        switch inline {
        case .formula(let tex): Formula(tex: tex).problems.map { "\(tex): \($0.message)" }
        case .emphasis(let inner), .strong(let inner), .link(let inner, _): problems(inner)
        case .text, .code, .softBreak, .lineBreak: []
        }
      }
    }
    for block in shippedCourse.lessons.flatMap(\.pages).flatMap(\.blocks) {
      if case .formula(let tex) = block.content { #expect(Formula(tex: tex).problems.isEmpty, "\(tex)") }
      #expect(block.allInlines.flatMap(problems) == [])
    }
  }

  @Test("every prediction comes back about other settings")
  func again() {
    for question in shippedCourse.lessons.flatMap(\.questions) {
      guard case .predict = question.kind else { continue }
      #expect(!question.again.isEmpty, "\(question.id)")
    }
  }

  @Test("every question is asked at the usual sizes, and none is answered by Enter alone", arguments: sizes)
  func questions(width: Int, height: Int) {
    let robot = Robot(shippedCourse, width: width, height: height)
    for lesson in shippedCourse.lessons {
      for (question, turn) in lesson.questions.flatMap({ asked in (0...asked.again.count).map { (asked, $0) } }) {
        var screen = QuestionScreen(question, of: lesson, run: RunID(1), seed: 3, turn: turn, at: 0)
        var surface = Surface(width: width, height: height)
        screen.draw(on: &surface, in: surface.bounds, robot.state.scene)
        #expect(surface.text.contains { $0 != " " && $0 != "\n" }, "\(question.id)")
        let replies = screen.keyMap(robot.state.scene).command(for: .enter).map {
          screen.perform($0, robot.state.scene)
        }
        #expect(replies?.contains { if case .effect = $0 { true } else { false } } != true, "\(question.id)")
      }
    }
  }

  @Test("every experiment is built, and each of its panels says itself")
  func experiments() throws {
    for experiment in shippedCourse.lessons.flatMap(\.experiments) {
      let frame = try Run(experiment, tables: shippedTables).frame()
      #expect(!frame.panels.isEmpty, "\(experiment.id)")
      for panel in frame.panels { #expect(!panel.sentence.isEmpty, "\(experiment.id): \(panel.name)") }
    }
  }

  @Test("no title of a picture is cut off where the picture is drawn")
  func titles() throws {
    let theme = Theme.make(.dark, Capability(glyphs: .braille))
    for experiment in shippedCourse.lessons.flatMap(\.experiments) {
      for panel in try Run(experiment, tables: shippedTables).frame().panels {
        let title = PanelView(panel: panel, theme: theme).title(in: PanelNeeds(panel).least.width)
        #expect(!title.contains("…"), "\(experiment.id): \(title)")
      }
    }
  }

  @Test("what is to be seen next stands whole on a small screen", arguments: [(80, 22), (74, 20)])
  func claims(width: Int, height: Int) throws {
    for lesson in shippedCourse.lessons {
      for experiment in lesson.experiments where !experiment.claims.isEmpty {
        var screen = LabScreen(run: RunID(1), experiment: experiment, lesson: lesson.id, settings: Settings())
        let scene = LabBench.scene(width, height, theme: .make(.dark, Capability(glyphs: .braille)))
        _ = screen.receive(try Run(experiment, tables: shippedTables).frame(), scene)
        var surface = Surface(width: width, height: height)
        screen.draw(on: &surface, in: surface.bounds, scene)
        let rows = (0..<height).map(surface.row)
        let heading = "See for yourself"
        let top = try #require(rows.firstIndex { $0.contains(heading) }, "\(experiment.id)")
        let left = try #require(rows[top].range(of: heading)).lowerBound
        let column = rows[top].distance(from: rows[top].startIndex, to: left)
        let words = rows.dropFirst(top + 1).flatMap { $0.dropFirst(column + 2).split(separator: " ") }
        let say = experiment.claims[screen.tally.firstUnseen ?? 0].say
        // Lines may break behind a hyphen, where there was no blank.
        #expect(words.joined().contains(say.filter { $0 != " " }), "\(experiment.id): \(say)")
      }
    }
  }

  @Test("every kind of question is asked somewhere in the course")
  func kinds() {
    let kinds = Set(
      shippedCourse.lessons.flatMap(\.questions).map { question in
        switch question.kind {
        case .choice: "choice"
        case .several: "several"
        case .number: "number"
        case .order: "order"
        case .shortText: "text"
        case .predict(let prediction):
          switch prediction.form {
          case .choice: "predict a choice"
          case .number: "predict a number"
          case .sketch: "predict a curve"
          }
        }
      })
    #expect(kinds.count == 8, "\(kinds.sorted())")
  }
}
