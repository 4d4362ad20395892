import Course
import Mathematics

/// The pages of a lesson that a word was found on.
struct LinearSearch: LinearPlace, Sendable {
  private let origin: LinearPage
  private let found: [LinearPage]

  private enum Command { case leave, help, quit }

  private static let menu = LinearMenu<Command>([
    .init(.leave, ["q", "b", "back"], "back to the page, as Enter"),
    .init(.help, ["?", "help"], "what can be typed"),
    .init(.quit, ["quit"], "leave Gradus"),
  ])

  /// More hits are counted, not listed.
  private static let most = 15
  /// Characters on each side of a hit.
  private static let context = 24

  /// Lists where a word occurs, or says that it does not.
  static func find(_ word: String, from page: LinearPage, _ draft: inout LinearDraft) -> LinearMove {
    guard !word.isEmpty else {
      draft.say("Type / and what to look for, such as / gradient.")
      return .stay
    }
    var found: [(page: LinearPage, excerpt: String)] = []
    for number in 1...page.count {
      guard let candidate = page.turned(to: number) else { continue }
      let texts = [candidate.page.title] + candidate.page.blocks.flatMap(\.allInlines)
      for text in texts {
        guard let excerpt = excerpt(of: word, in: draft.words(text)) else { continue }
        found.append((candidate, excerpt))
        break
      }
    }
    guard !found.isEmpty else {
      draft.say("\(PlainText.quoted(word)) is not in this lesson.")
      return .stay
    }
    draft.say("\(PlainText.quoted(word)) is on \(found.count) of \(NumberText.count(page.count, "page")):")
    for (index, hit) in found.prefix(most).enumerated() {
      draft.say("\(index + 1). Page \(hit.page.number), ", hit.page.page.title, after: ": \(hit.excerpt)", hanging: 4)
    }
    if found.count > most { draft.say("... and on \(found.count - most) more; look for a rarer word.") }
    return .search(LinearSearch(origin: page, found: found.prefix(most).map(\.page)))
  }

  /// The word with some of what stands around it; nil where it does not occur.
  private static func excerpt(of word: String, in text: String) -> String? {
    let lower = text.lowercased()
    guard let range = lower.firstRange(of: word.lowercased()) else { return nil }
    // Lower case may be longer or shorter than the text itself; an excerpt is then cut elsewhere, nothing more.
    let start = max(0, lower.distance(from: lower.startIndex, to: range.lowerBound) - context)
    let end = lower.distance(from: lower.startIndex, to: range.upperBound) + context
    let characters = Array(text)
    let part = characters[min(start, characters.count)..<min(end, characters.count)]
    return (start > 0 ? "..." : "") + String(part).trimmedBlanks + (end < characters.count ? "..." : "")
  }

  func prompt(_ draft: LinearDraft) -> String {
    "Enter: back to page \(origin.number). \(numbers): go to what was found."
  }

  private var numbers: String { found.count == 1 ? "1" : "1 to \(found.count)" }

  func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch Self.menu.read(line) {
    case .enter, .command(.leave, _): return .back(origin)
    case .number(let number, _) where found.indices.contains(number - 1): return .read(found[number - 1])
    case .number(let number, _): draft.say("There is no number \(number) in this list. Type \(numbers).")
    case .command(.help, _): Self.menu.explain(&draft, numbers: "\(numbers): go to what was found")
    case .command(.quit, _): return .quit
    case .other(let word): draft.say(Self.menu.complaint(about: word, numbers: numbers))
    }
    return .stay
  }
}
