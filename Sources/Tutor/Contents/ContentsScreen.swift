import Course
import TerminalUI

/// The table of contents: the lessons, and the pages of the one that is opened up.
struct ContentsScreen: Screen {
  enum Command: Equatable, Sendable {
    case move(Int)
    case first, last
    case open
    case showPages, showLessons
    case settings
    case playground
    case statistics
    case quiz
    case quit
  }

  let curriculum: Curriculum
  /// What could not be read, each in a sentence.
  let problems: [String]
  /// The lesson pointed at.
  private(set) var selection: Int
  /// The page pointed at, while the pages of a lesson are listed.
  private(set) var page: Int?

  init(_ curriculum: Curriculum, problems: [String] = [], at place: Progress.Place? = nil) {
    self.curriculum = curriculum
    self.problems = problems
    selection = place.flatMap { place in curriculum.lessons.firstIndex { $0.id == place.lesson } } ?? 0
  }

  var lesson: Lesson? { curriculum.lessons.indices.contains(selection) ? curriculum.lessons[selection] : nil }

  var title: ScreenTitle { ScreenTitle(left: "Gradus", right: lesson.map { page == nil ? "" : $0.title } ?? "") }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    let nothing = curriculum.lessons.isEmpty ? "there is no lesson to open" : nil
    let isListingPages = page != nil
    let group = "Contents"
    var bindings: [Binding<Command>] = [
      Binding(
        [.enter, .character(" ")], .open, label: isListingPages ? "open the page" : openLabel(scene),
        help: isListingPages ? "Open this page" : "Open the lesson where you left it", importance: .primary,
        group: group, reason: nothing)
    ]
    if isListingPages {
      bindings.append(
        Binding(
          [.left, .character("h"), .backspace, .character("q"), .character("b")], .showLessons, label: "lessons",
          help: "Back to the lessons", importance: .primary, group: group))
    } else {
      bindings.append(
        Binding(
          [.right, .character("l"), .tab], .showPages, label: "pages", help: "List the pages of this lesson",
          importance: .primary, group: group, reason: nothing))
    }
    bindings += [
      Binding([.down, .character("j")], .move(1), label: "down", help: "The next entry", group: group),
      Binding([.up, .character("k")], .move(-1), label: "up", help: "The entry before", group: group),
      Binding([.pageDown], .move(10), label: "", help: "Ten entries down", importance: .paletteOnly, group: group),
      Binding([.pageUp], .move(-10), label: "", help: "Ten entries up", importance: .paletteOnly, group: group),
      Binding(
        [.character("g"), .home], .first, label: "first", help: "The first entry", importance: .paletteOnly,
        group: group),
      Binding(
        [.character("G"), .end], .last, label: "last", help: "The last entry", importance: .paletteOnly, group: group),
      Binding(
        [.character("S")], .settings, label: "settings", help: "Theme, glyphs, pace, motion, quiz", group: "Gradus"),
      Binding(
        [.character("s")], .statistics, label: "statistics", help: "What you remember, in pictures",
        group: "Gradus"),
    ]
    if !isListingPages {
      bindings.append(
        Binding(
          [.character("p")], .playground, label: "playground",
          help: "Your own network: choose data or draw them, and turn everything", importance: .primary,
          group: "Gradus"))
      bindings.append(
        Binding(
          [.character("r")], .quiz, label: scene.due > 0 ? "review \(scene.due)" : "review",
          help: "The quiz: be asked what you might forget", importance: .primary, group: "Gradus"))
      bindings.append(
        Binding([.character("q")], .quit, label: "quit", help: "Leave Gradus", importance: .primary, group: "Gradus"))
    }
    let digits = (1...9).prefix(entryCount).map { Key.character(Character(String($0))) }
    if digits.count > 1 {
      bindings.append(
        Binding(
          digits, .open, label: "", help: "Open an entry by its number", importance: .paletteOnly, group: group,
          keysText: "1-\(digits.count)"))
    }
    return KeyMap(bindings)
  }

  /// A digit opens what is numbered so.
  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? {
    guard case .character(let digit) = key, digit.isASCII, let number = digit.wholeNumberValue, number > 0,
      number <= entryCount
    else { return nil }
    move(to: number - 1)
    return open()
  }

  private func openLabel(_ scene: Scene) -> String {
    guard let lesson, scene.progress.places[lesson.id] != nil else { return "begin" }
    return "go on"
  }

  private var entryCount: Int { page == nil ? curriculum.lessons.count : lesson?.pages.count ?? 0 }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch command {
    case .move(let steps): move(to: (page ?? selection) + steps)
    case .first: move(to: 0)
    case .last: move(to: entryCount - 1)
    case .open: return open()
    case .showPages:
      guard let lesson else { return [] }
      let place = scene.progress.places[lesson.id]
      page = lesson.pages.firstIndex { $0.id == place } ?? 0
    case .showLessons: page = nil
    case .settings: return [.openSettings]
    case .playground: return [.openPlayground]
    case .statistics: return [.openStatistics]
    case .quiz: return [.openQuiz(lesson: nil, isCram: false)]
    case .quit: return [.leave]
    }
    return []
  }

  private mutating func move(to index: Int) {
    let index = min(max(0, index), max(0, entryCount - 1))
    if page == nil { selection = index } else { page = index }
  }

  private func open() -> [Reply] {
    guard let lesson else { return [] }
    let opened = page.flatMap { lesson.pages.indices.contains($0) ? lesson.pages[$0].id : nil }
    return [.openLesson(id: lesson.id, page: opened)]
  }
}
