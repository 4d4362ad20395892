import Course
import Mathematics
import TerminalUI

extension ContentsScreen {
  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    guard !rect.isEmpty else { return }
    guard !curriculum.lessons.isEmpty else { return drawNothing(on: &surface, in: rect, scene) }
    if page != nil, let lesson { return drawPages(of: lesson, on: &surface, in: rect, scene) }
    let isTall = rect.height >= 16
    var rest = rect.centered(maximumWidth: scene.breadth == .wide ? 118 : 76)
    if isTall {
      let (head, below) = rest.splitTop(4)
      drawHead(on: &surface, in: head, scene)
      rest = below
    }
    if !problems.isEmpty {
      let lines = problemLines(width: rest.width, scene)
      let (above, bottom) = rest.splitBottom(min(lines.count + 1, max(2, rest.height / 3)))
      TextBlock(lines, styles: scene.theme.widgets, glyphs: scene.glyphs).draw(on: &surface, in: bottom.inset(top: 1))
      rest = above
    }
    guard scene.breadth == .wide, let lesson else {
      let used = drawLessons(on: &surface, in: rest, scene)
      let below = rest.inset(top: used + 1)
      if let lesson, below.height >= 6 { drawOutline(of: lesson, on: &surface, in: below.inset(left: 5), scene) }
      return
    }
    let columns = Split.columns(rest, [.fixed(62), .fill], gap: 4)
    drawLessons(on: &surface, in: columns[0], scene)
    drawOutline(of: lesson, on: &surface, in: columns[1], scene)
  }

  private func drawHead(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let lines = [
      ("How networks learn, step by step", scene.theme.heading),
      ("Read, predict, run, watch, turn the knobs. Nothing is a film.", scene.theme.dim),
      ("p opens the playground: your own data and network, everything to turn.", scene.theme.dim),
    ]
    for (row, (text, style)) in lines.enumerated() {
      surface.put(
        text.truncated(to: rect.width, glyphs: scene.glyphs), x: rect.x, y: rect.y + row, style, in: rect)
    }
  }

  /// Each lesson in three rows: its title and length, its sentence, and how far the learner is.
  /// - Returns: the rows it took.
  @discardableResult
  private func drawLessons(on surface: inout Surface, in rect: Rect, _ scene: Scene) -> Int {
    let blocks = curriculum.lessons.enumerated().map { index, lesson in
      lines(of: lesson, number: index + 1, width: rect.width - 2, scene)
    }
    let heights = blocks.map { $0.count + 1 }
    let top = heights[..<selection].reduce(0, +)
    var scroll = ScrollState(offset: 0, content: heights.reduce(0, +) - 1, viewport: rect.height)
    scroll.reveal(top..<top + heights[selection] - 1)
    var y = rect.y - scroll.offset
    for (index, block) in blocks.enumerated() {
      for (row, line) in block.enumerated() where y + row >= rect.y {
        surface.put(line, x: rect.x + 2, y: y + row, in: rect)
      }
      if index == selection {
        let pointer = scene.glyphs == .ascii ? ">" : "›"
        surface.put(pointer, x: rect.x, y: y, scene.theme.accent, in: rect)
        surface.cursor = Surface.Point(x: rect.x, y: max(rect.y, y))
      }
      y += heights[index]
    }
    return min(rect.height, y - rect.y)
  }

  private func lines(of lesson: Lesson, number: Int, width: Int, _ scene: Scene) -> [TextLine] {
    let isSelected = number - 1 == selection
    var title = StyledText("\(number)  ", scene.theme.dim)
    title.append(lesson.title, isSelected ? scene.theme.accent : scene.theme.strong)
    let indent = "   "
    var result = title.wrapped(width: width, hanging: 3)
    let summary = StyledText(lesson.summary, isSelected ? scene.theme.text : scene.theme.dim)
    if width >= 30 {
      result += summary.wrapped(width: min(width - 3, 66)).map { TextLine([TextRun(indent)] + $0.runs) }
    }
    let needs = lesson.needs.compactMap { id in curriculum.lessons.firstIndex { $0.id == id } }.map { String($0 + 1) }
    if width >= 30, !needs.isEmpty {
      let words = "Builds on lesson\(needs.count > 1 ? "s" : "") \(needs.joined(separator: ", "))."
      result.append(TextLine(indent + words, scene.theme.dim))
    }
    result.append(TextLine([TextRun(indent)] + standing(of: lesson, width: width - 3, scene).runs))
    return result
  }

  /// `━━━━────────  4 of 15 pages   3 of 11 questions   35 min`
  private func standing(of lesson: Lesson, width: Int, _ scene: Scene) -> TextLine {
    let read = scene.progress.pagesRead(in: lesson)
    let right = lesson.questions.count { scene.progress.answered[$0.id] == true }
    let bar = ProgressBar(part: read, whole: lesson.pages.count, columns: 12, theme: scene.theme)
    var words = ["\(read) of \(NumberText.count(lesson.pages.count, "page"))"]
    if !lesson.questions.isEmpty {
      words.append("\(right) of \(NumberText.count(lesson.questions.count, "question"))")
    }
    words.append("\(lesson.minutes) min")
    let pages = "\(read)/\(NumberText.count(lesson.pages.count, "page"))"
    for text in [words.joined(separator: "   "), "\(pages)  \(lesson.minutes) min"] where text.columns + 14 <= width {
      return TextLine(bar.runs + [TextRun("  " + text, scene.theme.dim)])
    }
    return TextLine(pages, scene.theme.dim)
  }

  /// The titles of the pages, with marks for those that were read.
  private func drawOutline(of lesson: Lesson, on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    surface.put("Pages", x: rect.x, y: rect.y, scene.theme.strong, in: rect)
    let rows = pageItems(of: lesson, scene).map { item in
      TextLine(item.text, item.isHere ? scene.theme.accent : item.isRead ? scene.theme.text : scene.theme.dim)
        .truncated(to: rect.width, glyphs: scene.glyphs)
    }
    let place = rect.inset(top: rect.height >= rows.count + 2 ? 2 : 1)
    TextBlock(rows, styles: scene.theme.widgets, glyphs: scene.glyphs).draw(on: &surface, in: place)
  }

  private func drawPages(of lesson: Lesson, on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let area = rect.centered(maximumWidth: 76)
    let (head, rest) = area.splitTop(area.height >= 8 ? 2 : 0)
    surface.put("The pages of this lesson", x: head.x, y: head.y, scene.theme.heading, in: head)
    let items = pageItems(of: lesson, scene).enumerated().map { index, item in
      Menu.Item(StyledText(item.text, item.isRead || item.isHere || index == page ? .plain : scene.theme.dim))
    }
    Menu(items, selection: page, isNumbered: false, styles: scene.theme.widgets, glyphs: scene.glyphs)
      .draw(on: &surface, in: rest)
  }

  private func pageItems(of lesson: Lesson, _ scene: Scene) -> [(text: String, isRead: Bool, isHere: Bool)] {
    let place = scene.progress.places[lesson.id]
    let tick = scene.glyphs == .ascii ? "x" : "✓"
    let here = scene.glyphs == .ascii ? ">" : "•"
    return lesson.pages.enumerated().map { index, page in
      let isRead = scene.progress.pagesRead.contains(Progress.Place(lesson: lesson.id, page: page.id))
      let isHere = page.id == place
      let number = "\(index + 1)".fitted(to: max(2, String(lesson.pages.count).count), .trailing)
      return ("\(isHere ? here : isRead ? tick : " ") \(number)  \(page.title.plainText)", isRead, isHere)
    }
  }

  private func problemLines(width: Int, _ scene: Scene) -> [TextLine] {
    problems.flatMap { StyledText($0, scene.theme.warning).wrapped(width: width, hanging: 2) }
  }

  private func drawNothing(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let text = ["There is no lesson here.", ""] + problems
    let lines = text.flatMap { StyledText($0).wrapped(width: min(72, rect.width)) }
    TextBlock(lines, styles: scene.theme.widgets, glyphs: scene.glyphs).draw(on: &surface, in: rect)
  }
}

/// How much of something is done, as a calm line.
struct ProgressBar {
  let runs: [TextRun]

  init(part: Int, whole: Int, columns: Int, theme: Theme) {
    let share = whole > 0 ? Double(part) / Double(whole) : 0
    // All of it only when it is all; something as soon as there is something.
    let filled = part >= whole && whole > 0 ? columns : min(columns - 1, Int((share * Double(columns)).rounded(.up)))
    let (full, empty) = theme.glyphs == .ascii ? ("#", ".") : ("━", "─")
    runs = [
      TextRun(String(repeating: full, count: max(0, filled)), theme.accent),
      TextRun(String(repeating: empty, count: columns - max(0, filled)), theme.dim),
    ]
  }
}
