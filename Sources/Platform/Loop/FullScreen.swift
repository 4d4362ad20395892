import Engine
import Lab
package import TerminalUI
import Tutor

/// The full screen from its opening to its end.
package struct FullScreen {
  /// Where the state hears from threads.
  let mailbox: Mailbox
  private let wakePipe: WakePipe

  package init() throws(TerminalError) {
    guard let wakePipe = WakePipe() else { throw .noDescriptors }
    self.wakePipe = wakePipe
    mailbox = Mailbox(wakePipe: wakePipe)
  }

  /// Opens the terminal, shows what `begin` makes for it until that ends, and leaves the terminal as it was.
  ///
  /// `begin` also says which effects come before anything has happened.
  func run<State: Interaction>(
    _ options: TerminalOptions, world: EffectRunner.World, begin: (CursesTerminal) -> (State, [Effect])
  ) throws(TerminalError) -> ScreenEnding {
    let terminal = try CursesTerminal(options, wake: wakePipe.writeEnd)
    let runner = EffectRunner(world, mailbox: mailbox)
    let (state, effects) = begin(terminal)
    var loop = EventLoop(state: state, terminal: terminal, mailbox: mailbox, wakePipe: wakePipe, runner: runner)
    let ending = loop.run(effects: effects)
    terminal.close()
    runner.stopAll(waiting: 2)
    return ending
  }

  /// The same for something that trains and remembers nothing. `begin` gets the width and the height.
  package func run<State: Interaction>(
    _ options: TerminalOptions, begin: (Capability, Int, Int) -> State
  ) throws(TerminalError) -> ScreenEnding {
    let world = EffectRunner.World(
      kernels: KernelChoice.current, tables: { _ in .none }, progress: nil, settings: nil)
    return try run(options, world: world) { (begin($0.capability, $0.width, $0.height), []) }
  }
}
