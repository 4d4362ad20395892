import CNcurses
import CTerminal
import Foundation
import TerminalUI

/// The terminal as a screen: opened, drawn on cell by cell, read key by key, and left as it was found.
///
/// It belongs to the main thread, as curses does.
final class CursesTerminal {
  let capability: Capability
  private(set) var width = 0
  private(set) var height = 0
  /// Whether the last reading stopped before the terminal had no more to say.
  private(set) var mayHaveMoreKeys = false

  private let screen: OpaquePointer
  /// Keys are read from a pad: reading from a window would refresh it.
  private let keyboard: UnsafeMutablePointer<WINDOW>
  private let isSynchronized: Bool
  /// Leaves the screen from within a signal handler, where curses cannot be asked.
  private let undo: String
  private var painter: ScreenPainter
  private var assembler = ScalarAssembler()
  private var decoder = KeyDecoder()
  private var isOpen = true

  /// The largest screen that is drawn; a terminal that says it is larger is mistaken.
  private static let mostColumns = 2_000
  private static let mostRows = 1_000
  /// Characters read at a time: a flood of them must not keep signals and training waiting.
  private static let mostInputs = 4_096

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  private static let frameBegins = "\u{1B}[?2026h"
  private static let frameEnds = "\u{1B}[?2026l"

  /// - Parameter wake: the writing end of the pipe that signals come through.
  init(_ options: TerminalOptions, wake: Int32) throws(TerminalError) {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["TERM"] ?? ""
    let isUTF8 = TerminalLocale.activate(environment)
    use_env(false)
    use_tioctl(true)
    guard let terminfo = Terminfo() else { throw .unknownTerminal(name) }
    guard terminfo.hasCursorAddressing else { throw .noCursorAddressing(name) }
    isSynchronized = Self.isSynchronized(name, environment)
    undo = (isSynchronized ? Self.frameEnds : "") + Self.pasteOff + terminfo.leaving

    // Swift's own report of a crash asks for a key, in the middle of a screen that is gone. Somebody who has set it up
    // gets it all the same.
    let wantsBacktrace = !(environment["SWIFT_BACKTRACE"] ?? "").isEmpty
    guard terminal_guard_open(wake, wantsBacktrace ? 1 : 0) == 0 else { throw .noTerminal }
    terminal_guard_arm(undo, undo.utf8.count)
    if environment["ESCDELAY"] == nil { set_escdelay(25) }
    guard let screen = newterm(nil, nc_stdout(), nc_stdin()), let keyboard = newpad(1, 1) else {
      terminal_guard_close()
      throw .unknownTerminal(name)
    }
    self.screen = screen
    self.keyboard = keyboard

    var colors = 0
    if terminfo.colors > 0, start_color() == OK, use_default_colors() == OK { colors = Int(nc_colors()) }
    let tier = ColorTier(
      colors: colors, isDirect: terminfo.isDirect, options: options, environment: environment)
    capability = Capability(colors: tier, glyphs: GlyphTier(isUTF8: isUTF8, terminal: name, options: options))
    painter = ScreenPainter(CellEncoder(tier: tier, pairs: ColorPairs(capacity: Int(nc_color_pairs()))))
    startInput()
    readSize()
  }

  /// Old consoles would show the marks around a frame; `GRADUS_SYNCHRONIZED=0` turns them off anywhere.
  static func isSynchronized(_ terminal: String, _ environment: [String: String]) -> Bool {
    environment["GRADUS_SYNCHRONIZED"] != "0"
      && !["linux", "screen", "vt", "ansi", "cons", "sun", "dumb"].contains(where: terminal.hasPrefix)
  }

  private func startInput() {
    raw()
    noecho()
    nonl()
    keypad(keyboard, true)
    nodelay(keyboard, true)
    meta(keyboard, true)
    // The mouse is not used. Curses would take the first half of its reports and leave the rest.
    keyok(KEY_MOUSE, false)
    send(Self.pasteOn)
    curs_set(0)
  }

  /// Puts the terminal back as it was. Nothing can be drawn afterwards.
  func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    terminal_guard_close()
    delscreen(screen)
  }

  private func leave() {
    send(Self.pasteOff)
    curs_set(1)
    endwin()
    terminal_guard_disarm()
  }

  /// Leaves the screen, stops the process group as Ctrl-Z does, and comes back when it goes on.
  func suspend() {
    leave()
    terminal_guard_stop()
    resume()
  }

  /// Takes the screen again after somebody else had the terminal.
  func resume() {
    terminal_guard_arm(undo, undo.utf8.count)
    reset_prog_mode()
    send(Self.pasteOn)
    resize()
  }

  /// Draws every cell anew at the next frame, whatever curses believes is on the screen.
  func repaint() {
    painter.forget()
    clearok(nc_curscr(), true)
  }

  /// Hands a text to the terminal's clipboard (OSC 52). One that has none, or allows nobody to, passes it over.
  func copy(_ text: String) {
    guard isSynchronized else { return }
    send("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
  }

  /// Takes the size the terminal has by now. It is drawn anew even if that is the one it had: on its way through other
  /// sizes it may have lost what was on it.
  func resize() {
    readSize()
    repaint()
  }

  private func readSize() {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 {
      let rows = min(Int(size.ws_row), Self.mostRows)
      let columns = min(Int(size.ws_col), Self.mostColumns)
      if is_term_resized(Int32(rows), Int32(columns)) { resizeterm(Int32(rows), Int32(columns)) }
    }
    (height, width) = (Int(getmaxy(nc_stdscr())), Int(getmaxx(nc_stdscr())))
  }

  /// The keys that have arrived.
  func readKeys() -> [Key] {
    var keys: [Key] = []
    mayHaveMoreKeys = false
    for _ in 0..<Self.mostInputs {
      switch wgetch(keyboard) {
      case ERR: return keys + decoder.read(.pause)
      case KEY_RESIZE: break
      case let byte where byte <= UInt8.max: keys += assembler.read(UInt8(byte)).flatMap { decoder.read(.scalar($0)) }
      case let code where code > KEY_MAX: keys += sequence(of: code).flatMap { decoder.read(.scalar(UInt32($0))) }
      case let code: keys += decoder.read(.code(code))
      }
    }
    mayHaveMoreKeys = true
    return keys
  }

  /// What a key sends that only this terminal's description has a name for.
  private func sequence(of code: Int32) -> [UInt8] {
    guard let sequence = keybound(code, 0) else { return [] }
    defer { free(sequence) }
    return Array(String(cString: sequence).utf8)
  }

  /// Shows a surface, writing only what differs from what is shown. Returns about how many bytes that were.
  @discardableResult func present(_ surface: Surface) -> Int {
    let bytes = painter.paint(surface, width: width, height: height)
    let cursor = surface.cursor.flatMap { $0.x >= 0 && $0.x < width && $0.y >= 0 && $0.y < height ? $0 : nil }
    if let cursor { wmove(nc_stdscr(), Int32(cursor.y), Int32(cursor.x)) }
    wnoutrefresh(nc_stdscr())
    let isMarked = isSynchronized && bytes > 0
    if isMarked { send(Self.frameBegins) }
    // The cursor comes last: some terminals remember whether it was there when the screen was taken.
    doupdate()
    curs_set(cursor == nil ? 0 : 1)
    if isMarked { send(Self.frameEnds) }
    return bytes
  }

  private func send(_ sequence: String) {
    var bytes = ArraySlice(sequence.utf8)
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
