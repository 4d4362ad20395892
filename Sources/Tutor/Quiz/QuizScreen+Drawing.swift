import Course
import Mathematics
import TerminalUI

extension QuizScreen {
  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let (head, rest) = rect.splitTop(1)
    let (middle, foot) = rest.splitBottom(1)
    put(standing, on: &surface, in: QuestionScreen.body(in: head), scene.theme.dim, scene)
    switch stage {
    case .question(let screen): screen.draw(on: &surface, in: middle, scene)
    case .card(let card, let isShown): drawCard(card, isShown, on: &surface, in: middle, scene)
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

  /// `3 done   12 today   40 more later`
  var standing: String {
    let counts = queue.counts
    var words = ["\(done) done", isCram ? "\(counts.today) to go" : "\(counts.today) left today"]
    if counts.later > 0 { words.append("\(counts.later) more later") }
    return words.joined(separator: "   ")
  }

  /// The grade, or how sure the learner is.
  private func remark(_ scene: Scene) -> String {
    guard isGraded, let last = answered.last else {
      switch confidence {
      case .sure: return "You are sure."
      case .fairly: return "You are fairly sure."
      case .guess: return "It is a guess."
      case nil: return ""
      }
    }
    guard !isCram else { return "" }
    if case .question(let screen) = stage, screen.isOpen { return "" }
    let wait = showsInterval ? "   " + comesBack(last.card, scene) : ""
    return "Graded \(last.grade.word).\(wait)"
  }

  private func comesBack(_ card: String, _ scene: Scene) -> String {
    guard let known = queue.memory.cards[card] else { return "" }
    switch known.due {
    case .at(let time):
      return "It comes back in \(NumberText.count(max(1, Int(((time - scene.time) / 60).rounded(.up))), "minute"))."
    case .on(let day):
      let today = queue.memory.scheduler.day(of: moment(scene))
      return "It comes back in \(NumberText.count(day.days(since: today), "day"))."
    }
  }

  private func drawCard(
    _ card: PredictionCard, _ isShown: Bool, on surface: inout Surface, in rect: Rect, _ scene: Scene
  ) {
    let body = QuestionScreen.body(in: rect)
    var column = TallColumn(width: body.width)
    var kicker = StyledText("From your own prediction", scene.theme.accent)
    kicker.append("  Answer in your head.", scene.theme.dim)
    column.add(kicker)
    column.gap()
    column.add(StyledText(card.ask, scene.theme.strong))
    column.gap()
    if isShown {
      column.add(StyledText(card.answer))
      column.gap()
      column.add(StyledText("How well did you know it? 1 again, 2 hard, 3 good, 4 easy.", scene.theme.dim))
    } else {
      column.add(StyledText("Enter shows what the lesson says.", scene.theme.dim))
    }
    column.draw(on: &surface, in: body, offset: nil, scene.theme)
  }

  private func drawEnd(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let body = QuestionScreen.body(in: rect)
    var column = TallColumn(width: body.width)
    let sentences = endSentences(scene.time)
    column.add(StyledText(sentences[0], scene.theme.heading))
    for sentence in sentences.dropFirst() {
      column.gap()
      column.add(StyledText(sentence))
    }
    column.draw(on: &surface, in: body, offset: nil, scene.theme)
  }

  /// What is said when nothing is left to ask; the first is the heading.
  func endSentences(_ time: Double) -> [String] {
    var result = [
      done > 0
        ? "That is all for \(isCram ? "now" : "today")."
        : isCram ? "There is nothing to ask yet." : "Nothing is due today."
    ]
    if done > 0 {
      result.append("\(NumberText.count(done, "question")) answered, \(right) right at the first try.")
    } else if queue.deck.cards.allSatisfy({ !$0.isOpen && queue.memory.cards[$0.id] == nil }) {
      result.append("Read a lesson first: the questions of its pages come here.")
    }
    if let step = queue.nextStep, step > time {
      let minutes = max(1, Int(((step - time) / 60).rounded(.up)))
      result.append("One comes back in \(NumberText.count(minutes, "minute")).")
    }
    if queue.counts.later > 0 { result.append("\(queue.counts.later) more are kept for later days.") }
    if !isCram {
      result.append("To practise on, press c: cramming asks everything you have read and changes no date.")
    }
    return result
  }
}
