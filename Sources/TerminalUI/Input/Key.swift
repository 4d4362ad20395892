/// A key as a person means it, free of how a terminal encodes it.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case enter, tab, backTab, backspace, delete, escape
  case up, down, left, right
  case pageUp, pageDown, home, end
  case shiftLeft, shiftRight
  /// A block of pasted text.
  case paste(String)
}
