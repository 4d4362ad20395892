import TerminalUI

/// One of the settings: what it is called, its values in their order, and what each of them means.
enum SettingRow: CaseIterable, Sendable {
  case theme, glyphs, pace, reducedMotion

  var label: String {
    switch self {
    case .theme: "theme"
    case .glyphs: "glyphs"
    case .pace: "pace"
    case .reducedMotion: "reduced motion"
    }
  }

  func value(_ settings: Settings) -> String {
    switch self {
    case .theme: settings.theme.rawValue
    case .glyphs: settings.glyphs?.rawValue ?? "automatic"
    case .pace: settings.pace.rawValue
    case .reducedMotion: settings.reducedMotion ? "on" : "off"
    }
  }

  func sentence(_ settings: Settings) -> String {
    switch self {
    case .theme:
      switch settings.theme {
      case .automatic: "Colours that read well on dark and on light backgrounds."
      case .dark: "Brighter colours, for a dark background."
      case .light: "Deeper colours, for a light background."
      case .mono: "No colour at all; shapes and words say everything."
      }
    case .glyphs:
      switch settings.glyphs {
      case nil: "As fine as this terminal seems to show them."
      case .braille: "Curves of braille dots, the finest. Your font must have them."
      case .blocks: "Curves of quarter blocks, which nearly every font has."
      case .ascii: "Letters and plain signs only, for any terminal at all."
      }
    case .pace:
      switch settings.pace {
      case .slow: "Experiments run at half their own speed."
      case .normal: "Experiments run at the speed their authors chose."
      case .fast: "Experiments run at twice their own speed."
      }
    case .reducedMotion:
      settings.reducedMotion
        ? "Curves are redrawn seldom, and nothing moves by itself." : "Curves move while a network learns."
    }
  }

  /// Goes to another value, round and round.
  func turn(_ settings: inout Settings, by steps: Int) {
    switch self {
    case .theme: settings.theme = Self.turned(settings.theme, among: Settings.ThemeName.allCases, by: steps)
    case .glyphs: settings.glyphs = Self.turned(settings.glyphs, among: [nil, .braille, .blocks, .ascii], by: steps)
    case .pace: settings.pace = Self.turned(settings.pace, among: Settings.PaceChoice.allCases, by: steps)
    case .reducedMotion: if steps % 2 != 0 { settings.reducedMotion.toggle() }
    }
  }

  private static func turned<Value: Equatable>(_ value: Value, among all: [Value], by steps: Int) -> Value {
    guard let place = all.firstIndex(of: value) else { return value }
    let sum = (place + steps) % all.count
    return all[sum < 0 ? sum + all.count : sum]
  }
}
