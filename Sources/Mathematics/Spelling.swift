/// What an author probably meant.
public enum Spelling {
  /// The candidate nearest to a word, or nil when none is near: at most a third of the letters may differ, and one
  /// must be the same.
  public static func nearest(to word: String, in candidates: [String]) -> String? {
    let limit = max(1, word.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = distance(word.lowercased(), candidate.lowercased())
      guard distance <= limit, distance < max(word.count, candidate.count) else { continue }
      if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// Insertions, deletions, changes and swaps of neighbours that turn one word into another
  /// (Damerau 1964, in the restricted form that edits no letter twice).
  public static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.prefix(64))
    let b = Array(b.prefix(64))
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
