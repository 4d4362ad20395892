import Lab
import TerminalUI

extension LabScreen {
  /// Keys while a value is typed: Enter takes it, Tab and Ctrl-G leave the knob as it was.
  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? {
    if folder != nil { return editFolder(key) }
    if sheet != nil { return draw(with: key) }
    guard var typed = field, let knob = focusedKnob else { return nil }
    now = scene.time
    switch key {
    case .enter: return take(typed.text, for: knob)
    case .tab, .backTab, .control("g"), .escape:
      field = nil
      problem = nil
      return []
    default:
      // A key that edits nothing, such as an arrow up, does nothing: all others would be a surprise here.
      guard typed.handle(key) else { return key.isGlobal ? nil : [] }
      field = typed
      problem = nil
      return []
    }
  }

  private mutating func take(_ text: String, for knob: Knob) -> [Reply] {
    let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    if showsWeights {
      field = nil
      return setWeight(to: .text(String(trimmed.map { $0 == "," ? "." : $0 })))
    }
    let value: Setting
    do {
      value = try knob.reads(trimmed)
      _ = try experiment.with([Setting.Entry(knob.name, value)])
    } catch {
      problem = error.message + (error.hint.map { "; \($0)" } ?? "")
      return []
    }
    field = nil
    problem = nil
    return turn(knob.name, to: value)
  }
}

extension Knob {
  /// The setting a typed text stands for. A comma may stand for the point of a number.
  fileprivate func reads(_ text: String) throws(SettingProblem) -> Setting {
    switch domain {
    case .choice: return try Setting.parse(text)
    case .linear, .logarithmic: return .text(text.replacingComma)
    case .integer, .seed: return .text(text.filter { $0 != " " })
    }
  }
}

extension String {
  fileprivate var replacingComma: String { String(map { $0 == "," ? "." : $0 }) }
}

extension Key {
  /// Keys of the program as a whole, which work in a text field too.
  var isGlobal: Bool { [.control("c"), .control("z"), .control("l")].contains(self) }
}
