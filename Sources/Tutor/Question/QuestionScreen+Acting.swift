import Course
import Lab
import TerminalUI

extension QuestionScreen {
  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? {
    guard isOpen else { return nil }
    switch entry {
    case .choices(var choices):
      guard case .character(let digit) = key, let row = Self.row(of: digit), choices.shown.indices.contains(row)
      else {
        return nil
      }
      choices.choose(row: row)
      entry = .choices(choices)
    case .text(var field):
      guard isTyping, field.handle(key) else { return nil }
      entry = .text(field)
    case .sketch(var sketch):
      guard sketch.edit(key) else { return nil }
      entry = .sketch(sketch)
    case .order: return nil
    }
    turnToAnswer()
    return []
  }

  private static func row(of digit: Character) -> Int? {
    guard digit.isASCII, let number = digit.wholeNumberValue, number > 0 else { return nil }
    return number - 1
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch command {
    case .submit: return submit(scene)
    case .leave: return [.leave]
    case .goOn: return goOn()
    case .removeCard: return removeCard()
    case .hint:
      if asking.showHint() != nil { lookAt(.hint) }
    case .switchFocus:
      isTyping.toggle()
      lookAt(.answer)
    case .scroll(let lines): scroll(by: lines, scene)
    case .page(let pages): scroll(by: 0, pages: pages, scene)
    case .move, .pick, .carry, .select, .turn, .typeValue, .stopTyping:
      change(command)
      turnToAnswer()
    }
    return []
  }

  /// Changes the answer that is being put together.
  private mutating func change(_ command: Command) {
    switch entry {
    case .choices(var choices):
      if case .move(let steps) = command { choices.move(by: steps) }
      if command == .pick { choices.pick() }
      entry = .choices(choices)
    case .order(var order):
      if case .move(let steps) = command { order.move(by: steps) }
      if case .carry(let steps) = command { order.carry(by: steps) }
      if command == .pick { order.toggleHold() }
      entry = .order(order)
    case .sketch(var sketch):
      if case .select(let steps) = command { sketch.select(by: steps) }
      if case .turn(let steps) = command { sketch.turn(by: steps) }
      if command == .typeValue { sketch.startTyping() }
      if command == .stopTyping { sketch.stopTyping() }
      entry = .sketch(sketch)
    case .text: break
    }
  }

  private mutating func turnToAnswer() {
    note = nil
    lookAt(.answer)
  }

  mutating func lookAt(_ part: Attention) {
    attention = part
    offset = nil
  }

  /// After the end: to the lab where a prediction's experiment can be watched, else back to the page.
  private func goOn() -> [Reply] {
    guard let prediction, experiment != nil else { return [.leave] }
    return [.openLab(experiment: prediction.experiment, settings: prediction.with, isPaused: false)]
  }
}
