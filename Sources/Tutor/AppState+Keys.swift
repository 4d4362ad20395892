import TerminalUI

extension AppState {
  /// What can be done everywhere.
  enum GlobalCommand: Equatable, Sendable {
    case palette, theme, zen, repaint, suspend, quit
  }

  static let globalKeys = KeyMap<GlobalCommand>([
    Binding(
      [.character("?")], .palette, label: "help", help: "Search everything that can be done here",
      importance: .pinned, group: "Gradus"),
    Binding(
      [.character("T")], .theme, label: "", help: "The next theme: automatic, dark, light, without colour",
      importance: .paletteOnly, group: "Gradus"),
    Binding(
      [.character("z")], .zen, label: "", help: "Hide or show everything but the page", importance: .paletteOnly,
      group: "Gradus"),
    Binding(
      [.control("l")], .repaint, label: "", help: "Paint the screen anew", importance: .paletteOnly, group: "Gradus"),
    Binding(
      [.control("z")], .suspend, label: "", help: "Go to the shell; fg comes back", importance: .paletteOnly,
      group: "Gradus"),
    Binding(
      [.control("c")], .quit, label: "", help: "Leave Gradus at once; everything is saved", importance: .paletteOnly,
      group: "Gradus"),
  ])

  mutating func take(_ key: Key) -> [Effect] {
    notice = nil
    // These work whatever has the focus.
    if case .control = key, let command = Self.globalKeys.command(for: key) { return perform(command) }
    guard !isTooSmall else { return key == .character("q") ? quit() : [] }
    if overlay != nil { return editOverlay(key) }
    let taken = withTop { screen, scene in Self.press(key, in: &screen, scene) }
    if let replies = taken { return settle(replies) }
    guard let command = Self.globalKeys.command(for: key) else { return [] }
    return perform(command)
  }

  /// nil when the screen has nothing on this key.
  private static func press<S: Screen>(_ key: Key, in screen: inout S, _ scene: Scene) -> [Reply]? {
    if let replies = screen.edit(key, scene) { return replies }
    guard let binding = screen.keyMap(scene).binding(for: key) else { return nil }
    if let reason = binding.reason { return [.notice(sentence(reason))] }
    return screen.perform(binding.command, scene)
  }

  /// Does what a row of the palette says.
  private static func run<S: Screen>(_ index: Int, in screen: inout S, _ scene: Scene) -> [Reply]? {
    let bindings = screen.keyMap(scene).bindings
    guard bindings.indices.contains(index) else { return nil }
    if let reason = bindings[index].reason { return [.notice(sentence(reason))] }
    return screen.perform(bindings[index].command, scene)
  }

  private static func sentence(_ reason: String) -> String {
    reason.prefix(1).uppercased() + reason.dropFirst() + (reason.hasSuffix(".") ? "" : ".")
  }

  mutating func perform(_ command: GlobalCommand) -> [Effect] {
    switch command {
    case .palette: overlay = .palette(query: TextFieldState(limit: 60), selection: 0)
    case .theme:
      var settings = scene.settings
      let all = Settings.ThemeName.allCases
      let place = all.firstIndex(of: settings.theme) ?? 0
      settings.theme = all[(place + 1) % all.count]
      let effects = settle([.change(settings)])
      notice = "Theme: \(settings.theme.rawValue). " + (notice ?? "")
      return effects
    case .zen: scene.isZen.toggle()
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    case .quit: return quit()
    }
    return []
  }

  /// Hands the screen on top to a function that works for any.
  private mutating func withTop(_ body: (inout AnyScreen, Scene) -> [Reply]?) -> [Reply]? {
    var screen = AnyScreen(stack[stack.count - 1])
    let replies = body(&screen, scene)
    stack[stack.count - 1] = screen.open
    return replies
  }

  /// The rows of the palette: what the screen on top can do, then what can be done everywhere.
  var paletteRows: [Palette.Row] {
    let own = AnyScreen(stack[stack.count - 1]).keyMap(scene)
    let rows = own.paletteRows(scene.glyphs)
    return rows
      + Self.globalKeys.paletteRows(scene.glyphs).map { row in
        var row = row
        row.index += own.bindings.count
        return row
      }
  }

  mutating func runPaletteRow(_ index: Int) -> [Effect] {
    let count = AnyScreen(stack[stack.count - 1]).keyMap(scene).bindings.count
    guard index < count else {
      let bindings = Self.globalKeys.bindings
      return bindings.indices.contains(index - count) ? perform(bindings[index - count].command) : []
    }
    return settle(withTop { screen, scene in Self.run(index, in: &screen, scene) } ?? [])
  }
}
