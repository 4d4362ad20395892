import TerminalUI

/// Which panels are shown and where: as many as can be read at ease, in rows, the large one first.
struct PanelArrangement: Equatable {
  struct Place: Equatable {
    /// Index of the panel.
    var panel: Int
    var rect: Rect
  }

  private(set) var places: [Place] = []
  private(set) var hiddenCount = 0

  private static let gap = 3
  /// More pictures at once than this are too many to watch, and too many ways to try.
  private static let most = 6

  /// - Parameter main: shown in any case, whatever its size; the others follow in their order as far as they fit.
  init(_ needs: [PanelNeeds], main: Int, in area: Rect, atMost limit: Int = most) {
    guard needs.indices.contains(main), !area.isEmpty else {
      hiddenCount = needs.count
      return
    }
    var chosen = [main]
    var best = [Place(panel: main, rect: area)]
    for offset in 1..<max(1, needs.count) where chosen.count < min(limit, PanelArrangement.most) {
      let candidate = chosen + [(main + offset) % needs.count]
      guard let places = PanelArrangement.arranged(candidate, needs, in: area) else { continue }
      chosen = candidate
      best = places
    }
    places = best
    hiddenCount = needs.count - chosen.count
  }

  /// The best way to break the panels into rows; nil when there is none in which all fit.
  private static func arranged(_ panels: [Int], _ needs: [PanelNeeds], in area: Rect) -> [Place]? {
    var best: (value: Double, places: [Place])?
    for breaks in 0..<(1 << (panels.count - 1)) {
      var rows: [[Int]] = [[panels[0]]]
      for (index, panel) in panels.enumerated().dropFirst() {
        if breaks & (1 << (index - 1)) != 0 { rows.append([panel]) } else { rows[rows.count - 1].append(panel) }
      }
      guard let places = placed(rows, needs, in: area) else { continue }
      let value = places.reduce(0.0) { sum, place in
        sum + worth(place, needs[place.panel]) * (place.panel == panels[0] ? 1.5 : 1)
      }
      if value > (best?.value ?? -1) + 1e-9 { best = (value, places) }
    }
    return best?.places
  }

  /// 1 for a panel that has all the room it can use.
  private static func worth(_ place: Place, _ needs: PanelNeeds) -> Double {
    let useful = needs.usefulWidth(height: place.rect.height)
    if let useful {
      // Square pixels: the shorter side decides how large the picture gets.
      let share = min(1, Double(min(place.rect.width, useful)) / Double(needs.ideal.width))
      return share * share
    }
    let width = place.rect.width
    return min(1, Double(width) / Double(needs.ideal.width))
      * min(1, Double(place.rect.height) / Double(needs.ideal.height))
  }

  private static func placed(_ rows: [[Int]], _ needs: [PanelNeeds], in area: Rect) -> [Place]? {
    let heights = shares(
      rows.map { row in row.map { needs[$0].comfortable.height }.max() ?? 0 },
      ideals: rows.map { row in row.map { needs[$0].ideal.height }.max() ?? 0 },
      isElastic: rows.map { row in row.contains { needs[$0].isElastic } }, total: area.height - (rows.count - 1))
    guard let heights else { return nil }
    var places: [Place] = []
    var y = area.y
    for (row, height) in zip(rows, heights) {
      let widths = shares(
        row.map { needs[$0].comfortable.width },
        ideals: row.map { needs[$0].usefulWidth(height: height) ?? needs[$0].ideal.width },
        isElastic: row.map { needs[$0].isElastic && needs[$0].usefulWidth(height: height) == nil },
        total: area.width - gap * (row.count - 1))
      guard let widths else { return nil }
      var x = area.x
      for (panel, width) in zip(row, widths) {
        places.append(Place(panel: panel, rect: Rect(x: x, y: y, width: width, height: height)))
        x += width + gap
      }
      y += height + 1
    }
    return places
  }

  /// Divides a length: everybody gets the least, then all grow towards their ideals, then the elastic ones share the
  /// rest. nil when there is not even room for the least.
  static func shares(_ least: [Int], ideals: [Int], isElastic: [Bool], total: Int) -> [Int]? {
    var sizes = least
    var rest = total - least.reduce(0, +)
    guard rest >= 0 else { return nil }
    let wishes = zip(ideals, least).map { max(0, $0 - $1) }
    let wished = wishes.reduce(0, +)
    let granted = min(rest, wished)
    if wished > 0 {
      for index in sizes.indices { sizes[index] += wishes[index] * granted / wished }
      rest = total - sizes.reduce(0, +)
    }
    let sharers =
      granted < wished ? wishes.indices.filter { wishes[$0] > 0 } : isElastic.indices.filter { isElastic[$0] }
    guard !sharers.isEmpty else { return sizes }
    for (order, index) in sharers.enumerated() {
      let part = (rest + sharers.count - order - 1) / (sharers.count - order)
      sizes[index] += part
      rest -= part
    }
    return sizes
  }
}
