import TerminalUI

/// Whichever screen is open, as one: it passes everything on to the screen it holds.
struct AnyScreen: Screen {
  enum Command: Equatable, Sendable {
    case contents(ContentsScreen.Command)
    case lesson(LessonScreen.Command)
    case bench(LabScreen.Command)
    case quiz(QuizScreen.Command)
    case settings(SettingsScreen.Command)
    case glyphs(GlyphCard.Command)
    case stats(StatsScreen.Command)
  }

  private(set) var open: AppState.Open

  init(_ open: AppState.Open) { self.open = open }

  var title: ScreenTitle {
    switch open {
    case .contents(let screen): screen.title
    case .lesson(let screen): screen.title
    case .bench(let screen): screen.title
    case .quiz(let screen): screen.title
    case .settings(let screen): screen.title
    case .glyphs(let screen): screen.title
    case .stats(let screen): screen.title
    }
  }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    switch open {
    case .contents(let screen): screen.keyMap(scene).lifted(Command.contents)
    case .lesson(let screen): screen.keyMap(scene).lifted(Command.lesson)
    case .bench(let screen): screen.keyMap(scene).lifted(Command.bench)
    case .quiz(let screen): screen.keyMap(scene).lifted(Command.quiz)
    case .settings(let screen): screen.keyMap(scene).lifted(Command.settings)
    case .glyphs(let screen): screen.keyMap(scene).lifted(Command.glyphs)
    case .stats(let screen): screen.keyMap(scene).lifted(Command.stats)
    }
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? {
    switch open {
    case .contents(var screen):
      defer { open = .contents(screen) }
      return screen.edit(key, scene)
    case .lesson(var screen):
      defer { open = .lesson(screen) }
      return screen.edit(key, scene)
    case .bench(var screen):
      defer { open = .bench(screen) }
      return screen.edit(key, scene)
    case .quiz(var screen):
      defer { open = .quiz(screen) }
      return screen.edit(key, scene)
    case .settings(var screen):
      defer { open = .settings(screen) }
      return screen.edit(key, scene)
    case .glyphs(var screen):
      defer { open = .glyphs(screen) }
      return screen.edit(key, scene)
    case .stats: return nil
    }
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch (command, open) {
    case (.contents(let command), .contents(var screen)):
      defer { open = .contents(screen) }
      return screen.perform(command, scene)
    case (.lesson(let command), .lesson(var screen)):
      defer { open = .lesson(screen) }
      return screen.perform(command, scene)
    case (.bench(let command), .bench(var screen)):
      defer { open = .bench(screen) }
      return screen.perform(command, scene)
    case (.quiz(let command), .quiz(var screen)):
      defer { open = .quiz(screen) }
      return screen.perform(command, scene)
    case (.settings(let command), .settings(var screen)):
      defer { open = .settings(screen) }
      return screen.perform(command, scene)
    case (.glyphs(let command), .glyphs(var screen)):
      defer { open = .glyphs(screen) }
      return screen.perform(command, scene)
    case (.stats(let command), .stats(var screen)):
      defer { open = .stats(screen) }
      return screen.perform(command, scene)
    case (.contents, _), (.lesson, _), (.bench, _), (.quiz, _), (.settings, _), (.glyphs, _), (.stats, _): return []
    }
  }

  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    switch open {
    case .contents(let screen): screen.draw(on: &surface, in: rect, scene)
    case .lesson(let screen): screen.draw(on: &surface, in: rect, scene)
    case .bench(let screen): screen.draw(on: &surface, in: rect, scene)
    case .quiz(let screen): screen.draw(on: &surface, in: rect, scene)
    case .settings(let screen): screen.draw(on: &surface, in: rect, scene)
    case .glyphs(let screen): screen.draw(on: &surface, in: rect, scene)
    case .stats(let screen): screen.draw(on: &surface, in: rect, scene)
    }
  }
}
