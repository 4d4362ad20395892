import Lab
import TerminalUI

/// Taking the experiment to PyTorch: the name of a folder is asked for.
extension LabScreen {
  /// Keys while the name is typed: Enter writes the folder, Tab and Ctrl-G leave it.
  mutating func editFolder(_ key: Key) -> [Reply]? {
    guard var typed = folder else { return nil }
    switch key {
    case .enter:
      folder = nil
      let name = String(typed.text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      guard !name.isEmpty else { return [] }
      return [
        .notice("It is trained once more, unseen, to say how far PyTorch can follow."),
        .effect(.export(experiment, folder: name)),
      ]
    case .tab, .backTab, .control("g"), .escape:
      folder = nil
      return []
    default:
      guard typed.handle(key) else { return key.isGlobal ? nil : [] }
      folder = typed
      return []
    }
  }

  func folderLabel(isShort: Bool) -> String { isShort ? "Folder" : "To PyTorch (Enter writes, Tab leaves), folder" }

  func draw(_ folder: TextFieldState, on surface: inout Surface, in rect: Rect, _ theme: Theme) {
    guard !rect.isEmpty else { return }
    let label = folderLabel(isShort: rect.width < 60)
    let x = surface.put(label, x: rect.x, y: rect.y, theme.strong, in: rect)
    TextField(folder, placeholder: "type a name", styles: theme.widgets, glyphs: theme.glyphs)
      .draw(on: &surface, in: Rect(x: x + 1, y: rect.y, width: max(0, rect.right - x - 1), height: 1))
  }
}
