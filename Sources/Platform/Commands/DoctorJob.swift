import CNcurses
import Engine
import Foundation
import GRDB
import TerminalUI

/// `gradus doctor`: what Gradus sees of this terminal and machine, and what it makes of it.
public struct DoctorJob: Sendable {
  let options: GlobalOptions
  private let environment = ProcessInfo.processInfo.environment

  public init(options: GlobalOptions) { self.options = options }

  public func perform() -> Int32 {
    let isUTF8 = TerminalLocale.activate(environment)
    let sections = [
      ("Gradus", programRows), ("Terminal", terminalRows(isUTF8: isUTF8)), ("Files", fileRows),
    ]
    for (index, (title, rows)) in sections.enumerated() {
      Output.line((index == 0 ? "" : "\n") + title)
      for (name, value) in rows { Output.line("  \(name.fitted(to: 14)) \(VisibleText.string(value))") }
    }
    return ExitStatus.success
  }

  private var programRows: [(String, String)] {
    let sqlite = (try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? "unknown"
    return [
      ("version", Version.text),
      ("system", ProcessInfo.processInfo.operatingSystemVersionString),
      ("processors", String(ProcessInfo.processInfo.activeProcessorCount)),
      ("kernels", Self.words(KernelChoice.current)),
      ("libraries", "\(String(cString: curses_version())), SQLite \(sqlite)"),
    ]
  }

  private func terminalRows(isUTF8: Bool) -> [(String, String)] {
    let name = environment["TERM"] ?? ""
    let options = TerminalOptions(
      usesColor: self.options.isColorless ? false : nil,
      glyphs: self.options.glyphs.flatMap { GlyphTier(rawValue: $0.rawValue) })
    let glyphs = GlyphTier(isUTF8: isUTF8, terminal: name, options: options)
    return [
      ("front end", FrontEnd(self.options) == .screen ? "full screen" : "plain text"),
      ("TERM", name.isEmpty ? "not set" : name),
      ("size", size),
      ("colours", colors(options)),
      ("NO_COLOR", (environment["NO_COLOR"] ?? "").isEmpty ? "not set" : "set, so no colour"),
      ("locale", (TerminalLocale.name(environment) ?? "not set") + (isUTF8 ? ", UTF-8" : ", not UTF-8")),
      ("glyphs", glyphs.rawValue),
    ] + (isUTF8 ? widthRows : [])
  }

  private static func words(_ level: KernelLevel) -> String {
    switch level {
    case .baseline: "baseline, for any 64-bit processor"
    case .v3: "v3, with AVX2 and FMA"
    case .v4: "v4, with AVX-512"
    }
  }

  private var size: String {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return "none: output goes to a pipe or a file"
    }
    return "\(size.ws_col)x\(size.ws_row)"
  }

  private func colors(_ options: TerminalOptions) -> String {
    guard let terminfo = Terminfo() else { return "unknown: this terminal is not in the terminfo database" }
    let tier = ColorTier(
      colors: terminfo.colors, isDirect: terminfo.isDirect, options: options, environment: environment)
    return "\(max(0, terminfo.colors)) in terminfo, \(Self.words(tier))"
  }

  private static func words(_ tier: ColorTier) -> String {
    switch tier {
    case .none: "none used"
    case .eight: "8 used"
    case .sixteen: "16 used"
    case .palette256: "256 used"
    case .direct: "exact colours used"
    }
  }

  /// Whether the C library gives each kind of sign the one column that Gradus reckons with, and how they look here.
  private var widthRows: [(String, String)] {
    let samples = [
      ("braille", "⠁⡇⣿"), ("blocks", "▀▄█░▁"), ("frames", "─│╭╯"), ("formulas", "∂∑√²ₙθ"), ("marks", "●○▲✓☑"),
    ]
    return samples.map { name, signs in
      let wrong = signs.unicodeScalars.filter { wcwidth(wchar_t(bitPattern: $0.value)) != 1 }
      let verdict =
        wrong.isEmpty ? "one column each" : "not one column: \(String(String.UnicodeScalarView(wrong))); try --ascii"
      return (name, "\(signs)  \(verdict)")
    }
  }

  private var fileRows: [(String, String)] {
    let directories = options.directories
    let lessons: String
    do { lessons = try LessonLibrary.find(options.lessonsFolder).folder } catch { lessons = error.message }
    let saved = SavedProgress(at: directories.progressFile)
    let settings = directories.settingsFile.map { SettingsFile(path: $0).read() }
    return [
      ("lessons", lessons), ("progress", saved.problem ?? directories.progressFile ?? "no home directory"),
      ("settings", settings?.problems.first ?? directories.settingsFile ?? "no home directory"),
    ]
  }
}
