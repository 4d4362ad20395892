import Course
import TerminalUI

/// What is known of the learner's remembering, in pictures that say themselves: as many at once as have room.
struct StatsScreen: Screen {
  enum Command: Equatable, Sendable {
    case move(Int)
    case first, last
    /// One picture over the whole screen, with all its rows, or all of them again.
    case turnWhole
    case leave
  }

  /// nil until the log was read.
  private(set) var answer: StudyAnswer?
  /// The picture pointed at.
  private(set) var selection = StatsPart.remembered
  private(set) var isWhole = false
  /// Rows scrolled by in a picture over the whole screen.
  private(set) var offset = 0

  var title: ScreenTitle { ScreenTitle(left: "Statistics", right: isWhole ? selection.title : "") }

  mutating func receive(_ answer: StudyAnswer) { self.answer = answer }

  /// The statistics, where there are any reviews.
  var statistics: StudyStatistics? {
    if case .known(let statistics)? = answer, statistics.retention.reviews > 0 { statistics } else { nil }
  }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    let group = "Statistics"
    let nothing = statistics == nil ? "there is nothing to show yet" : nil
    return KeyMap([
      Binding(
        [.enter, .character(" ")], .turnWhole, label: isWhole ? "all" : "larger",
        help: isWhole ? "All pictures again" : "This picture over the whole screen, with all its rows",
        importance: .primary, group: group, reason: nothing),
      Binding(
        [.down, .right, .tab, .character("j"), .character("l")], .move(1), label: isWhole ? "down" : "next",
        help: isWhole ? "A row down" : "The next picture", importance: .primary, group: group, reason: nothing),
      Binding(
        [.up, .left, .backTab, .character("k"), .character("h")], .move(-1), label: isWhole ? "up" : "before",
        help: isWhole ? "A row up" : "The picture before", group: group, reason: nothing),
      Binding(
        [.character("g"), .home], .first, label: "", help: "The first", importance: .paletteOnly, group: group,
        reason: nothing),
      Binding(
        [.character("G"), .end], .last, label: "", help: "The last", importance: .paletteOnly, group: group,
        reason: nothing),
      Binding(
        [.character("q"), .control("g")], .leave, label: "back", help: "Back to the contents", importance: .primary,
        group: group),
    ])
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch command {
    case .move(let steps) where isWhole: offset = min(max(0, offset + steps), lastOffset)
    case .move(let steps): point(at: selection.rawValue + steps)
    case .first where isWhole: offset = 0
    case .first: point(at: 0)
    case .last where isWhole: offset = lastOffset
    case .last: point(at: StatsPart.allCases.count - 1)
    case .turnWhole:
      isWhole.toggle()
      offset = 0
    case .leave: return [.leave]
    }
    return []
  }

  private mutating func point(at index: Int) {
    let last = StatsPart.allCases.count - 1
    selection = StatsPart(rawValue: min(max(0, index), last)) ?? selection
  }

  private var lastOffset: Int {
    statistics.map { max(0, StatsPicture(selection, $0, isWhole: true).rowCount - 1) } ?? 0
  }
}
