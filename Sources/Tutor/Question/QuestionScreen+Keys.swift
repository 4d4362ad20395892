import Course
import TerminalUI

extension QuestionScreen {
  enum Command: Equatable, Sendable {
    /// The pointer, or what it holds, down by so many.
    case move(Int)
    /// The item under the pointer down by so many.
    case carry(Int)
    /// Pick or take back a choice, take or drop an item.
    case pick
    /// Another epoch of a sketch, to the right by so many.
    case select(Int)
    /// The value at that epoch up by so many small steps.
    case turn(Int)
    case typeValue, stopTyping
    case submit, hint, switchFocus
    case scroll(Int)
    case page(Int)
    case goOn, leave
  }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    guard isOpen else { return KeyMap(goingOn + scrolling(withArrows: true) + [leaving]) }
    switch entry {
    case .choices(let choices): return KeyMap(choosing(choices) + [hinting] + scrolling() + [leaving])
    case .order(let order): return KeyMap(ordering(order) + [hinting] + scrolling() + [leaving])
    case .text:
      return isTyping
        ? KeyMap([submitting, focusing] + scrolling(withArrows: true, withLetters: false) + [leaving])
        : KeyMap([submitting, focusing, hinting] + scrolling(withArrows: true) + [leaving])
    case .sketch(let sketch):
      return KeyMap(sketch.typed == nil ? sketching + [hinting] + scrolling() + [leaving] : typing)
    }
  }

  // The bindings all kinds share.

  private var submitting: Binding<Command> {
    let help = prediction == nil ? "Give this answer" : "Give this prediction and run the experiment"
    return Binding(
      [.enter], .submit, label: prediction == nil ? "answer" : "predict", help: help, importance: .primary,
      group: "Answer")
  }

  private var hinting: Binding<Command> {
    let shown = asking.hintsShown
    let reason: String? =
      asking.hasHint ? nil : shown > 0 ? "there are no more hints" : "this question has no hints"
    return Binding(
      [.character("i")], .hint, label: shown == 0 ? "hint" : "next hint", help: "Show a hint", importance: .primary,
      group: "Answer", reason: reason)
  }

  private var leaving: Binding<Command> {
    Binding(
      isTyping && isOpen ? [.control("g")] : [.character("q"), .control("g")], .leave, label: "leave",
      help: "Leave the question; it can be opened again", importance: .primary, group: "Question")
  }

  private var goingOn: [Binding<Command>] {
    if prediction != nil {
      return [
        Binding(
          [.enter], .goOn, label: "watch it run", help: "Open the lab and watch the experiment run",
          importance: .primary, group: "Question",
          reason: pending == nil ? nil : "the experiment is still training")
      ]
    }
    return [
      Binding(
        [.enter], .goOn, label: "go on", help: "Go on with the lesson", importance: .primary, group: "Question")
    ]
  }

  private func scrolling(withArrows: Bool = false, withLetters: Bool = true) -> [Binding<Command>] {
    var down: [Key] = withArrows ? [.down] : []
    var up: [Key] = withArrows ? [.up] : []
    if withArrows, withLetters {
      down.append(.character("j"))
      up.append(.character("k"))
    }
    let lines =
      withArrows
      ? [
        Binding(down, Command.scroll(1), label: "down", help: "Scroll down", importance: .paletteOnly, group: "View"),
        Binding(up, Command.scroll(-1), label: "up", help: "Scroll up", importance: .paletteOnly, group: "View"),
      ] : []
    return lines + [
      Binding(
        [.pageDown], .page(1), label: "page down", help: "A window down", importance: .paletteOnly, group: "View"),
      Binding([.pageUp], .page(-1), label: "page up", help: "A window up", importance: .paletteOnly, group: "View"),
    ]
  }
}

extension QuestionScreen {
  private func choosing(_ choices: ChoiceEntry) -> [Binding<Command>] {
    let several = choices.takesSeveral
    let digits = (1...9).prefix(choices.shown.count).map { Key.character(Character(String($0))) }
    var bindings = [
      Binding(
        digits, Command.pick, label: several ? "pick" : "choose",
        help: several ? "Pick a choice by its number, or take it back" : "Choose by number", importance: .primary,
        group: "Answer", keysText: digits.count > 1 ? "1-\(digits.count)" : nil),
      Binding([.down, .character("j")], .move(1), label: "down", help: "The next choice", group: "Answer"),
      Binding([.up, .character("k")], .move(-1), label: "up", help: "The choice before", group: "Answer"),
    ]
    bindings.append(
      Binding(
        [.character(" ")], .pick, label: "pick",
        help: several ? "Pick the choice at the pointer, or take it back" : "Choose the first one, if none is chosen",
        importance: several ? .primary : .paletteOnly, group: "Answer"))
    return bindings + [submitting]
  }

  private func ordering(_ order: OrderEntry) -> [Binding<Command>] {
    let thing = order.isHolding ? "the item" : "the pointer"
    return [
      Binding(
        [.character(" ")], .pick, label: order.isHolding ? "drop" : "take",
        help: order.isHolding ? "Drop the item here" : "Take the item, so that it moves along", importance: .primary,
        group: "Answer"),
      Binding(
        [.down, .character("j")], .move(1), label: "down", help: "Move \(thing) down", importance: .primary,
        group: "Answer"),
      Binding(
        [.up, .character("k")], .move(-1), label: "up", help: "Move \(thing) up", importance: .primary,
        group: "Answer"),
      Binding(
        [.character("]")], .carry(1), label: "item down", help: "Move the item down at once", group: "Answer"),
      Binding([.character("[")], .carry(-1), label: "item up", help: "Move the item up at once", group: "Answer"),
      submitting,
    ]
  }

  private var focusing: Binding<Command> {
    let hasHints = !question.hints.isEmpty
    return Binding(
      [.tab], .switchFocus, label: isTyping ? (hasHints ? "hints" : "other keys") : "type",
      help: isTyping ? "Leave the text field, so that letters are keys again" : "Back to the text field",
      importance: .primary, group: "Answer")
  }

  private var sketching: [Binding<Command>] {
    let large = SketchScale.largeStep
    return [
      Binding(
        [.left, .character("h")], .select(-1), label: "epoch before", help: "The epoch before", group: "Answer"),
      Binding(
        [.right, .character("l")], .select(1), label: "next epoch", help: "The next epoch", importance: .primary,
        group: "Answer"),
      Binding(
        [.up, .character("k"), .character("]")], .turn(1), label: "up", help: "Move the curve up here",
        importance: .primary, group: "Answer"),
      Binding(
        [.down, .character("j"), .character("[")], .turn(-1), label: "down", help: "Move the curve down here",
        importance: .primary, group: "Answer"),
      Binding([.character("}")], .turn(large), label: "far up", help: "Move it up by a large step", group: "Answer"),
      Binding(
        [.character("{")], .turn(-large), label: "far down", help: "Move it down by a large step",
        group: "Answer"),
      Binding(
        [.character("=")], .typeValue, label: "type a value",
        help: "Type the value; a digit begins it too", group: "Answer", keysText: "0-9"),
      submitting,
    ]
  }

  private var typing: [Binding<Command>] {
    [
      Binding([.enter], .submit, label: "set", help: "Set the typed value", importance: .primary, group: "Answer"),
      Binding(
        [.tab, .control("g")], .stopTyping, label: "cancel", help: "Keep the value as it was",
        importance: .primary, group: "Answer"),
    ]
  }
}
