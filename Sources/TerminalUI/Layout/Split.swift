/// Divides a rectangle into columns or rows that never leave it.
public enum Split {
  /// How much of the space one part takes.
  public enum Part: Hashable, Sendable {
    /// This many cells, as far as there are so many.
    case fixed(Int)
    /// This part of the whole without its gaps, 0...1.
    case fraction(Double)
    /// An equal share of what the others leave.
    case fill
  }

  /// One rectangle for each part, from left to right, `gap` columns apart.
  public static func columns(_ rect: Rect, _ wanted: [Part], gap: Int = 0) -> [Rect] {
    parts(of: rect.width, wanted, gap: gap)
      .map { Rect(x: rect.x + $0.lowerBound, y: rect.y, width: $0.count, height: rect.height) }
  }

  /// One rectangle for each part, from top to bottom, `gap` rows apart.
  public static func rows(_ rect: Rect, _ wanted: [Part], gap: Int = 0) -> [Rect] {
    parts(of: rect.height, wanted, gap: gap)
      .map { Rect(x: rect.x, y: rect.y + $0.lowerBound, width: rect.width, height: $0.count) }
  }

  /// Fixed lengths and fractions are served in order while there is room; the rest is shared, odd cells going to the
  /// earlier parts.
  private static func parts(of total: Int, _ wanted: [Part], gap: Int) -> [Range<Int>] {
    let gap = min(max(0, gap), total)
    let available = max(0, total - gap * (wanted.count - 1))
    var left = available
    var sizes = wanted.map { part -> Int in
      let size =
        switch part {
        case .fixed(let count): max(0, count)
        case .fraction(let share): share > 0 ? Int((min(share, 1) * Double(available)).rounded()) : 0
        case .fill: 0
        }
      let served = min(size, left)
      left -= served
      return served
    }
    var sharers = wanted.count { $0 == .fill }
    for index in wanted.indices where wanted[index] == .fill {
      sizes[index] = (left + sharers - 1) / sharers
      left -= sizes[index]
      sharers -= 1
    }
    var start = 0
    return sizes.map { size in
      let part = start..<min(total, start + size)
      start = min(total, part.upperBound + gap)
      return part
    }
  }
}

extension Rect {
  /// A block of at most this size in the middle of the rectangle; of the full height unless a maximum is given.
  public func centered(maximumWidth: Int, maximumHeight: Int = .max) -> Rect {
    let columns = min(max(0, maximumWidth), width)
    let rows = min(max(0, maximumHeight), height)
    return Rect(x: x + (width - columns) / 2, y: y + (height - rows) / 2, width: columns, height: rows)
  }
}
