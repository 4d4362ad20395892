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

  private let screen: OpaquePointer
  /// Keys are read from a pad: reading from a window would refresh it.
  private let keyboard: UnsafeMutablePointer<WINDOW>
  private let isSynchronized: Bool
  private let undo: String
  private var encoder: CellEncoder
  private var decoder = KeyDecoder()
  /// What is on the screen; nil when everything has to be drawn.
  private var shown: Surface?
  private var isOpen = true

  /// - Parameter wake: the writing end of the pipe that signals come through.
  init(_ options: TerminalOptions, wake: Int32) throws(TerminalError) {
    let environment = ProcessInfo.processInfo.environment
    let name = environment["TERM"] ?? ""
    let isUTF8 = TerminalLocale.activate(environment)
    guard let terminfo = Terminfo() else { throw .unknownTerminal(name) }
    guard terminfo.hasCursorAddressing else { throw .noCursorAddressing(name) }
    undo = "\u{1B}[?2026l\u{1B}[?2004l" + terminfo.leaving

    // A terminal that counts to exact colours, or a person who asked for the backtracer, is served; the usual
    // backtracer waits for a key on a broken screen.
    let chains = !(environment["SWIFT_BACKTRACE"] ?? "").isEmpty
    guard terminal_guard_open(wake, chains ? 1 : 0) == 0 else { throw .noTerminal }
    terminal_guard_arm(undo, undo.utf8.count)
    use_env(false)
    use_tioctl(true)
    if environment["ESCDELAY"] == nil { set_escdelay(25) }
    guard let screen = newterm(nil, nc_stdout(), nc_stdin()), let keyboard = newpad(1, 1) else {
      terminal_guard_close()
      throw .unknownTerminal(name)
    }
    self.screen = screen
    self.keyboard = keyboard

    var colors = 0
    if terminfo.colors > 0, start_color() == 0, use_default_colors() == 0 { colors = Int(nc_colors()) }
    let tier = ColorTier(
      colors: colors, isDirect: terminfo.isDirect, options: options, environment: environment)
    capability = Capability(colors: tier, glyphs: GlyphTier(isUTF8: isUTF8, terminal: name, options: options))
    encoder = CellEncoder(tier: tier, pairs: ColorPairs(capacity: Int(nc_color_pairs())))
    isSynchronized = Self.isSynchronized(name, environment)
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
    define_key("\u{1B}[200~", KeyDecoder.pasteBegins)
    define_key("\u{1B}[201~", KeyDecoder.pasteEnds)
    send("\u{1B}[?2004h")
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
    send("\u{1B}[?2004l")
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
    send("\u{1B}[?2004h")
    curs_set(0)
    readSize()
    repaint()
  }

  /// Draws every cell anew at the next frame, whatever curses believes is on the screen.
  func repaint() {
    shown = nil
    clearok(nc_curscr(), true)
  }

  /// Asks the terminal for its size. Returns whether it has changed.
  @discardableResult func readSize() -> Bool {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 {
      resizeterm(Int32(size.ws_row), Int32(size.ws_col))
    }
    let (rows, columns) = (Int(getmaxy(nc_stdscr())), Int(getmaxx(nc_stdscr())))
    guard (rows, columns) != (height, width) else { return false }
    (height, width) = (rows, columns)
    repaint()
    return true
  }

  /// All keys that have arrived.
  func readKeys() -> [Key] {
    var keys: [Key] = []
    while true {
      var value: wint_t = 0
      switch wget_wch(keyboard, &value) {
      case KEY_CODE_YES: keys += decoder.read(.code(Int32(bitPattern: value)))
      case OK: keys += decoder.read(.scalar(UInt32(value)))
      default: return keys + decoder.read(.pause)
      }
    }
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

extension CursesTerminal {
  /// Shows a surface, writing only what differs from what is shown. Returns about how many bytes that were.
  @discardableResult func present(_ surface: Surface) -> Int {
    var bytes = draw(surface)
    if bytes == nil {
      // More pairs of colours than the terminal has: begin again with the ones of this very picture.
      encoder.reset()
      shown = nil
      bytes = draw(surface)
    }
    placeCursor(surface.cursor)
    wnoutrefresh(nc_stdscr())
    let isMarked = isSynchronized && bytes != 0
    if isMarked { send("\u{1B}[?2026h") }
    doupdate()
    if isMarked { send("\u{1B}[?2026l") }
    shown = bytes == nil ? nil : surface
    return bytes ?? 0
  }

  /// nil when the pairs of colours ran out on the way.
  private func draw(_ surface: Surface) -> Int? {
    let before = shown.flatMap { $0.width == surface.width && $0.height == surface.height ? $0 : nil }
    if before == nil { werase(nc_stdscr()) }
    var bytes = 0
    let columns = min(surface.width, width)
    for y in 0..<min(surface.height, height) {
      let start = y * surface.width
      let row = surface.cells[start..<start + columns]
      guard let range = Self.changes(from: before?.cells[start..<start + columns], to: row) else { continue }
      guard let encoded = encoder.encode(row[range]) else { return nil }
      mvwadd_wchnstr(nc_stdscr(), Int32(y), Int32(range.lowerBound - start), encoded, Int32(encoded.count))
      bytes += Self.cost(of: row[range])
    }
    return bytes
  }

  /// The stretch of a row in which something differs; the whole row where wide characters could be torn apart.
  static func changes(from old: ArraySlice<Cell>?, to new: ArraySlice<Cell>) -> Range<Int>? {
    guard let old else { return new.isEmpty ? nil : new.startIndex..<new.endIndex }
    guard let first = new.indices.first(where: { new[$0] != old[$0] }),
      let last = new.indices.last(where: { new[$0] != old[$0] })
    else { return nil }
    let hasWide = new.contains(where: \.isContinuation) || old.contains(where: \.isContinuation)
    return hasWide ? new.startIndex..<new.endIndex : first..<last + 1
  }

  /// About how many bytes a stretch of cells becomes: its characters, and a sequence wherever the style changes.
  private static func cost(of cells: ArraySlice<Cell>) -> Int {
    var bytes = 6
    var style: Style?
    for cell in cells {
      if cell.style != style { bytes += 11 }
      style = cell.style
      bytes += cell.character.utf8.count
    }
    return bytes
  }

  private func placeCursor(_ cursor: Surface.Point?) {
    if let cursor, cursor.x >= 0, cursor.x < width, cursor.y >= 0, cursor.y < height {
      wmove(nc_stdscr(), Int32(cursor.y), Int32(cursor.x))
      curs_set(1)
    } else {
      curs_set(0)
    }
  }
}

/// Why there is no full screen here.
enum TerminalError: Error, Equatable {
  case noTerminal
  case unknownTerminal(String)
  case noCursorAddressing(String)

  var message: String {
    switch self {
    case .noTerminal: "Standard input is no terminal, so there is no screen to draw on; use --plain."
    case .unknownTerminal(let name):
      "The terminal type \"\(name)\" is not known on this machine. Set TERM to one that is, such as xterm-256color, "
        + "or use --plain."
    case .noCursorAddressing(let name):
      "A terminal of type \"\(name)\" cannot place its cursor, so there is no screen to draw on; use --plain."
    }
  }
}
