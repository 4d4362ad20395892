/// Two widgets side by side, as text and figure; one above the other where there is not room for both.
public struct Columns<Left: Widget, Right: Widget>: Widget {
  public var left: Left
  public var right: Right
  /// How the width is shared out.
  public var leftPart: Split.Part
  public var rightPart: Split.Part
  public var gap: Int
  /// Below this width the second stands under the first, in the lower half.
  public var minimumWidth: Int

  public init(
    _ left: Left, _ right: Right, leftPart: Split.Part = .fill, rightPart: Split.Part = .fill, gap: Int = 3,
    minimumWidth: Int = 0
  ) {
    self.left = left
    self.right = right
    self.leftPart = leftPart
    self.rightPart = rightPart
    self.gap = max(0, gap)
    self.minimumWidth = minimumWidth
  }

  /// Where the two are drawn, for those that must know a width in advance.
  public func areas(in rect: Rect) -> (left: Rect, right: Rect) {
    let areas =
      rect.width < minimumWidth
      ? Split.rows(rect, [.fill, .fraction(0.5)], gap: 1)
      : Split.columns(rect, [leftPart, rightPart], gap: gap)
    return (areas[0], areas[1])
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    let areas = areas(in: rect)
    left.draw(on: &surface, in: areas.left)
    right.draw(on: &surface, in: areas.right)
  }
}

extension Columns: Sendable where Left: Sendable, Right: Sendable {}
