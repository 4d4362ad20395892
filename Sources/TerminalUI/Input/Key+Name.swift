extension Key {
  /// What a person calls this key: `↑`, `^C`, `Space`; with words for arrows where only ASCII is shown.
  public func name(_ glyphs: GlyphTier = .blocks) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): VisibleText.string(String(character))
    case .control(let character): "^" + VisibleText.string(character.uppercased())
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift+Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .escape: "Esc"
    case .up: glyphs == .ascii ? "Up" : "↑"
    case .down: glyphs == .ascii ? "Down" : "↓"
    case .left: glyphs == .ascii ? "Left" : "←"
    case .right: glyphs == .ascii ? "Right" : "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .shiftLeft: "Shift+" + Key.left.name(glyphs)
    case .shiftRight: "Shift+" + Key.right.name(glyphs)
    case .paste: "Paste"
    }
  }
}
