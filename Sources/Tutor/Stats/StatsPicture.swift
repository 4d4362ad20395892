import Course
import Mathematics
import TerminalUI

/// One picture of the statistics with its title and its sentence.
struct StatsPicture {
  let part: StatsPart
  let statistics: StudyStatistics
  /// Whether it has the screen to itself, so that topics and whole questions are listed.
  let isWhole: Bool
  /// Rows of a list that are scrolled by.
  let offset: Int

  init(_ part: StatsPart, _ statistics: StudyStatistics, isWhole: Bool = false, offset: Int = 0) {
    self.part = part
    self.statistics = statistics
    self.isWhole = isWhole
    self.offset = offset
  }

  /// Rows that can be scrolled through.
  var rowCount: Int {
    switch part {
    case .mastery: shares.count
    case .hardest: statistics.hardest.count
    case .remembered, .coming, .days, .calibration: 0
    }
  }

  func draw(on surface: inout Surface, in rect: Rect, isSelected: Bool, number: Int? = nil, _ theme: Theme) {
    guard !rect.isEmpty else { return }
    let (head, below) = rect.splitTop(1)
    let pointer = !isSelected ? "  " : theme.glyphs == .ascii ? "> " : "› "
    let heading = (number == nil ? "" : pointer) + part.title
    surface.put(
      heading.truncated(to: head.width, glyphs: theme.glyphs), x: head.x, y: head.y,
      isSelected || number == nil ? theme.accent : theme.strong, in: head)
    if isSelected { surface.cursor = Surface.Point(x: head.x, y: head.y) }
    let body = number == nil ? below : below.inset(left: 2)
    let lines = StyledText(part.sentence(statistics), theme.dim).wrapped(width: min(body.width, 76))
    let (said, rest) = body.splitTop(min(lines.count, body.height))
    for (row, line) in lines.prefix(said.height).enumerated() {
      surface.put(line, x: said.x, y: said.y + row, in: said)
    }
    let hasGap = rest.height >= (part == .days ? 9 : 6)
    drawPicture(on: &surface, in: rest.inset(top: hasGap ? 1 : 0), theme)
  }

  private func drawPicture(on surface: inout Surface, in rect: Rect, _ theme: Theme) {
    guard !rect.isEmpty else { return }
    switch part {
    case .remembered, .mastery, .calibration:
      ShareList(shares, firstRow: offset, theme: theme).draw(on: &surface, in: rect)
    case .coming:
      guard rect.height >= 2, statistics.forecast.days.contains(where: { $0 > 0 }) else { return }
      ColumnChart(
        values: statistics.forecast.days.map(Double.init), xTitle: "1 is today", hasKey: false,
        capability: theme.capability, palette: theme.plots
      ).draw(on: &surface, in: rect)
    case .days:
      DayGrid(statistics.calendar, theme: theme).draw(on: &surface, in: rect)
    case .hardest:
      guard !statistics.hardest.isEmpty else { return }
      TableView(
        headers: ["forgotten", "asked", "question"],
        rows: statistics.hardest.map { hard in
          let ask = hard.ask.isEmpty ? hard.question : isWhole ? "\(hard.ask) (\(hard.question))" : hard.question
          return [String(hard.lapses), String(hard.reviews), ask]
        }, firstRow: offset, capability: theme.capability, palette: theme.plots
      ).draw(on: &surface, in: rect)
    }
  }

  /// The bars of a picture that is a list of shares.
  private var shares: [ShareList.Row] {
    switch part {
    case .remembered:
      let record = statistics.retention
      return [
        ShareList.Row("last 30 days", record.recentRetention, of: record.recentlyAsked),
        ShareList.Row("all the time", record.retention, of: record.asked),
        ShareList.Row("target", record.target),
      ]
    case .mastery:
      return statistics.lessons.flatMap { lesson in
        [ShareList.Row(lesson.title, lesson.share)]
          + (isWhole ? lesson.topics.map { ShareList.Row("  " + $0.title, $0.share) } : [])
      }
    case .calibration:
      return [("sure", Confidence.sure), ("fairly sure", .fairly), ("a guess", .guess)].map { name, confidence in
        let level = statistics.calibration[confidence]
        return ShareList.Row(name, level.share, of: level.answers)
      }
    case .coming, .days, .hardest: return []
    }
  }
}
