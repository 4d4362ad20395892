/// The bindings of one screen, in the order they are shown.
public struct KeyMap<Command: Sendable>: Sendable {
  public var bindings: [Binding<Command>]

  public init(_ bindings: [Binding<Command>] = []) { self.bindings = bindings }

  /// Both maps; where both bind a key, the left one decides.
  public static func + (left: KeyMap, right: KeyMap) -> KeyMap { KeyMap(left.bindings + right.bindings) }

  /// The first binding of a key, enabled or not, so that a screen can say why a key does nothing now.
  public func binding(for key: Key) -> Binding<Command>? { bindings.first { $0.keys.contains(key) } }

  /// What a key means now; nil when it is not bound or its binding is disabled.
  public func command(for key: Key) -> Command? {
    binding(for: key).flatMap { $0.isEnabled ? $0.command : nil }
  }

  /// Keys bound more than once, in the order of their second binding: a mistake of whoever wrote the map.
  public var duplicates: [Key] {
    var seen: Set<Key> = []
    var result: [Key] = []
    for key in bindings.flatMap(\.keys) where !seen.insert(key).inserted && !result.contains(key) {
      result.append(key)
    }
    return result
  }

  /// The hints of a footer, each named by its first key. Disabled bindings are left out; primary ones stay longest and
  /// pinned ones always.
  public func footerHints(_ glyphs: GlyphTier = .blocks) -> [FooterBar.Hint] {
    bindings.compactMap { binding in
      guard binding.isEnabled, binding.importance > .paletteOnly else { return nil }
      return FooterBar.Hint(
        binding.shortKeyName(glyphs), binding.label, rank: binding.importance.rawValue,
        isPinned: binding.importance == .pinned)
    }
  }

  /// All bindings as rows of a palette, groups together in the order of their first binding; disabled ones with their
  /// reasons. A row's index is the place of its binding in `bindings`.
  public func paletteRows(_ glyphs: GlyphTier = .blocks) -> [Palette.Row] {
    var groups: [String] = []
    for binding in bindings where !groups.contains(binding.group) { groups.append(binding.group) }
    return groups.flatMap { group in
      bindings.enumerated().filter { $0.element.group == group }.map { index, binding in
        Palette.Row(
          index: index, keys: binding.keyNames(glyphs), help: binding.help, group: group,
          disabledReason: binding.reason)
      }
    }
  }
}

extension KeyMap: Equatable where Command: Equatable {}
