/// Where a line may break inside text without spaces: a small part of the Unicode line breaking rules
/// (Unicode Standard Annex 14), enough for prose with hyphens and for Chinese, Japanese and Korean.
enum LineBreaking {
  /// Whether a line may end before the glyph at `index`, in a word that begins at `start`.
  static func isAllowed(at index: Int, in glyphs: ArraySlice<TextWrapper.Glyph>, since start: Int) -> Bool {
    let before = glyphs[index - 1]
    let after = glyphs[index]
    if after.isBlank || (before.isLocked && after.isLocked) { return false }
    if before.isIdeographic || after.isIdeographic {
      return !opening.contains(before.character) && !closing.contains(after.character)
    }
    if before.isLocked { return false }
    if before.character == "—" { return !closing.contains(after.character) }
    // Inside "mini-batch", but neither in "-5" nor in "--plain".
    guard before.character == "-", index - 2 >= start, isPartOfWord(glyphs[index - 2]) else { return false }
    return after.character.isLetter
  }

  private static func isPartOfWord(_ glyph: TextWrapper.Glyph) -> Bool {
    glyph.character.isLetter || glyph.character.isNumber
  }

  private static let opening: Set<Character> = ["(", "[", "{", "“", "‘", "「", "『", "（", "【", "〈", "《", "〔"]

  private static let closing: Set<Character> = [
    ",", ".", "!", "?", ":", ";", ")", "]", "}", "%", "”", "’", "、", "。", "，", "．", "！", "？", "：", "；", "」", "』",
    "）", "】", "〉", "》", "〕", "ー", "々", "っ", "ゃ", "ゅ", "ょ", "ッ", "ャ", "ュ", "ョ",
  ]
}
