import CNcurses
import Foundation

/// Whether characters beyond ASCII can be written here.
enum TerminalLocale {
  /// Takes up the character set of the environment, and tells whether it is UTF-8.
  ///
  /// A locale that is not installed, or none at all, becomes C.UTF-8; one that names another character set is believed.
  /// Only the character set is taken up: numbers keep their decimal point.
  static func activate(_ environment: [String: String]) -> Bool {
    if setlocale(LC_CTYPE, "") != nil, isUTF8 { return true }
    guard mayBeUTF8(environment) else { return false }
    return setlocale(LC_CTYPE, "C.UTF-8") != nil && isUTF8
  }

  /// What the environment asks for: `LC_ALL` before `LC_CTYPE` before `LANG`.
  static func name(_ environment: [String: String]) -> String? {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  static func mayBeUTF8(_ environment: [String: String]) -> Bool {
    guard let name = name(environment)?.lowercased() else { return true }
    return name.contains("utf-8") || name.contains("utf8")
  }

  private static var isUTF8: Bool {
    guard let set = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: set) == "UTF-8"
  }
}
