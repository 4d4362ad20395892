/// Which part of something long is seen: the first line shown, always in range.
public struct ScrollState: Hashable, Sendable {
  public private(set) var offset: Int
  public private(set) var content: Int
  public private(set) var viewport: Int

  public init(offset: Int = 0, content: Int = 0, viewport: Int = 0) {
    self.content = max(0, content)
    self.viewport = max(0, viewport)
    self.offset = 0
    move(to: offset)
  }

  public var lastOffset: Int { max(0, content - viewport) }
  public var isAtStart: Bool { offset == 0 }
  public var isAtEnd: Bool { offset == lastOffset }
  /// The lines that are seen.
  public var visible: Range<Int> { offset..<min(content, offset + viewport) }

  /// Takes a new size of the content or of the window, after a page or the terminal has changed.
  public mutating func resize(content: Int, viewport: Int) {
    self = ScrollState(offset: offset, content: content, viewport: viewport)
  }

  public mutating func move(to line: Int) { offset = min(max(0, line), lastOffset) }

  public mutating func scroll(by lines: Int) {
    let (sum, overflowed) = offset.addingReportingOverflow(lines)
    move(to: overflowed ? (lines > 0 ? lastOffset : 0) : sum)
  }

  /// A window further, keeping one line in common so that the eye finds its place. Returns whether anything moved.
  @discardableResult
  public mutating func page(by pages: Int) -> Bool {
    let before = offset
    scroll(by: pages.multipliedReportingOverflow(by: max(1, viewport - 1)).partialValue)
    return offset != before
  }

  public mutating func moveToStart() { move(to: 0) }
  public mutating func moveToEnd() { move(to: lastOffset) }

  /// The least movement that shows these lines; their beginning if they are longer than the window.
  public mutating func reveal(_ lines: Range<Int>) {
    if lines.lowerBound < offset || lines.count > viewport {
      move(to: lines.lowerBound)
    } else if lines.upperBound > offset + viewport {
      move(to: lines.upperBound - viewport)
    }
  }
}
