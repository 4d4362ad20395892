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
    case goOn, leave, removeCard
  }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    guard isOpen else { return KeyMap([goingOn(scene)] + removing + scrolling(.letters) + [leaving]) }
    switch entry {
    case .choices(let choices): return KeyMap(choosing(choices) + [hinting] + scrolling(.windows) + [leaving])
    case .order(let order): return KeyMap(ordering(order) + [hinting] + scrolling(.windows) + [leaving])
    case .text where isTyping: return KeyMap([submitting, focusing] + scrolling(.arrows) + [leaving])
    case .text: return KeyMap([submitting, focusing, hinting] + scrolling(.letters) + [leaving])
    case .sketch(let sketch):
      return KeyMap(sketch.typed == nil ? sketching + [hinting] + scrolling(.windows) + [leaving] : typingValue)
    }
  }

  var submitting: Binding<Command> {
    let isPrediction = prediction != nil
    return Binding(
      [.enter], .submit, label: isPrediction ? "predict" : "answer",
      help: isPrediction ? "Give this prediction and run the experiment" : "Give this answer", importance: .primary,
      group: "Answer")
  }

  private var hinting: Binding<Command> {
    let shown = asking.hintsShown
    let reason = shown > 0 ? "there are no more hints" : "this question has no hints"
    return Binding(
      [.character("i")], .hint, label: shown == 0 ? "hint" : "next hint", help: "Show a hint", importance: .primary,
      group: "Answer", reason: asking.hasHint ? nil : reason)
  }

  private var leaving: Binding<Command> {
    Binding(
      isOpen && isTyping ? [.control("g")] : [.character("q"), .control("g")], .leave, label: "leave",
      help: "Leave the question; it can be opened again", importance: .primary, group: "Question")
  }

  private func goingOn(_ scene: Scene) -> Binding<Command> {
    let (label, help) =
      occasion != .lesson
      ? ("next", "The next question")
      : prediction == nil
        ? ("go on", "Go on with the lesson")
        : isLast(scene.progress)
          ? ("watch it run", "Open the lab and watch the experiment run")
          : ("predict more", "Make the other prediction about this experiment")
    return Binding(
      [.enter], .goOn, label: label, help: help,
      importance: .primary, group: "Question", reason: pending == nil ? nil : "the experiment is still training")
  }

  /// Which keys are free to scroll with.
  private enum Scrolling { case windows, arrows, letters }

  private func scrolling(_ kind: Scrolling) -> [Binding<Command>] {
    let space: [Key] = isOpen ? [] : [.character(" ")]
    let windows = [
      Binding(
        [.pageDown] + space, Command.page(1), label: "page down", help: "Scroll a window down",
        importance: .paletteOnly, group: "View"),
      Binding(
        [.pageUp], .page(-1), label: "page up", help: "Scroll a window up", importance: .paletteOnly, group: "View"),
    ]
    guard kind != .windows else { return windows }
    let (j, k): ([Key], [Key]) = kind == .letters ? ([.character("j")], [.character("k")]) : ([], [])
    let lines = [
      Binding(
        [.down] + j, Command.scroll(1), label: "scroll", help: "Scroll down",
        importance: isOpen ? .paletteOnly : .secondary, group: "View"),
      Binding([.up] + k, .scroll(-1), label: "up", help: "Scroll up", importance: .paletteOnly, group: "View"),
    ]
    return lines + windows
  }
}
