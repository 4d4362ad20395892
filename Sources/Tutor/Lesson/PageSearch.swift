import Course
import TerminalUI

/// A search in the lesson: what is typed, and where it was found.
struct PageSearch: Equatable, Sendable {
  var field = TextFieldState(limit: 100)
  var isTyping = true
  var query = ""
  var matches: [Match] = []
  /// The match that is shown.
  var selected = 0

  /// A place on a page as it is laid out: the row of its beginning, and which find of the page it is.
  struct Match: Equatable, Sendable {
    var page: Int
    var spans: [Span]
    var row: Int { spans.first?.row ?? 0 }
  }

  /// A stretch of one row.
  struct Span: Equatable, Sendable {
    var row: Int
    var columns: Range<Int>
  }

  /// Every place of some words in rows of text, also where they run over the end of a row. Case does not count.
  static func find(_ query: String, in surface: Surface) -> [[Span]] {
    let wanted = Array(query.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " "))
    guard !wanted.isEmpty else { return [] }
    let (text, places) = flattened(surface)
    guard text.count >= wanted.count else { return [] }
    var result: [[Span]] = []
    var start = 0
    while start + wanted.count <= text.count {
      if (0..<wanted.count).allSatisfy({ text[start + $0] == wanted[$0] }) {
        result.append(spans(places[start..<start + wanted.count]))
        start += wanted.count
      } else {
        start += 1
      }
    }
    return result
  }

  private typealias Place = (row: Int, column: Int, columns: Int)

  /// All characters in reading order, runs of blanks and frames as one blank.
  private static func flattened(_ surface: Surface) -> (text: [Character], places: [Place]) {
    var text: [Character] = []
    var places: [Place] = []
    for row in 0..<surface.height {
      for column in 0..<surface.width {
        let character = surface[column, row].character
        if surface[column, row].isContinuation { continue }
        let isBlank = character == " " || "│|─╭╮╰╯".contains(character)
        if isBlank, text.last == " " || text.isEmpty { continue }
        for letter in isBlank ? " " : character.lowercased() {
          text.append(letter)
          places.append((row, column, max(1, character.columns)))
        }
      }
      if text.last != " ", !text.isEmpty {
        text.append(" ")
        places.append((row, surface.width, 0))
      }
    }
    return (text, places)
  }

  private static func spans(_ places: ArraySlice<Place>) -> [Span] {
    var result: [Span] = []
    for place in places where place.columns > 0 {
      let end = place.column + place.columns
      if let last = result.last, last.row == place.row {
        result[result.count - 1].columns = last.columns.lowerBound..<max(last.columns.upperBound, end)
      } else {
        result.append(Span(row: place.row, columns: place.column..<end))
      }
    }
    return result
  }
}

extension LessonScreen {
  /// The keys while the words are typed.
  var searchKeys: KeyMap<PageCommand> {
    KeyMap([
      Binding(
        [.enter], .find, label: "find", help: "Find these words in the lesson", importance: .primary, group: "Search"),
      Binding(
        [.control("g"), .escape], .endSearch, label: "cancel", help: "Stop searching", importance: .primary,
        group: "Search"),
    ])
  }

  mutating func editSearch(_ key: Key) -> [Reply]? {
    guard var search else { return nil }
    if key == .backspace, search.field.isEmpty {
      self.search = nil
      return []
    }
    guard search.field.handle(key) else { return nil }
    self.search = search
    return []
  }

  mutating func startSearch(_ scene: Scene) -> [Reply] {
    guard var search else { return [] }
    let query = search.field.text
    guard query.contains(where: { !$0.isWhitespace }) else {
      self.search = nil
      return []
    }
    search.isTyping = false
    search.query = query
    search.matches = lesson.pages.indices.flatMap { index in
      PageSearch.find(query, in: layout(of: lesson.pages[index], scene).surface)
        .map { PageSearch.Match(page: index, spans: $0) }
    }
    guard !search.matches.isEmpty else {
      self.search = nil
      return [.notice("\"\(query)\" is not in this lesson.")]
    }
    search.selected = search.matches.firstIndex { $0.page >= pageIndex } ?? 0
    self.search = search
    return showMatch(by: 0, scene)
  }

  mutating func showMatch(by steps: Int, _ scene: Scene) -> [Reply] {
    guard var search, !search.matches.isEmpty else { return [] }
    let count = search.matches.count
    search.selected = ((search.selected + steps) % count + count) % count
    self.search = search
    let match = search.matches[search.selected]
    let replies = show(match.page, scene)
    // Found in the layout of the moment: a pane that opened meanwhile may have moved the lines.
    let layout = layout(scene)
    let found = PageSearch.find(search.query, in: layout.surface)
    let order = search.matches[..<search.selected].count { $0.page == match.page }
    var state = scroll(layout, scene)
    if found.indices.contains(order), let row = found[order].first?.row { state.reveal(max(0, row - 1)..<row + 2) }
    offsets[pageIndex] = state.offset
    return replies + [.notice("\"\(search.query)\": place \(search.selected + 1) of \(count)")]
  }

  func highlight(
    _ search: PageSearch, _ layout: PageLayout, _ scroll: ScrollState, on surface: inout Surface, in rect: Rect,
    _ scene: Scene
  ) {
    guard !search.isTyping else { return }
    for span in PageSearch.find(search.query, in: layout.surface).joined() {
      let place = Rect(
        x: rect.x + span.columns.lowerBound, y: rect.y + span.row - scroll.offset, width: span.columns.count,
        height: 1)
      surface.restyle(place.intersection(rect)) { $0 = $0.with(.reverse) }
    }
  }

  func drawSearch(_ search: PageSearch, on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let row = Rect(x: rect.x, y: rect.bottom - 1, width: rect.width, height: 1)
    surface.fill(row)
    surface.put("Search:", x: row.x, y: row.y, scene.theme.strong, in: row)
    TextField(
      search.field, placeholder: "words, then Enter", styles: scene.theme.widgets, glyphs: scene.glyphs
    ).draw(on: &surface, in: row.inset(left: 8))
  }
}
