extension Canvas {
  /// A place on a canvas in pixels, which may lie outside.
  public struct Dot: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// Draws the visible part of a straight line. Nothing when an end is not finite.
  public mutating func line(from start: Dot, to end: Dot, series: Int, pattern: LinePattern = .solid) {
    var travelled = 0
    line(from: start, to: end, series: series, pattern: pattern, travelled: &travelled)
  }

  /// The same as one piece of a curve: `travelled` carries the dash pattern on, in pixels.
  mutating func line(
    from start: Dot, to end: Dot, series: Int, pattern: LinePattern, travelled: inout Int
  ) {
    guard let (first, last) = clipped(start, end) else { return }
    var x = Int(first.x.rounded())
    var y = Int(first.y.rounded())
    let endX = Int(last.x.rounded())
    let endY = Int(last.y.rounded())
    let dx = abs(endX - x)
    let dy = -abs(endY - y)
    let stepX = x < endX ? 1 : -1
    let stepY = y < endY ? 1 : -1
    var error = dx + dy
    let halfCells = 3 - glyphs.dotsAcross
    while true {
      if pattern.isDrawn(at: travelled * halfCells) { set(x: x, y: y, series: series, isSteep: -dy > dx) }
      if x == endX && y == endY { return }
      travelled += 1
      let twice = 2 * error
      if twice >= dy {
        error += dy
        x += stepX
      }
      if twice <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// The part of a line inside the canvas (Liang and Barsky, 1984), or nil when all of it is outside.
  private func clipped(_ start: Dot, _ end: Dot) -> (Dot, Dot)? {
    guard width > 0, height > 0 else { return nil }
    guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return nil }
    let right = Double(width - 1)
    let bottom = Double(height - 1)
    let dx = end.x - start.x
    let dy = end.y - start.y
    guard dx.isFinite, dy.isFinite else { return nil }
    var span = Span()
    // Half a pixel of tolerance: what rounds to an edge pixel is inside.
    guard span.cut(-dx, start.x + 0.49), span.cut(dx, right + 0.49 - start.x), span.cut(-dy, start.y + 0.49),
      span.cut(dy, bottom + 0.49 - start.y)
    else { return nil }
    func place(_ share: Double) -> Dot {
      Dot(
        x: min(max(start.x + share * dx, 0), right), y: min(max(start.y + share * dy, 0), bottom))
    }
    return (place(span.enter), place(span.leave))
  }

  /// The part of a line that is inside, as shares of its length.
  private struct Span {
    var enter = 0.0
    var leave = 1.0

    /// Cuts off what is outside of one side; false when nothing is left.
    mutating func cut(_ direction: Double, _ distance: Double) -> Bool {
      if direction == 0 { return distance >= 0 }
      if direction < 0 { enter = max(enter, distance / direction) } else { leave = min(leave, distance / direction) }
      return enter <= leave
    }
  }
}
