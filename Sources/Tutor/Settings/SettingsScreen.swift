import TerminalUI

/// What the learner chooses once for all sessions, with a preview. Every change is in force at once.
struct SettingsScreen: Screen {
  /// A row of `SettingRow.allCases`.
  private(set) var selection = 0

  enum Command: Equatable, Sendable {
    case move(Int)
    /// The next or the previous value of the selected setting.
    case turn(Int)
    case leave
  }

  var title: ScreenTitle { ScreenTitle(left: "Settings") }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    KeyMap([
      Binding(
        [.right, .character("l"), .character("]"), .character(" "), .enter], .turn(1), label: "next",
        help: "The next value of this setting", importance: .primary, group: "Settings"),
      Binding(
        [.left, .character("h"), .character("[")], .turn(-1), label: "previous",
        help: "The value before", importance: .primary, group: "Settings"),
      Binding([.down, .character("j")], .move(1), label: "down", help: "The next setting", group: "Settings"),
      Binding([.up, .character("k")], .move(-1), label: "up", help: "The setting before", group: "Settings"),
      Binding(
        [.character("q"), .control("g")], .leave, label: "back", help: "Leave the settings; they are kept",
        importance: .primary, group: "Settings"),
    ])
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch command {
    case .move(let steps):
      selection = Menu.moved(selection, by: steps, count: SettingRow.allCases.count) ?? 0
      return []
    case .turn(let steps):
      var settings = scene.settings
      SettingRow.allCases[selection].turn(&settings, by: steps)
      return [.change(settings)]
    case .leave: return [.leave]
    }
  }

  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let body = QuestionScreen.body(in: rect)
    guard !body.isEmpty else { return }
    // The picture comes last, and only where it has room.
    let column = list(width: body.width, isRoomy: body.height >= 18, scene)
    let (top, rest) = body.splitTop(column.height)
    column.draw(on: &surface, in: top, offset: nil, scene.theme)
    let cursor = surface.cursor
    if rest.height >= 3 {
      SettingsPreview(theme: scene.theme).draw(on: &surface, in: rest.inset(top: 1))
      surface.cursor = cursor
    }
  }

  private func list(width: Int, isRoomy: Bool, _ scene: Scene) -> TallColumn {
    let theme = scene.theme
    var column = TallColumn(width: width)
    for (index, row) in SettingRow.allCases.enumerated() {
      let top = column.height
      let slider = Slider(
        row.label, value: row.value(scene.settings), control: .choice, isFocused: index == selection,
        labelColumns: 14, valueColumns: 13, styles: theme.widgets, glyphs: theme.glyphs)
      column.add(slider, height: 1)
      if index == selection { column.attend(from: top) }
    }
    if isRoomy { column.gap() }
    let top = column.height
    column.add(StyledText(SettingRow.allCases[selection].sentence(scene.settings), theme.dim), indent: 2)
    // Turning from one setting to the next must not move what stands below.
    let most = isRoomy ? 2 : 1
    if column.height - top < most { column.gap(most - (column.height - top)) }
    return column
  }
}
