import TerminalUI

/// Where the parts of the lab go. Pictures have what is left when the knobs can be reached and the state is said.
struct LabLayout: Equatable {
  var pictures = Rect(width: 0, height: 0)
  /// One row with the names of the two lists below it; empty where there is no room.
  var knobsHeading = Rect(width: 0, height: 0)
  var knobs = Rect(width: 0, height: 0)
  /// One row about the knob in focus.
  var hint = Rect(width: 0, height: 0)
  var claimsHeading = Rect(width: 0, height: 0)
  var claims = Rect(width: 0, height: 0)
  var notice = Rect(width: 0, height: 0)
  /// What is measured, above what is going on.
  var readings = Rect(width: 0, height: 0)
  var status = Rect(width: 0, height: 0)
  /// The most pictures at once.
  var mostPictures = 6

  /// What there is to lay out.
  struct Contents {
    var knobs: Int
    var claims: Int
    /// Rows the notice takes at a width.
    var notice: (Int) -> Int
  }

  /// Columns of knobs and claims beside the pictures. A table of layers takes 79, and has them where it can.
  private static let side = 38...48
  private static let tableWidth = 79
  private static let gap = 3

  init(_ rect: Rect, _ contents: Contents) {
    guard rect.height >= 14, rect.width >= 30 else {
      layOutTight(rect, contents)
      return
    }
    var body = rect
    (body, status) = body.splitBottom(1)
    (body, readings) = body.splitBottom(1)
    body = body.inset(bottom: 1)
    let rows = contents.notice(rect.width)
    if rows > 0 {
      (body, notice) = body.splitBottom(min(rows, max(1, body.height / 4)))
      body = body.inset(bottom: body.height >= 20 ? 1 : 0)
    }
    if rect.width >= 110, body.height >= 18 { layOutWide(body, contents) } else { layOutStacked(body, contents) }
  }

  /// Knobs and claims in a column, pictures in the rest.
  private mutating func layOutWide(_ body: Rect, _ contents: Contents) {
    let spare = body.width - Self.tableWidth - Self.gap
    var (side, rest) = body.splitLeft(min(max(spare, Self.side.lowerBound), Self.side.upperBound))
    pictures = rest.inset(left: Self.gap)
    (knobsHeading, side) = side.splitTop(1)
    (knobs, side) = side.splitTop(min(contents.knobs, max(3, body.height / 2)))
    (hint, side) = side.splitTop(1)
    guard contents.claims > 0, side.height >= 4 else { return }
    side = side.inset(top: 1)
    (claimsHeading, claims) = side.splitTop(1)
  }

  /// Pictures above knobs and claims, which stand side by side where the width allows.
  private mutating func layOutStacked(_ body: Rect, _ contents: Contents) {
    let isBeside = body.width >= 72 && contents.claims > 0
    let picturesHeight = max(9, body.height * 11 / 20)
    var room = body.height - picturesHeight
    let knobRows = min(contents.knobs, max(1, min(8, isBeside ? room - 2 : room - 2 - room / 3)))
    room -= knobRows + 2
    // One below the other, the claims want a heading of their own and a blank row before it.
    let claimRows = isBeside || contents.claims == 0 || room < 3 ? 0 : min(room - 2, contents.claims)
    let lower = knobRows + 2 + (claimRows > 0 ? claimRows + 2 : 0)
    var rest: Rect
    (pictures, rest) = body.splitBottom(lower)
    if pictures.height >= 14 { pictures = pictures.inset(bottom: 1) }
    mostPictures = body.height < 28 && body.width < 110 ? 2 : 6
    guard isBeside else {
      (knobsHeading, rest) = rest.splitTop(1)
      (knobs, rest) = rest.splitTop(knobRows)
      (hint, rest) = rest.splitTop(1)
      guard claimRows > 0 else { return }
      (claimsHeading, claims) = rest.inset(top: 1).splitTop(1)
      return
    }
    let columns = Split.columns(rest, [.fraction(0.56), .fill], gap: Self.gap)
    (knobsHeading, rest) = columns[0].splitTop(1)
    (knobs, hint) = rest.splitTop(knobRows)
    (claimsHeading, claims) = columns[1].splitTop(1)
  }

  /// One picture, one knob, one line.
  private mutating func layOutTight(_ rect: Rect, _ contents: Contents) {
    var body = rect
    mostPictures = 1
    if body.height >= 2 { (body, status) = body.splitBottom(1) }
    if body.height >= 3 { (body, knobs) = body.splitBottom(1) }
    let rows = min(contents.notice(rect.width), max(0, body.height / 2))
    if rows > 0 { (body, notice) = body.splitBottom(rows) }
    pictures = body
  }

  var isTight: Bool { readings.isEmpty }
}
