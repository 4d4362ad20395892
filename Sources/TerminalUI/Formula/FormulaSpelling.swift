/// Finds the word somebody probably meant.
enum FormulaSpelling {
  /// The first of the words with the fewest edits (insert, delete, replace, swap neighbours), if these are few for
  /// a word of that length: one up to four letters, else two.
  static func nearest(to word: String, among words: [String]) -> String? {
    let typed = Array(word)
    let allowed = typed.count <= 4 ? 1 : 2
    var best: (word: String, edits: Int)?
    for candidate in words {
      let letters = Array(candidate)
      guard abs(letters.count - typed.count) <= allowed else { continue }
      let edits = distance(typed, letters)
      if edits <= allowed, edits < (best?.edits ?? Int.max) { best = (candidate, edits) }
    }
    return best?.word
  }

  /// Optimal string alignment distance.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var twoAbove: [Int] = []
    var above = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var edits = min(replaced, above[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { edits = min(edits, twoAbove[j - 2] + 1) }
        row.append(edits)
      }
      twoAbove = above
      above = row
    }
    return above[b.count]
  }
}
