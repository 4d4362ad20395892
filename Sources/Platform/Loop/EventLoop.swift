import CTerminal
import Foundation
import TerminalUI
import Tutor

/// Keys, signals and messages of threads in; pictures and effects out. It runs on the main thread, which owns the
/// terminal and the state, and sleeps while nothing happens.
struct EventLoop<State: Interaction> {
  private(set) var state: State
  private let terminal: CursesTerminal
  private let mailbox: Mailbox
  private let wakePipe: WakePipe
  private let runner: EffectRunner

  private var frameRate = FrameRate()
  /// When the last picture was begun.
  private var lastDrawing = -Double.infinity
  private var wish = Wish.now
  private var ending: ScreenEnding?
  private var hasTerminal = true

  /// What has to be drawn.
  private enum Wish: Int {
    case nothing
    /// Training has gone on: at the next frame.
    case soon
    /// The learner did something: before anything else.
    case now
  }

  init(
    state: State, terminal: CursesTerminal, mailbox: Mailbox, wakePipe: WakePipe, runner: EffectRunner
  ) {
    self.state = state
    self.terminal = terminal
    self.mailbox = mailbox
    self.wakePipe = wakePipe
    self.runner = runner
  }

  /// - Parameter effects: what the state wants done before anything has happened.
  mutating func run(effects: [Effect] = []) -> ScreenEnding {
    perform(effects)
    while true {
      if let ending { return ending }
      drawIfDue()
      wait()
      // First of all: what is announced from here on wakes the next wait.
      wakePipe.drain()
      readSignals()
      readKeys()
      for message in mailbox.take() {
        if case .frame = message.what { tell(message, .soon) } else { tell(message, .now) }
      }
    }
  }

  private mutating func tell(_ message: Message, _ urgency: Wish) {
    if urgency.rawValue > wish.rawValue { wish = urgency }
    perform(state.update(message), at: message.time)
  }

  private mutating func tell(_ what: Message.What) { tell(Message(what, at: Moment.local), .now) }

  private mutating func perform(_ effects: [Effect], at time: Double = Moment.now) {
    for effect in effects {
      switch effect {
      case .repaint: terminal.repaint()
      case .suspend: suspend()
      case .copy(let text): terminal.copy(text)
      case .quit: ending = ending ?? .quit
      default: runner.perform(effect, at: time)
      }
    }
  }

  private mutating func drawIfDue() {
    guard wish == .now || wish == .soon && waitingTime <= 0 else { return }
    wish = .nothing
    lastDrawing = Moment.steady
    let surface = state.draw()
    let start = Moment.steady
    let bytes = terminal.present(surface)
    let end = Moment.steady
    frameRate.noteFlush(bytes: bytes, seconds: end - start, at: end)
  }

  /// Seconds until the next frame may be drawn.
  private var waitingTime: Double { lastDrawing + frameRate.interval - Moment.steady }

  /// Sleeps until something happens or a frame is due.
  private func wait() {
    let timeout =
      terminal.mayHaveMoreKeys ? 0 : wish == .nothing ? -1 : Int32((max(0, waitingTime) * 1_000).rounded(.up))
    var files = [pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0)]
    if hasTerminal { files.append(pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&files, nfds_t(files.count), timeout)
  }

  private mutating func readKeys() {
    guard hasTerminal else { return }
    for key in terminal.readKeys() {
      tell(.key(key))
      if ending != nil { return }
    }
    var file = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&file, 1, 0) > 0, Int32(file.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0 else { return }
    // The window is gone: there is nothing left to read, and nobody to ask.
    hasTerminal = false
    terminate(SIGHUP)
  }

  private mutating func readSignals() {
    let signals = terminal_guard_take_signals()
    func caught(_ signal: Int32) -> Bool { signals & (1 << UInt32(signal)) != 0 }
    if caught(SIGCONT) {
      terminal.resume()
      tellSize()
    }
    if caught(SIGWINCH) {
      terminal.resize()
      tellSize()
    }
    if caught(SIGTSTP) { suspend() }
    for signal in [SIGHUP, SIGINT, SIGTERM] where caught(signal) { terminate(signal) }
  }

  private mutating func terminate(_ signal: Int32) {
    guard ending == nil else { return }
    tell(.terminate)
    ending = .signal(signal)
  }

  private mutating func suspend() {
    terminal.suspend()
    tellSize()
  }

  private mutating func tellSize() { tell(.resized(width: terminal.width, height: terminal.height)) }
}
