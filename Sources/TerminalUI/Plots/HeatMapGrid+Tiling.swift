extension HeatMapGrid {
  /// How the maps are laid out in rows: as large as possible, by whole pixels when there is room for them.
  struct Tiling {
    var across = 1
    var shown = 0
    var hasTitles = true
    /// Cells of a map itself; its title may be wider.
    private(set) var tileWidth = 1
    private var tileHeight = 1
    private let area: Rect
    private let count: Int
    private static let gap = 2
    /// Cells for a column of a map, or half rows for a row, below which nothing can be told from it.
    private static let crumb = 0.3
    /// Maps up to this side are pictures with pixels that count; larger ones are mostly smooth.
    private static let picture = 16

    init(of grid: HeatMapGrid, in area: Rect) {
      self.area = area
      count = grid.maps.count
      let columns = max(1, grid.maps.map(\.grid.columns).max() ?? 1)
      let rows = max(1, grid.maps.map(\.grid.rows).max() ?? 1)
      hasTitles = area.height >= 3 && grid.maps.contains { !$0.title.isEmpty }
      guard !area.isEmpty else { return }
      let longest = grid.maps.map { VisibleText.string($0.title).columns }.max() ?? 0
      let titleWidth = min(12, longest)
      var bestSize = 0.0
      for across in 1...min(grid.maps.count, max(1, area.width / 3)) {
        let down = (grid.maps.count + across - 1) / across
        let width = (area.width - Tiling.gap * (across - 1)) / across
        let height = (area.height - (down - 1)) / down - (hasTitles ? 1 : 0)
        guard width >= 1, height >= 1 else { continue }
        let size = min(Double(width) / Double(columns), Double(height * 2) / Double(rows))
        // A map that is large enough leaves room for its title; more size is not worth more rows.
        let isReadable = width >= titleWidth || across == 1
        let score = min(size, 4) * (isReadable ? 1 : 0.7)
        guard score > bestSize + 1e-9 else { continue }
        bestSize = score
        self.across = across
        let pixels = size >= 1 ? size.rounded(.down) : size
        tileWidth = max(1, min(width, Int(Double(columns) * min(pixels, 8))))
        tileHeight = max(1, min(height, Int((Double(rows) * min(pixels, 8) / 2).rounded(.up))))
        if size < 1 {
          (tileWidth, tileHeight) = (max(1, Int(Double(columns) * size)), max(1, Int(Double(rows) * size / 2)))
        }
      }
      let whole = (width: columns, height: (rows + 1) / 2 + (hasTitles ? 1 : 0))
      if bestSize < Tiling.crumb, max(columns, rows) <= Tiling.picture, whole.width <= area.width,
        whole.height < area.height
      {
        // Some maps pixel by pixel tell more than crumbs of all.
        across = max(1, (area.width + Tiling.gap) / (max(columns, titleWidth) + Tiling.gap))
        tileWidth = columns
        tileHeight = (rows + 1) / 2
      } else if bestSize == 0 {
        across = max(1, (area.width + Tiling.gap) / (3 + Tiling.gap))
        tileWidth = min(3, area.width)
        tileHeight = min(1, area.height)
      }
      // Beside a map that stands alone in its row, a long title is in nobody's way.
      pitchWidth = max(
        tileWidth, min(across == 1 ? longest : titleWidth, (area.width - Tiling.gap * (across - 1)) / across))
      let pitch = tileHeight + (hasTitles ? 1 : 0)
      let fitting = max(0, (area.height + 1) / (pitch + 1)) * across
      shown = min(grid.maps.count, fitting)
      // The last row says how many are left out.
      if shown < grid.maps.count {
        shown = max(0, area.height / (pitch + 1)) * across
      }
    }

    private var pitchWidth = 1

    /// The row below the last map; the end of the area where some maps are left out.
    var bottom: Int { shown == count ? tile(max(0, shown - 1)).bottom : area.bottom }

    func tile(_ index: Int) -> Rect {
      let pitch = tileHeight + (hasTitles ? 1 : 0)
      return Rect(
        x: area.x + index % across * (pitchWidth + Tiling.gap), y: area.y + index / across * (pitch + 1),
        width: pitchWidth, height: pitch
      ).intersection(area)
    }
  }
}
