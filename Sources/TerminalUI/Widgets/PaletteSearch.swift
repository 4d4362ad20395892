/// Finds rows of a palette by a few typed letters, without regard to case.
///
/// Each typed word must be found: as the beginning of the help or as a key, as the beginning of a word in it, inside
/// it. Better finds come first. Only when nothing is found so, letters in order but apart do ("nxp" finds "next page").
struct PaletteSearch {
  private let words: [String]

  /// The distance of letters that are found apart.
  private static let apart = 3

  init(_ query: String) { words = query.lowercased().split(separator: " ").map(String.init) }

  /// The rows found, the best first, equally good ones in their own order.
  func filter(_ rows: [Palette.Row]) -> [Palette.Row] {
    let found = rows.enumerated()
      .compactMap { place, row in distance(row).map { (distance: $0, place: place, row: row) } }
      .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
    let close = found.filter { $0.distance < PaletteSearch.apart }
    return (close.isEmpty ? found : close).map(\.row)
  }

  /// 0 for the best find; nil when a word is not found.
  func distance(_ row: Palette.Row) -> Int? {
    let help = row.help.lowercased()
    let keys = row.keys.lowercased().split(separator: " ")
    let group = row.group.lowercased()
    var worst = 0
    for word in words {
      let distance: Int
      if help.hasPrefix(word) || keys.contains(Substring(word)) {
        distance = 0
      } else if help.split(separator: " ").contains(where: { $0.hasPrefix(word) }) {
        distance = 1
      } else if help.contains(word) || group.hasPrefix(word) {
        distance = 2
      } else if PaletteSearch.isSubsequence(word, of: help) {
        distance = PaletteSearch.apart
      } else {
        return nil
      }
      worst = max(worst, distance)
    }
    return worst
  }

  private static func isSubsequence(_ word: String, of text: String) -> Bool {
    var rest = text[...]
    for letter in word {
      guard let found = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: found)...]
    }
    return true
  }
}
