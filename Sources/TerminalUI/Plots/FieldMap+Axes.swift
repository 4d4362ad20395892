extension FieldMap {
  /// The cells of the map: with its aspect when asked, and room for labels on the left and below.
  func place(in area: Rect) -> Rect {
    let labels = yLabelWidth
    let hasLabels = area.height >= 6 && area.width >= labels + 12
    var room = hasLabels ? area.inset(left: labels + 1, bottom: 1) : area
    guard keepsAspect else { return room }
    let spanX = xRange.upperBound - xRange.lowerBound
    let spanY = yRange.upperBound - yRange.lowerBound
    guard spanX > 0, spanY > 0, spanX.isFinite, spanY.isFinite, !room.isEmpty else { return room }
    // A cell is about twice as high as wide, so it holds two square pixels.
    let aspect = spanX / spanY
    let width = min(Double(room.width), 2 * Double(room.height) * aspect)
    room.height = min(room.height, max(1, Int((width / aspect / 2).rounded())))
    room.width = min(room.width, max(1, Int(width.rounded())))
    return room
  }

  /// Numbers at the ends of both axes, outside the map.
  func drawAxes(on surface: inout Surface, _ map: Rect, in area: Rect, _ inks: PlotPalette) {
    guard map.x > area.x, map.height >= 2 else { return }
    let (top, bottom) = ends(yRange)
    surface.put(top, x: map.x - 1 - top.columns, y: map.y, inks.note, in: area)
    surface.put(bottom, x: map.x - 1 - bottom.columns, y: map.bottom - 1, inks.note, in: area)
    let (right, left) = ends(xRange)
    surface.put(left, x: map.x, y: map.bottom, inks.note, in: area)
    guard map.width >= left.columns + right.columns + 2 else { return }
    surface.put(right, x: map.right - right.columns, y: map.bottom, inks.note, in: area)
  }

  private func ends(_ range: ClosedRange<Double>) -> (upper: String, lower: String) {
    (NumberLabels.value(range.upperBound, digits: 3), NumberLabels.value(range.lowerBound, digits: 3))
  }

  private var yLabelWidth: Int { max(ends(yRange).upper.columns, ends(yRange).lower.columns) }
}
