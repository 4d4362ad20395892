import Course
import Lab
import TerminalUI

/// A page laid out for a width: one tall surface to scroll over, and where on it one can do something.
struct PageLayout: Equatable {
  let surface: Surface
  let anchors: [Anchor]

  /// A place on the page that can be opened.
  struct Anchor: Equatable {
    var rows: Range<Int>
    /// The rows that tell what it is, without the border.
    var words: Range<Int> { rows.count > 2 ? rows.lowerBound + 1..<rows.upperBound - 1 : rows }
    /// Where a term begins and ends in its row; nil for what fills the width.
    var columns: Range<Int>?
    var target: Target
  }

  enum Target: Hashable {
    /// Index of the block on the page.
    case experiment(String)
    case question(String)
    case recipe(Int)
    case term(String)
  }

  /// What the learner has done, as far as a page shows it.
  struct Standing: Equatable {
    /// Experiments that a prediction still keeps closed.
    var locked: Set<String> = []
    var run: Set<String> = []
    /// Question id to whether it was answered right.
    var answered: [String: Bool] = [:]
  }

  init(_ page: Page, of lesson: Lesson, width: Int, theme: Theme, standing: Standing) {
    var canvas = PageCanvas(width: width, theme: theme, lesson: lesson, standing: standing)
    canvas.title(page.title)
    if page.id == lesson.pages.first?.id, let needs = lesson.needsSentence { canvas.note(needs) }
    for (index, block) in page.blocks.enumerated() { canvas.add(block, index: index) }
    surface = canvas.surface
    anchors = canvas.anchors
  }
}

/// Collects the rows of a page from the top.
struct PageCanvas {
  let width: Int
  let theme: Theme
  let lesson: Lesson
  let standing: PageLayout.Standing
  private(set) var anchors: [PageLayout.Anchor] = []
  private var pieces: [(surface: Surface, x: Int, y: Int)] = []
  private var height = 0

  init(width: Int, theme: Theme, lesson: Lesson, standing: PageLayout.Standing) {
    self.width = max(width, 1)
    self.theme = theme
    self.lesson = lesson
    self.standing = standing
  }

  var surface: Surface {
    // Nobody scrolls on for the blank row after the last block.
    var result = Surface(width: width, height: pieces.map { $0.y + $0.surface.height }.max() ?? 0)
    for piece in pieces { result.draw(piece.surface, x: piece.x, y: piece.y) }
    return result
  }

  var styler: InlineStyler { InlineStyler(theme: theme) { lesson.meaning(of: $0) != nil } }

  mutating func title(_ title: [Inline]) {
    add(styler.text(title, theme.heading).wrapped(width: width))
    gap()
  }

  /// A dim remark above the text.
  mutating func note(_ words: String) {
    add(StyledText(words, theme.dim).wrapped(width: width))
    gap()
  }

  mutating func add(_ block: Block, index: Int, indent: Int = 0) {
    switch block.content {
    case .paragraph(let text): paragraph(text, indent: indent)
    case .heading(_, let text):
      add(styler.text(text, theme.strong).wrapped(width: width - indent), indent: indent)
    case .list(let isOrdered, let start, let items): list(items, isOrdered: isOrdered, start: start, indent: indent)
    case .quote(let blocks): quote(blocks, indent: indent)
    case .code(_, let text): code(text, indent: indent)
    case .formula(let tex): formula(tex, indent: indent)
    case .table(let header, _, let rows): table(header, rows, indent: indent)
    case .rule:
      add([TextLine(String(repeating: theme.glyphs == .ascii ? "-" : "─", count: max(0, width - indent)), theme.dim)])
    case .experiment(let experiment): open(experiment)
    case .question(let question): open(question)
    case .myth(let belief, let correction):
      card("A myth", [styler.text(belief, theme.warning), StyledText(), styler.text(correction)], indent: indent)
    case .recipe(let recipe): open(recipe, index: index)
    case .summary(let blocks):
      for inner in blocks { add(inner, index: index, indent: indent) }
      return
    case .broken(let source, let message):
      let sentence =
        message.prefix(1).uppercased() + message.dropFirst() + (message.last?.isPunctuation == true ? "" : ".")
      let written = source.hasSuffix("\n") ? String(source.dropLast()) : source
      let rest = written.isEmpty ? [] : [StyledText(), StyledText(written, theme.dim)]
      card("This block cannot be shown", [StyledText(sentence, theme.bad)] + rest, indent: indent)
    }
    gap()
  }

  private mutating func paragraph(_ text: [Inline], indent: Int) {
    for line in styler.lines(text) {
      let rows = line.wrapped(width: width - indent)
      mark(termsIn: text, rows, indent: indent)
      add(rows, indent: indent)
    }
  }

  private mutating func list(_ items: [[Block]], isOrdered: Bool, start: Int, indent: Int) {
    for (number, item) in items.enumerated() {
      let marker = isOrdered ? "\(start &+ number)." : theme.glyphs == .ascii ? "*" : "•"
      let top = height
      let inside = deeper(indent, by: marker.columns + 1)
      for (place, block) in item.enumerated() {
        add(block, index: 0, indent: inside)
        // A list follows what it belongs to at once.
        let isFollowed = place + 1 < item.count && !item[place + 1].isList
        height -= isFollowed ? 0 : 1
      }
      if height == top { height += 1 }
      var mark = Surface(width: marker.columns, height: 1)
      mark.put(marker, x: 0, y: 0, theme.accent)
      pieces.append((mark, max(0, inside - marker.columns - 1), top))
    }
  }

  /// Further to the right, but never so far that text has no room.
  private func deeper(_ indent: Int, by columns: Int) -> Int {
    max(columns, min(indent + columns, max(width / 2, width - 40)))
  }

  private mutating func quote(_ blocks: [Block], indent: Int) {
    let top = height
    let inside = deeper(indent, by: 2)
    for block in blocks { add(block, index: 0, indent: inside) }
    height -= blocks.isEmpty ? 0 : 1
    var bar = Surface(width: 1, height: height - top)
    bar.fill(bar.bounds, with: Cell(theme.glyphs == .ascii ? "|" : "│", theme.dim))
    pieces.append((bar, inside - 2, top))
  }

  private mutating func code(_ text: String, indent: Int) {
    let text = text.hasSuffix("\n") ? text.dropLast() : text[...]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      add(StyledText(String(line), theme.code).wrapped(width: width - indent - 2, hanging: 2), indent: indent + 2)
    }
  }

  /// In two dimensions and centred, or on wrapped lines where that is too wide.
  private mutating func formula(_ tex: String, indent: Int) {
    let formula = Formula(tex: tex)
    let box = formula.render(theme.glyphs, inline: false)
    guard box.width <= width - indent else {
      return add(StyledText(formula.linear(glyphs: theme.glyphs), theme.formula).wrapped(width: width - indent))
    }
    var drawn = box.surface
    drawn.restyle(drawn.bounds) { $0 = theme.formula.over($0) }
    place(drawn, x: indent + (width - indent - box.width) / 2)
  }

  private mutating func table(_ header: [[Inline]], _ rows: [[[Inline]]], indent: Int) {
    let view = TableView(
      headers: header.map { styler.text($0).text }, rows: rows.map { $0.map { styler.text($0).text } },
      capability: theme.capability, palette: theme.plots)
    var drawn = Surface(width: width - indent, height: view.height(width: width - indent))
    view.draw(on: &drawn, in: drawn.bounds)
    place(drawn, x: indent)
  }

  private mutating func open(_ experiment: Experiment) {
    let state: String
    if standing.locked.contains(experiment.id) {
      state = "First answer the prediction."
    } else if standing.run.contains(experiment.id) {
      state = "You have run it. Enter opens the lab again."
    } else {
      state = "Enter opens the lab."
    }
    let title = experiment.title.isEmpty ? experiment.id : experiment.title
    var body = [StyledText(title, theme.strong), StyledText(state, theme.dim)]
    if !experiment.claims.isEmpty, !standing.locked.contains(experiment.id) {
      let count = experiment.claims.count
      let things = count == 1 ? "One thing" : "\(count) things"
      body.append(StyledText("\(things) to see for yourself.", theme.dim))
    }
    let top = height
    card("Experiment", body)
    anchor(.experiment(experiment.id), from: top)
  }

  private mutating func open(_ question: Question) {
    let isPrediction = if case .predict = question.kind { true } else { false }
    let state: StyledText
    switch standing.answered[question.id] {
    case true?: state = StyledText(isPrediction ? "You saw it coming." : "Answered right.", theme.good)
    case false? where isPrediction: state = StyledText("It came otherwise than you said.", theme.warning)
    case false?: state = StyledText("Not right yet. Enter asks it again.", theme.warning)
    case nil: state = StyledText(isPrediction ? "Enter, and say what you expect." : "Enter to answer.", theme.dim)
    }
    let kind = isPrediction ? "Predict" : "Question"
    let top = height
    card(kind, [styler.text(question.teaser), state])
    anchor(.question(question.id), from: top)
  }

  private mutating func open(_ recipe: Recipe, index: Int) {
    let top = height
    let body: [StyledText]
    if standing.locked.contains(recipe.experiment) {
      // Why it works or fails would answer the prediction.
      body = [StyledText("First answer the prediction.", theme.dim)]
    } else {
      let verdict = StyledText(
        recipe.isGood ? "Known to work. " : "Known to fail. ", recipe.isGood ? theme.good : theme.bad)
      body = [verdict + styler.text(recipe.why), StyledText("Enter loads it into the lab.", theme.dim)]
    }
    card("Recipe: \(recipe.title)", body)
    anchor(.recipe(index), from: top)
  }

  private mutating func anchor(_ target: PageLayout.Target, from top: Int) {
    anchors.append(PageLayout.Anchor(rows: top..<height, columns: nil, target: target))
  }

  /// Notes where each bold term with an explanation begins.
  private mutating func mark(termsIn text: [Inline], _ rows: [TextLine], indent: Int) {
    let terms = text.compactMap { if case .strong(let inner) = $0 { lesson.meaning(of: inner)?.term } else { nil } }
    var starts: [(row: Int, columns: Range<Int>)] = []
    for (row, line) in rows.enumerated() {
      var x = indent
      for run in line.runs {
        let columns = TextLine([run]).columns
        if run.style.attributes.isSuperset(of: [.bold, .underline]) {
          starts.append((height + row, x..<x + columns))
        }
        x += columns
      }
    }
    for (term, start) in zip(terms, starts) where !anchors.contains(where: { $0.target == .term(term) }) {
      anchors.append(PageLayout.Anchor(rows: start.row..<start.row + 1, columns: start.columns, target: .term(term)))
    }
  }

  private mutating func card(_ title: String, _ body: [StyledText], indent: Int = 0) {
    let card = Card(title: title, body: body, styles: theme.widgets, glyphs: theme.glyphs)
    let columns = max(1, width - indent)
    var drawn = Surface(width: columns, height: card.height(width: columns))
    card.draw(on: &drawn, in: drawn.bounds)
    drawn.cursor = nil
    place(drawn, x: indent)
  }

  private mutating func add(_ lines: [TextLine], indent: Int = 0) {
    var drawn = Surface(width: max(0, width - indent), height: lines.count)
    for (row, line) in lines.enumerated() { drawn.put(line, x: 0, y: row) }
    place(drawn, x: indent)
  }

  private mutating func place(_ drawn: Surface, x: Int) {
    pieces.append((drawn, x, height))
    height += drawn.height
  }

  private mutating func gap() { height += 1 }
}

extension Block {
  fileprivate var isList: Bool { if case .list = content { true } else { false } }
}

extension Lesson {
  /// What the head of the lesson says it builds on, by the names that open it; nil where it needs nothing.
  var needsSentence: String? {
    guard let last = needs.last else { return nil }
    let names = needs.count > 1 ? needs.dropLast().joined(separator: ", ") + " and " + last : last
    return "Builds on \(needs.count > 1 ? "the lessons" : "the lesson") \(names)."
  }
}
