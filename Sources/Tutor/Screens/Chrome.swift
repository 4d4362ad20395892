import TerminalUI

/// The rows around a screen's body: where one is, above; the keys that matter now, below.
struct Chrome: Equatable {
  let title: Rect
  let body: Rect
  let footer: Rect

  /// Below this size nothing useful can be shown.
  static let smallest = (width: 20, height: 6)

  /// - Parameter isZen: whether the learner wants the body alone.
  init(width: Int, height: Int, isZen: Bool) {
    let all = Rect(width: width, height: height)
    guard !isZen else {
      title = Rect(width: 0, height: 0)
      (body, footer) = all.splitBottom(1)
      return
    }
    // Room to breathe where there is room.
    let margin = width >= 60 ? 2 : width >= 30 ? 1 : 0
    let gap = height >= 18 ? 1 : 0
    let (top, rest) = all.splitTop(1)
    let (middle, bottom) = rest.splitBottom(1)
    title = top.inset(left: margin, right: margin)
    footer = bottom.inset(left: margin, right: margin)
    body = middle.inset(left: margin, top: gap, right: margin, bottom: gap)
  }
}

extension Scene {
  /// Where a screen draws.
  var body: Rect { Chrome(width: width, height: height, isZen: isZen).body }
}
