/// Small maps side by side on one scale, such as the weights of each unit, with a key to the scale.
public struct HeatMapGrid: Plot {
  public var maps: [Map]
  /// The values of the first and the last colour. Without it the smallest and largest value; on a diverging scale both
  /// ends are equally far from zero.
  public var range: ClosedRange<Double>?
  public var scale: Scale
  public var capability: Capability
  public var palette: PlotPalette

  public enum Scale: Hashable, Sendable {
    /// From little to much.
    case sequential
    /// Below and above zero.
    case diverging
  }

  public struct Map: Equatable, Sendable {
    public var title: String
    public var grid: ValueGrid
    /// Where there is no room for all maps, every group keeps some of its own.
    public var group: Int
    public init(_ title: String, _ grid: ValueGrid, group: Int = 0) {
      self.title = title
      self.grid = grid
      self.group = group
    }
  }

  public init(
    maps: [Map], range: ClosedRange<Double>? = nil, scale: Scale = .diverging, capability: Capability = Capability(),
    palette: PlotPalette = .standard
  ) {
    self.maps = maps
    self.range = range
    self.scale = scale
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inks = self.inks
    let range = shownRange
    let ramp = scale == .diverging ? palette.diverging : palette.sequential
    let shade = ValueShade(range, ramp: ramp, isDiverging: scale == .diverging, of: self)
    let hasKey = rect.height >= 6
    var area = hasKey ? rect.inset(bottom: 2) : rect
    guard !maps.isEmpty else {
      surface.put(symbols.fit("no values", area.width), x: area.x, y: area.y, inks.note, in: area)
      return
    }
    var tiling = Tiling(of: self, in: area)
    var keyStart = rect.x
    if hasKey, tiling.shown < maps.count {
      // The key stands behind the count of what is left out, and leaves its rows to the maps.
      let whole = Tiling(of: self, in: rect)
      if whole.shown < maps.count {
        (area, tiling) = (rect, whole)
        keyStart += 14
      }
    }
    let titles = titles(width: tiling.tile(0).width)
    for (place, index) in chosen(tiling.shown).enumerated() {
      draw(maps[index], titles[index], on: &surface, in: tiling.tile(place), tiling, shade, inks)
    }
    if hasKey {
      let y = min(rect.bottom - 1, tiling.bottom + 1)
      let row = Rect(x: keyStart, y: y, width: max(0, rect.right - keyStart), height: 1)
      drawKey(range, on: &surface, in: row, shade, inks)
    }
    if tiling.shown < maps.count {
      let note = symbols.fit("\(symbols.ellipsis) \(maps.count - tiling.shown) more", area.width)
      surface.put(note, x: area.x, y: area.bottom - 1, inks.note, in: area)
    }
  }

  /// The maps that are shown where there is room for so many: in turn the next one of each group, in their own order.
  private func chosen(_ count: Int) -> [Int] {
    guard count < maps.count else { return Array(maps.indices) }
    var rank: [Int: Int] = [:]
    let ranked = maps.indices.map { index in
      let place = rank[maps[index].group, default: 0]
      rank[maps[index].group] = place + 1
      return (place: place, index: index)
    }
    return ranked.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.prefix(count).map(\.index).sorted()
  }

  /// What stands above the maps. Where it has no room, the words that all begin with are left out: "unit 3" is "3".
  private func titles(width: Int) -> [String] {
    let whole = maps.map { VisibleText.string($0.title) }
    guard maps.count > 1, whole.contains(where: { $0.columns > width }) else { return whole }
    let words = whole.map { $0.split(separator: " ") }
    var shared = 0
    while words.allSatisfy({ shared + 1 < $0.count && $0[shared] == words[0][shared] }) { shared += 1 }
    return words.map { $0.dropFirst(shared).joined(separator: " ") }
  }

  private func draw(
    _ map: Map, _ name: String, on surface: inout Surface, in tile: Rect, _ tiling: Tiling, _ shade: ValueShade,
    _ inks: PlotPalette
  ) {
    var area = tile
    if tiling.hasTitles {
      let (title, rest) = area.splitTop(1)
      surface.put(symbols.fit(name, title.width), x: title.x, y: title.y, inks.label, in: title)
      area = rest
    }
    area = area.splitLeft(tiling.tileWidth).left
    guard !area.isEmpty else { return }
    let pixels = map.grid.resized(columns: area.width, rows: area.height * 2)
    for row in 0..<area.height {
      for column in 0..<area.width {
        let top = 2 * row * area.width + column
        surface[area.x + column, area.y + row] = shade.cell(pixels[top], pixels[top + area.width])
      }
    }
  }

  /// The scale from its lowest to its highest value, with both written out.
  private func drawKey(
    _ range: ClosedRange<Double>, on surface: inout Surface, in rect: Rect, _ shade: ValueShade, _ inks: PlotPalette
  ) {
    let low = NumberLabels.value(range.lowerBound, digits: 3)
    let high = NumberLabels.value(range.upperBound, digits: 3)
    let length = min(21, rect.width - low.columns - high.columns - 2)
    guard length >= 5 else { return }
    var column = surface.put(low, x: rect.x, y: rect.y, inks.note, in: rect) + 1
    for step in 0..<length {
      let share = Double(step) / Double(length - 1)
      let value = range.lowerBound * (1 - share) + range.upperBound * share
      surface[clip: rect, column, rect.y] = shade.cell(value)
      column += 1
    }
    surface.put(high, x: column + 1, y: rect.y, inks.note, in: rect)
  }

  private var shownRange: ClosedRange<Double> {
    if let range, range.lowerBound.isFinite, range.upperBound.isFinite, range.lowerBound < range.upperBound {
      return range
    }
    var extent = ValueExtent()
    for map in maps { for value in map.grid.values { extent.include(Double(value)) } }
    guard extent.count > 0 else { return scale == .diverging ? -1...1 : 0...1 }
    if scale == .diverging {
      let size = max(abs(extent.lowest), abs(extent.highest))
      return size > 0 ? -size...size : -1...1
    }
    return extent.lowest < extent.highest ? extent.lowest...extent.highest : extent.lowest...(extent.lowest + 1)
  }
}
