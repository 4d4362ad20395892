/// Where text lies in a space wider than itself.
public enum TextAlignment: Sendable, CaseIterable {
  case leading, center, trailing

  /// Blanks before and after text of `used` columns in a space of `columns`.
  func blanks(around used: Int, in columns: Int) -> (before: Int, after: Int) {
    let free = max(0, columns - used)
    switch self {
    case .leading: return (0, free)
    case .center: return (free / 2, free - free / 2)
    case .trailing: return (free, 0)
    }
  }
}

extension StringProtocol {
  /// At most `columns` columns; what is cut off is shown by an ellipsis.
  public func truncated(to columns: Int, glyphs: GlyphTier = .blocks) -> String {
    TextLine(String(self)).truncated(to: columns, glyphs: glyphs).text
  }

  /// Exactly `columns` columns: blanks where there is room, an ellipsis where there is not.
  public func fitted(
    to columns: Int, _ alignment: TextAlignment = .leading, glyphs: GlyphTier = .blocks
  ) -> String {
    TextLine(String(self)).fitted(to: columns, alignment, glyphs: glyphs).text
  }
}

/// Numbers one below another with their decimal points in one column.
public enum DecimalColumn {
  /// The texts filled with blanks to a common width. What has no point ends where the others' integers end.
  public static func aligned(_ numbers: [String]) -> [String] {
    let parts = numbers.map { number in
      let cut = number.firstIndex { ".eE".contains($0) && number.first?.isLetter != true } ?? number.endIndex
      return (whole: number[..<cut], rest: number[cut...])
    }
    let whole = parts.map(\.whole.columns).max() ?? 0
    let rest = parts.map(\.rest.columns).max() ?? 0
    return parts.map { $0.whole.fitted(to: whole, .trailing) + $0.rest.fitted(to: rest) }
  }
}
