import Course
import Lab
import TerminalUI

/// A turn while it is written: its text in wrapped lines that are safe to print, and what is to be remembered.
struct LinearDraft {
  /// Seconds since 1970, when the line was typed.
  let time: Double
  /// What the learner has done, with what this turn adds to it.
  private(set) var progress: Progress
  private(set) var effects: [Effect] = []
  private(set) var lines: [String] = []
  let width: Int
  private let styler: InlineStyler

  init(width: Int, progress: Progress, time: Double) {
    self.width = width
    self.progress = progress
    self.time = time
    styler = InlineStyler(theme: .make(.mono, Capability(colors: .none, glyphs: .ascii))) { _ in false }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func record(_ what: ProgressEvent.What) {
    progress.add(what)
    effects.append(.record(what))
  }

  /// Remembers what an effect records under a name of its own.
  mutating func record(_ effect: Effect) {
    switch effect {
    case .record(let what), .recordAs(_, let what): progress.add(what)
    default: break
    }
    effects.append(effect)
  }

  /// Keeps what the learner says of a question.
  mutating func flag(_ flag: QuestionFlag) { effects.append(.flag(flag)) }

  /// Asks for a folder to be written after this turn's text.
  mutating func export(_ experiment: Experiment, to folder: String) {
    effects.append(.export(experiment, folder: folder))
  }

  /// An empty line, but never two of them.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  mutating func say(_ text: String, indent: Int = 0, hanging: Int = 0) {
    add(StyledText(text), indent: indent, hanging: hanging)
  }

  /// Running text with something before it: `Myth: ...`, `* ...`, `2. ...`.
  mutating func say(_ label: String = "", _ text: [Inline], after: String = "", indent: Int = 0, hanging: Int = 0) {
    var pieces = styler.lines(text)
    pieces[0] = StyledText(label) + pieces[0]
    pieces[pieces.count - 1].append(after)
    for piece in pieces { add(piece, indent: indent, hanging: hanging) }
  }

  /// Short things one after the other, none of them broken at a hyphen or a blank.
  mutating func list(_ label: String, _ things: [String]) {
    var text = StyledText(label)
    for (index, thing) in things.enumerated() {
      text.append(index == 0 ? " " : "; ")
      text.append(thing, unbreakable: true)
    }
    text.append(".")
    add(text, indent: 0, hanging: 2)
  }

  /// Lines that are not wrapped: code, plots.
  mutating func show(_ text: String, indent: Int = 0) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(
        line.isEmpty ? "" : String(repeating: " ", count: indent) + VisibleText.string(PlainText.plain(String(line))))
    }
  }

  /// Running text as it is read, on one line.
  func words(_ text: [Inline]) -> String { PlainText.plain(styler.text(text).text) }

  private mutating func add(_ text: StyledText, indent: Int, hanging: Int) {
    let plain = StyledText(
      text.runs.map { TextRun(PlainText.plain($0.text), .plain, unbreakable: $0.isUnbreakable) })
    let blanks = String(repeating: " ", count: indent)
    lines += plain.wrapped(width: width - indent, hanging: hanging).map { $0.text.isEmpty ? "" : blanks + $0.text }
  }
}
