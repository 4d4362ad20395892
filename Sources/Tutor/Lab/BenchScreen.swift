import Lab
import TerminalUI

/// A lab that belongs to no page: the playground, or what a share code or a file has in it.
struct BenchScreen: Screen {
  var lab: LabScreen

  init(run: RunID, experiment: Experiment, settings: Settings) {
    lab = LabScreen(run: run, experiment: experiment, lesson: "", settings: settings)
  }

  var title: ScreenTitle { lab.title }

  func keyMap(_ scene: Scene) -> KeyMap<LabScreen.Command> { lab.keyMap(scene) }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? { lab.edit(key, scene) }

  mutating func perform(_ command: LabScreen.Command, _ scene: Scene) -> [Reply] { lab.perform(command, scene) }

  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) { lab.draw(on: &surface, in: rect, scene) }
}
