import Lab

/// Points being drawn on the plane with a cursor.
struct PointSheet: Equatable, Sendable {
  private(set) var points: [DrawnPoints.Point]
  /// In steps from the middle of the sheet.
  private(set) var column = 0
  private(set) var row = 0
  private var past: [[DrawnPoints.Point]] = []

  /// Steps from the middle to an edge.
  private static let reach = 20

  init(_ points: [DrawnPoints.Point]) { self.points = points }

  var x: Double { Double(column) / Double(Self.reach) }
  var y: Double { Double(row) / Double(Self.reach) }
  /// The point under the cursor.
  var here: Int? {
    points.firstIndex { abs($0.x - x) < 0.5 / Double(Self.reach) && abs($0.y - y) < 0.5 / Double(Self.reach) }
  }

  mutating func move(_ columns: Int, _ rows: Int) {
    column = min(max(column + columns, -Self.reach), Self.reach)
    row = min(max(row + rows, -Self.reach), Self.reach)
  }

  /// - Returns: why nothing was drawn; nil when it was.
  mutating func put(_ label: Int) -> String? {
    let point = DrawnPoints.Point(x: x, y: y, label: label)
    if let here {
      guard points[here] != point else { return "There is a point of this class already." }
      remember()
      points[here] = point
      return nil
    }
    guard points.count < DrawnPoints.most else { return "\(DrawnPoints.most) points are drawn; x takes one away." }
    remember()
    points.append(point)
    return nil
  }

  /// The point under the cursor, or the nearest there is.
  mutating func erase() -> String? {
    guard points.count > DrawnPoints.fewest else { return "A network needs \(DrawnPoints.fewest) points at least." }
    func distance(_ place: Int) -> Double {
      let point = points[place]
      return (point.x - x) * (point.x - x) + (point.y - y) * (point.y - y)
    }
    guard let nearest = points.indices.min(by: { distance($0) < distance($1) }) else { return nil }
    remember()
    points.remove(at: nearest)
    return nil
  }

  mutating func clear() {
    remember()
    points = DrawnPoints.start
  }

  mutating func undo() -> String? {
    guard let last = past.popLast() else { return "There is nothing to undo." }
    points = last
    return nil
  }

  private mutating func remember() {
    past.append(points)
    if past.count > 200 { past.removeFirst() }
  }
}
