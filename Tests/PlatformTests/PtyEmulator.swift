import CVTerm

/// A terminal as a person sees it: takes what a program writes and shows cells.
final class PtyEmulator {
  /// What the emulator tells through its callback.
  private struct Flags {
    var isAlternate = false
    var isCursorVisible = true
  }

  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)
  private let flags = UnsafeMutablePointer<Flags>.allocate(capacity: 1)
  private(set) var columns: Int
  private(set) var rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    guard let terminal = vterm_new(Int32(rows), Self.width(columns)), let screen = vterm_obtain_screen(terminal)
    else {
      preconditionFailure("libvterm makes no terminal of \(columns)x\(rows)")
    }
    self.terminal = terminal
    self.screen = screen
    flags.initialize(to: Flags())
    var callbacks = VTermScreenCallbacks()
    callbacks.settermprop = { property, value, user in
      guard let flags = user?.assumingMemoryBound(to: Flags.self), let value else { return 0 }
      switch property {
      case VTERM_PROP_ALTSCREEN: flags.pointee.isAlternate = value.pointee.boolean != 0
      case VTERM_PROP_CURSORVISIBLE: flags.pointee.isCursorVisible = value.pointee.boolean != 0
      default: break
      }
      return 1
    }
    self.callbacks.initialize(to: callbacks)
    vterm_set_utf8(terminal, 1)
    vterm_screen_set_callbacks(screen, self.callbacks, flags)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
    flags.deallocate()
  }

  /// Whether the screen that programs take for themselves is shown.
  var isAlternate: Bool { flags.pointee.isAlternate }
  var isCursorVisible: Bool { flags.pointee.isCursorVisible }

  /// Where the cursor is, column and row.
  var cursor: (x: Int, y: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }

  func write(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      vterm_input_write(terminal, base.assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }

  func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    vterm_set_size(terminal, Int32(rows), Self.width(columns))
  }

  /// libvterm 0.1.4 writes to no address when a wide character comes and there is one column only.
  private static func width(_ columns: Int) -> Int32 { Int32(max(2, columns)) }

  /// A row without its trailing blanks.
  func row(_ y: Int) -> String {
    var text = String.UnicodeScalarView()
    for x in 0..<columns {
      var cell = VTermScreenCell()
      vterm_screen_get_cell(screen, VTermPos(row: Int32(y), col: Int32(x)), &cell)
      switch cell.chars.0 {
      case 0: text.append(" ")
      // The right half of a wide character.
      case .max: break
      default:
        let chars = cell.chars
        for value in [chars.0, chars.1, chars.2, chars.3, chars.4, chars.5].prefix(while: { $0 != 0 }) {
          text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
      }
    }
    var row = String(text)
    while row.last == " " { row.removeLast() }
    return row
  }

  var text: String { (0..<rows).map(row).joined(separator: "\n") }
}
