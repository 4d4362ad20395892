import Course
import TerminalUI

extension QuizScreen {
  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let (head, rest) = rect.splitTop(1)
    let (middle, foot) = rest.splitBottom(1)
    put(
      session.standing.joined(separator: "   "), on: &surface, in: QuestionScreen.body(in: head), scene.theme.dim,
      scene)
    switch stage {
    case .question(let screen): screen.draw(on: &surface, in: middle, scene)
    case .card(let card, let isShown):
      let body = QuestionScreen.body(in: middle)
      column(of: card, isShown, width: body.width, scene).draw(on: &surface, in: body, offset: offset, scene.theme)
    case .end: drawEnd(on: &surface, in: middle, scene)
    }
    if let flagNote {
      let place = QuestionScreen.body(in: foot)
      TextField(
        flagNote, placeholder: "What is wrong or unclear?", isFocused: true, styles: scene.theme.widgets,
        glyphs: scene.glyphs
      ).draw(on: &surface, in: place)
    } else {
      put(remark(scene), on: &surface, in: QuestionScreen.body(in: foot), scene.theme.accent, scene)
    }
  }

  private func put(_ text: String, on surface: inout Surface, in rect: Rect, _ style: Style, _ scene: Scene) {
    surface.put(text.truncated(to: rect.width, glyphs: scene.glyphs), x: rect.x, y: rect.y, style, in: rect)
  }

  /// The grade, or how sure the learner is. A grade that is said is on the disk: what is seen cannot be lost.
  private func remark(_ scene: Scene) -> String {
    guard session.isGraded, let last = session.answered.last else { return confidence?.sentence ?? "" }
    guard !session.isCram, scene.isSaved else { return "" }
    if case .question(let screen) = stage, screen.isOpen { return "" }
    let wait = showsInterval ? session.comesBack(scene.time).map { " " + $0 } ?? "" : ""
    return "Graded \(last.grade.word).\(wait)"
  }

  private func drawEnd(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let body = QuestionScreen.body(in: rect)
    var column = TallColumn(width: body.width)
    let sentences = session.endSentences(scene.time)
    column.add(StyledText(sentences[0], scene.theme.heading))
    for sentence in sentences.dropFirst() {
      column.gap()
      column.add(StyledText(sentence))
    }
    column.draw(on: &surface, in: body, offset: nil, scene.theme)
  }
}
