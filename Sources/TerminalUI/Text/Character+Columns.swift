extension Character {
  /// How many columns this character takes in a terminal.
  ///
  /// Joined emoji (a family, a skin tone) take 2, as one picture. Everything else is the sum of its scalars, which is
  /// what the C library counts: a base 1 or 2, marks and conjoining vowels 0, a flag 1 for each of its letters.
  /// A variation selector changes nothing, because terminals disagree about it.
  public var columns: Int {
    if utf8.count == 1 { return self == "\u{0}" ? 0 : 1 }
    if isJoinedEmoji { return 2 }
    return unicodeScalars.reduce(0) { $0 + $1.terminalColumns }
  }

  /// Several emoji that a terminal shows as one picture, two columns wide.
  var isJoinedEmoji: Bool {
    let scalars = unicodeScalars
    guard let first = scalars.first, first.properties.isEmoji, !first.isRegionalIndicator else { return false }
    return scalars.dropFirst().contains { $0.value > 0xFF && $0.properties.isEmoji }
  }

  /// One character for each scalar that takes columns of its own, as terminals place them: the two letters of a flag,
  /// a consonant and the vowel sign beside it. Joined emoji stay whole.
  var terminalParts: [Character] {
    if utf8.count == 1 || unicodeScalars.count == 1 || isJoinedEmoji { return [self] }
    var parts: [Character] = []
    var part = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if !part.isEmpty, scalar.terminalColumns > 0 {
        parts.append(contentsOf: String(part))
        part = String.UnicodeScalarView()
      }
      part.append(scalar)
    }
    parts.append(contentsOf: String(part))
    return parts
  }
}

extension StringProtocol {
  /// How many columns this text takes in a terminal.
  public var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Unicode.Scalar {
  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Columns of this scalar alone, after East Asian Width (Unicode Standard Annex 11) and glibc's `wcwidth`.
  var terminalColumns: Int {
    if value < 0x300 { return value == 0 ? 0 : 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format: return isPrependedMark ? 1 : 0
    default: break
    }
    if isConjoiningVowelOrFinal { return 0 }
    return isWide ? 2 : 1
  }

  /// The signs that stand before Arabic, Syriac and Kaithi numbers: format characters, but visible ones.
  private var isPrependedMark: Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// Hangul vowels and finals, which share the two columns of the initial before them.
  private var isConjoiningVowelOrFinal: Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }

  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
      0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: properties.isEmojiPresentation && !isRegionalIndicator
    }
  }
}
