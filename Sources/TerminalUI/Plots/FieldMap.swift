/// A value at every place of a plane with data points on it, such as the decision boundary of a classifier.
///
/// Pixels are square: with colours two to a cell. Where the value changes sign runs a light line, or an empty one
/// between the filled shades of positive and the hatched ones of negative values. Points of each class have their own
/// shape.
public struct FieldMap: Plot {
  /// Values -1...1.
  public var grid: ValueGrid
  public var xRange: ClosedRange<Double>
  public var yRange: ClosedRange<Double>
  public var points: [Point]
  /// Places joined by a line in their order, below the points. The sides of such a field have no names.
  public var trail: [Point] = []
  /// A place that somebody points at.
  public var cursor: Point?
  /// Names of the classes, shown with their shapes. The first is the negative side, the second the positive.
  public var classNames: [String]
  /// Whether a unit of x is as long as one of y; otherwise the map fills its room.
  public var keepsAspect = true
  public var capability: Capability
  public var palette: PlotPalette

  public struct Point: Equatable, Sendable {
    public var x: Double
    public var y: Double
    public var label: Int
    public init(x: Double, y: Double, label: Int) {
      self.x = x
      self.y = y
      self.label = label
    }
  }

  public init(
    grid: ValueGrid, xRange: ClosedRange<Double>, yRange: ClosedRange<Double>, points: [Point] = [],
    classNames: [String] = [], capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.grid = grid
    self.xRange = xRange
    self.yRange = yRange
    self.points = points
    self.classNames = classNames
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let shade = ValueShade(-1...1, ramp: palette.field, isDiverging: true, of: self)
    let inks = self.inks
    let hasKey = !classNames.isEmpty && rect.height >= 6
    let area = hasKey ? rect.inset(bottom: 2) : rect
    let map = place(in: area)
    if hasKey {
      // Below the labels of the axis, with a blank row between.
      let y = min(rect.bottom - 1, map.bottom + 2)
      drawKey(on: &surface, in: Rect(x: rect.x, y: y, width: rect.width, height: 1), shade, inks)
    }
    drawAxes(on: &surface, map, in: area, inks)
    if grid.isEmpty {
      let text = symbols.fit("no values", map.width)
      surface.put(text, x: map.x, y: map.y + map.height / 2, inks.note, in: map)
    } else {
      drawField(on: &surface, in: map, shade)
    }
    drawTrail(on: &surface, in: map, inks)
    drawPoints(on: &surface, in: map, inks)
    drawCursor(on: &surface, in: map)
  }

  private func drawField(on surface: inout Surface, in map: Rect, _ shade: ValueShade) {
    let width = map.width
    let height = map.height * 2
    guard width > 0, height > 0 else { return }
    var pixels: [Double] = []
    pixels.reserveCapacity(width * height)
    for y in 0..<height {
      for x in 0..<width {
        pixels.append(
          grid.interpolated((Double(x) + 0.5) / Double(width), (Double(y) + 0.5) / Double(height)))
      }
    }
    let contour = FieldMap.signChanges(pixels, width: width, height: height)
    for row in 0..<map.height {
      for column in 0..<width {
        let top = 2 * row * width + column
        let bottom = top + width
        surface[map.x + column, map.y + row] =
          shade.paintsHalfBlocks
          ? shade.cell(contour[top] ? 0 : pixels[top], contour[bottom] ? 0 : pixels[bottom])
          : contour[top] || contour[bottom] ? shade.cell(0) : shade.cell(pixels[top], pixels[bottom])
      }
    }
  }

  /// The pixels nearest to where the value changes sign: of two neighbours with different signs the smaller one.
  static func signChanges(_ values: [Double], width: Int, height: Int) -> [Bool] {
    var result = Array(repeating: false, count: values.count)
    func compare(_ a: Int, _ b: Int) {
      guard (values[a] < 0) != (values[b] < 0) else { return }
      result[abs(values[a]) < abs(values[b]) ? a : b] = true
    }
    for y in 0..<height {
      for x in 0..<width {
        let place = y * width + x
        if x + 1 < width { compare(place, place + 1) }
        if y + 1 < height { compare(place, place + width) }
      }
    }
    return result
  }

  /// A line keeps the field's colour behind it.
  private func drawTrail(on surface: inout Surface, in map: Rect, _ inks: PlotPalette) {
    let spanX = xRange.upperBound - xRange.lowerBound
    let spanY = yRange.upperBound - yRange.lowerBound
    guard spanX > 0, spanY > 0, spanX.isFinite, spanY.isFinite else { return }
    var canvas = Canvas(columns: map.width, rows: map.height, glyphs: capability.glyphs)
    let dots = trail.map { place in
      Canvas.Dot(
        x: (place.x - xRange.lowerBound) / spanX * Double(canvas.width) - 0.5,
        y: (yRange.upperBound - place.y) / spanY * Double(canvas.height) - 0.5)
    }
    for (from, to) in zip(dots, dots.dropFirst()) { canvas.line(from: from, to: to, series: 0) }
    for row in 0..<map.height {
      for column in 0..<map.width {
        guard let character = canvas.character(column: column, row: row) else { continue }
        let under = surface[map.x + column, map.y + row].style
        surface[map.x + column, map.y + row] = Cell(character, pointStyle(1, over: under, inks))
      }
    }
  }

  private func drawPoints(on surface: inout Surface, in map: Rect, _ inks: PlotPalette) {
    let spanX = xRange.upperBound - xRange.lowerBound
    let spanY = yRange.upperBound - yRange.lowerBound
    guard spanX > 0, spanY > 0, spanX.isFinite, spanY.isFinite else { return }
    for point in points {
      let x = (point.x - xRange.lowerBound) / spanX
      let y = (yRange.upperBound - point.y) / spanY
      guard x >= 0, x <= 1, y >= 0, y <= 1 else { continue }
      let column = map.x + min(map.width - 1, Int(x * Double(map.width)))
      let row = map.y + min(map.height - 1, Int(y * Double(map.height)))
      guard map.contains(x: column, y: row) else { continue }
      let under = surface[column, row].style
      surface[column, row] = Cell(symbols.marker(point.label), pointStyle(point.label, over: under, inks))
    }
  }

  /// The cell under the cursor is seen in reverse, with a cross where there is no point.
  private func drawCursor(on surface: inout Surface, in map: Rect) {
    guard let cursor, let (column, row) = cell(of: cursor, in: map) else { return }
    var cell = surface[column, row]
    let isPoint = points.contains { point in self.cell(of: point, in: map).map { $0 == (column, row) } ?? false }
    if !isPoint { cell.character = "+" }
    cell.style = Style().with(.reverse).with(.bold)
    surface[column, row] = cell
    surface.cursor = Surface.Point(x: column, y: row)
  }

  private func cell(of point: Point, in map: Rect) -> (Int, Int)? {
    let spanX = xRange.upperBound - xRange.lowerBound
    let spanY = yRange.upperBound - yRange.lowerBound
    guard spanX > 0, spanY > 0, spanX.isFinite, spanY.isFinite else { return nil }
    let x = (point.x - xRange.lowerBound) / spanX
    let y = (yRange.upperBound - point.y) / spanY
    guard x >= 0, x <= 1, y >= 0, y <= 1 else { return nil }
    let column = map.x + min(map.width - 1, Int(x * Double(map.width)))
    let row = map.y + min(map.height - 1, Int(y * Double(map.height)))
    return map.contains(x: column, y: row) ? (column, row) : nil
  }

  /// On a painted field a point keeps the field's colour behind it.
  private func pointStyle(_ label: Int, over under: Style, _ inks: PlotPalette) -> Style {
    guard paintsHalfBlocks else {
      return label == 0 ? inks.negative.with(.bold) : label == 1 ? inks.positive.with(.bold) : inks.series(label)
    }
    var style = inks.pointClass(label)
    style.background = under.background
    return style
  }

  /// The shape and the side of the field of each class.
  private func drawKey(on surface: inout Surface, in rect: Rect, _ shade: ValueShade, _ inks: PlotPalette) {
    var column = rect.x
    for (label, name) in classNames.enumerated() {
      let text = VisibleText.string(name)
      let needed = 5 + text.columns
      if column + needed > rect.right {
        let note = "\(symbols.ellipsis) \(classNames.count - label) more"
        if column + note.columns <= rect.right { surface.put(note, x: column, y: rect.y, inks.note, in: rect) }
        return
      }
      let patch = label < 2 && trail.isEmpty ? shade.cell(label == 0 ? -1 : 1) : .blank
      for offset in 0..<3 { surface[clip: rect, column + offset, rect.y] = patch }
      let middle = Cell(symbols.marker(label), pointStyle(label, over: patch.style, inks))
      surface[clip: rect, column + 1, rect.y] = middle
      column = surface.put(text, x: column + 4, y: rect.y, inks.label, in: rect) + 3
    }
  }
}
