/// Keys, what they mean, and the words that say so. Footers, palettes and manuals are made from bindings.
public struct Binding<Command: Sendable>: Sendable {
  /// How early a footer gives a binding up when there is little room.
  public enum Importance: Int, Comparable, Hashable, Sendable, CaseIterable {
    /// Never in a footer; the palette alone shows it.
    case paletteOnly
    case secondary, primary
    /// Kept in a footer of any width.
    case pinned

    public static func < (a: Importance, b: Importance) -> Bool { a.rawValue < b.rawValue }
  }

  public var keys: [Key]
  public var command: Command
  /// A word or two for a footer.
  public var label: String
  /// A sentence for the palette and the manual.
  public var help: String
  public var importance: Importance
  /// The heading it stands under in the palette.
  public var group: String
  /// Why the command cannot be used now; nil when it can.
  public var reason: String?
  /// Shown in place of the names of the keys, such as `1-9`.
  public var keysText: String?
  /// What a footer shows instead of the first key, where one entry stands for two bindings, such as `< >`.
  public var footerKeys: String?

  public init(
    _ keys: [Key], _ command: Command, label: String, help: String, importance: Importance = .secondary,
    group: String = "", reason: String? = nil, keysText: String? = nil, footerKeys: String? = nil
  ) {
    self.keys = keys
    self.command = command
    self.label = label
    self.help = help
    self.importance = importance
    self.group = group
    self.reason = reason
    self.keysText = keysText
    self.footerKeys = footerKeys
  }

  public var isEnabled: Bool { reason == nil }

  /// The names of all its keys: `↑ k`.
  public func keyNames(_ glyphs: GlyphTier = .blocks) -> String {
    keysText ?? keys.map { $0.name(glyphs) }.joined(separator: " ")
  }

  /// What a footer shows: the name of the first key.
  public func shortKeyName(_ glyphs: GlyphTier = .blocks) -> String {
    footerKeys ?? keysText ?? keys.first?.name(glyphs) ?? ""
  }
}

extension Binding: Equatable where Command: Equatable {}
