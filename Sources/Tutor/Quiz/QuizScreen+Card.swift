import Course
import TerminalUI

/// A card from the learner's own prediction: what is asked, and then what the lesson says.
extension QuizScreen {
  func column(of card: PredictionCard, _ isShown: Bool, width: Int, _ scene: Scene) -> TallColumn {
    var column = TallColumn(width: width)
    var kicker = StyledText(PredictionCard.kicker, scene.theme.accent)
    kicker.append("  " + PredictionCard.invitation, scene.theme.dim)
    column.add(kicker)
    column.gap()
    column.add(StyledText(card.ask, scene.theme.strong))
    column.gap()
    guard isShown else {
      column.add(StyledText("Enter shows what the lesson says.", scene.theme.dim))
      return column
    }
    let top = column.height
    column.add(StyledText(card.answer))
    column.gap()
    column.add(StyledText(PredictionCard.selfGrading, scene.theme.dim))
    column.attend(from: top)
    return column
  }

  /// Scrolls the card in front, where it is taller than the screen.
  mutating func scroll(by lines: Int, pages: Int = 0, _ scene: Scene) {
    guard case .card(let card, let isShown) = stage else { return }
    // Under the title and the standing, above the remark and the keys.
    let body = QuestionScreen.body(in: Rect(width: scene.width, height: scene.height - 4))
    var state = column(of: card, isShown, width: body.width, scene).scroll(offset: offset, window: body.height)
    if pages == 0 { state.scroll(by: lines) } else { state.page(by: pages) }
    offset = state.offset
  }

  /// The keys for that.
  var scrolling: [Binding<Command>] {
    func key(_ keys: [Key], _ command: Command, _ label: String, _ help: String) -> Binding<Command> {
      Binding(keys, command, label: label, help: help, importance: .paletteOnly, group: "View")
    }
    return [
      key([.down, .character("j")], .scroll(1), "scroll", "Scroll down"),
      key([.up, .character("k")], .scroll(-1), "up", "Scroll up"),
      key([.pageDown, .character(" ")], .page(1), "page down", "Scroll a window down"),
      key([.pageUp], .page(-1), "page up", "Scroll a window up"),
    ]
  }
}
