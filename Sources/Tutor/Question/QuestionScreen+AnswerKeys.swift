import Course
import TerminalUI

/// The keys that put an answer together, by the form of the answer.
extension QuestionScreen {
  private func binding(
    _ keys: [Key], _ command: Command, _ label: String, _ help: String,
    _ importance: Binding<Command>.Importance = .secondary, keysText: String? = nil
  ) -> Binding<Command> {
    Binding(keys, command, label: label, help: help, importance: importance, group: "Answer", keysText: keysText)
  }

  func choosing(_ choices: ChoiceEntry) -> [Binding<Command>] {
    let several = choices.takesSeveral
    let digits = (1...9).prefix(choices.shown.count).map { Key.character(Character(String($0))) }
    return [
      binding(
        digits, .pick, several ? "pick" : "choose",
        several ? "Pick a choice by its number, or take it back" : "Choose by number", .primary,
        keysText: digits.count > 1 ? "1-\(digits.count)" : nil),
      binding([.down, .character("j")], .move(1), "down", "The next choice"),
      binding([.up, .character("k")], .move(-1), "up", "The choice before"),
      binding(
        [.character(" ")], .pick, "pick",
        several ? "Pick the choice at the pointer, or take it back" : "Choose the first one, if none is chosen",
        several ? .secondary : .paletteOnly),
      submitting,
    ]
  }

  func ordering(_ order: OrderEntry) -> [Binding<Command>] {
    let thing = order.isHolding ? "the item" : "the pointer"
    return [
      binding(
        [.character(" ")], .pick, order.isHolding ? "drop" : "take",
        order.isHolding ? "Drop the item here" : "Take the item, so that it moves along", .primary),
      binding([.down, .character("j")], .move(1), "down", "Move \(thing) down"),
      binding([.up, .character("k")], .move(-1), "up", "Move \(thing) up"),
      binding([.character("]")], .carry(1), "item down", "Move the item down at once", .paletteOnly),
      binding([.character("[")], .carry(-1), "item up", "Move the item up at once", .paletteOnly),
      submitting,
    ]
  }

  var focusing: Binding<Command> {
    let away = question.hints.isEmpty ? "other keys" : "hints"
    return binding(
      [.tab], .switchFocus, isTyping ? away : "type",
      isTyping ? "Leave the text field, so that letters are keys again" : "Back to the text field", .primary)
  }

  var sketching: [Binding<Command>] {
    let large = SketchScale.largeStep
    return [
      binding([.right, .character("l")], .select(1), "next", "The next epoch", .primary),
      binding([.left, .character("h")], .select(-1), "before", "The epoch before"),
      binding([.up, .character("k"), .character("]")], .turn(1), "up", "Move the curve up here", .primary),
      binding([.down, .character("j"), .character("[")], .turn(-1), "down", "Move the curve down here"),
      binding([.character("}")], .turn(large), "far up", "Move it up by a large step", .paletteOnly),
      binding([.character("{")], .turn(-large), "far down", "Move it down by a large step", .paletteOnly),
      binding([.character("=")], .typeValue, "value", "Type the value; a digit begins it too", keysText: "0-9"),
      submitting,
    ]
  }

  /// While the value of a handle is typed.
  var typingValue: [Binding<Command>] {
    [
      binding([.enter], .submit, "set", "Set the typed value", .primary),
      binding([.tab, .control("g")], .stopTyping, "cancel", "Keep the value as it was", .primary),
    ]
  }
}
