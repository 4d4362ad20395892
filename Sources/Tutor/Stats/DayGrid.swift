import Course
import TerminalUI

/// A calendar as a map: a column for each week, a row for each day from Monday, the darker the more reviews. The last
/// column is this week; as many weeks as have room.
struct DayGrid {
  let calendar: StudyCalendar
  let theme: Theme

  init(_ calendar: StudyCalendar, theme: Theme) {
    self.calendar = calendar
    self.theme = theme
  }

  /// A year.
  private static let mostWeeks = 53
  private static let names = ["Mon", "", "Wed", "", "Fri", "", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  func draw(on surface: inout Surface, in rect: Rect) {
    guard rect.height >= 7, rect.width >= 12 else { return }
    let hasMonths = rect.height >= 8
    let area = rect.inset(left: 4, top: hasMonths ? 1 : 0)
    let cell = area.width >= 2 * Self.mostWeeks ? 2 : 1
    let weeks = min(Self.mostWeeks, area.width / cell)
    // 1 January 1970 was a Thursday.
    let monday = calendar.today.adding(-(((calendar.today.number + 3) % 7 + 7) % 7) - 7 * (weeks - 1))
    var counts: [Int: Int] = [:]
    for day in calendar.days where day.day >= monday { counts[day.day.number] = day.reviews }
    let most = counts.values.max() ?? 0
    for (row, name) in Self.names.enumerated() {
      surface.put(name, x: rect.x, y: area.y + row, theme.dim, in: rect)
    }
    var free = area.x
    for week in 0..<weeks {
      let x = area.x + cell * week
      for weekday in 0..<7 {
        let day = monday.adding(7 * week + weekday)
        guard day <= calendar.today else { continue }
        let (glyph, style) = mark(counts[day.number] ?? 0, most: most, isToday: day == calendar.today)
        surface.put(String(glyph), x: x, y: area.y + weekday, style, in: area)
      }
      let (before, now) = (month(monday.adding(7 * week - 7)), month(monday.adding(7 * week)))
      if hasMonths, now != before, x >= free, x + 3 <= rect.right {
        free = surface.put(Self.months[now - 1], x: x, y: rect.y, theme.dim, in: rect) + 1
      }
    }
    if rect.height >= (hasMonths ? 10 : 9) { drawKey(most, on: &surface, x: area.x, y: area.y + 8, rect) }
  }

  private func month(_ day: StudyDay) -> Int {
    let parts = day.date.split(separator: "-")
    return parts.count >= 2 ? min(max(Int(parts[parts.count - 2]) ?? 1, 1), 12) : 1
  }

  /// Seen without colour too.
  private var shades: [Character] { theme.glyphs == .ascii ? [".", "-", "+", "*", "#"] : ["·", "░", "▒", "▓", "█"] }

  private func level(_ count: Int, most: Int) -> Int { count == 0 ? 0 : min(4, 1 + count * 4 / (most + 1)) }

  private func mark(_ count: Int, most: Int, isToday: Bool) -> (Character, Style) {
    let glyph = shades[level(count, most: most)]
    return (glyph, isToday && count == 0 ? theme.accent : count == 0 ? theme.dim : theme.widgets.accent)
  }

  private func drawKey(_ most: Int, on surface: inout Surface, x: Int, y: Int, _ rect: Rect) {
    var x = surface.put("0 ", x: x, y: y, theme.dim, in: rect)
    for (index, shade) in shades.enumerated() {
      x = surface.put(String(shade), x: x, y: y, index == 0 ? theme.dim : theme.widgets.accent, in: rect)
    }
    surface.put(" \(most) reviews a day", x: x, y: y, theme.dim, in: rect)
  }
}
