import CNcurses

/// The description of this terminal in the terminfo database.
struct Terminfo {
  /// Colours it has; 0 or less when it has none.
  let colors: Int
  /// Whether a colour number is red, green and blue, eight bits each.
  let isDirect: Bool
  /// Whether the cursor can be put anywhere: without that there is no screen to draw.
  let hasCursorAddressing: Bool
  /// What leaves the screen: attributes off, keypad off, the normal screen back or a clear one, cursor on.
  let leaving: String

  /// nil when the database does not know the terminal.
  init?(output: Int32 = 1) {
    var status: Int32 = 0
    guard setupterm(nil, output, &status) == 0 else { return nil }
    colors = Int(tigetnum("colors"))
    isDirect = tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || Self.string("RGB") != nil
    hasCursorAddressing = Self.string("cup") != nil
    // Where there is no other screen to go back to, what is said at the end needs an empty one.
    let last = Self.string("rmcup") ?? Self.string("clear") ?? ""
    leaving = ["sgr0", "rmkx"].compactMap(Self.string).joined() + last + (Self.string("cnorm") ?? "")
  }

  /// A capability without the padding that only old hardware needs.
  private static func string(_ name: String) -> String? {
    guard let pointer = tigetstr(name), pointer != UnsafeMutablePointer(bitPattern: -1) else { return nil }
    return withoutPadding(String(cString: pointer))
  }

  static func withoutPadding(_ capability: String) -> String {
    var result = ""
    var rest = Substring(capability)
    while let start = rest.firstRange(of: "$<"), let end = rest[start.upperBound...].firstIndex(of: ">") {
      result += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
