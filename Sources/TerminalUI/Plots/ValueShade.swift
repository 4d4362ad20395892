/// Turns values into cells: painted half blocks where there are colours, shade characters elsewhere.
///
/// The shades of a diverging scale are filled in for values above its middle and hatched below, so that the sign is
/// seen without colour; near the middle a cell is empty.
struct ValueShade {
  let range: ClosedRange<Double>
  let isDiverging: Bool
  let paintsHalfBlocks: Bool
  private let colors: [Color]
  private let filled: [Character]
  private let hatched: [Character]
  private let positive: Style
  private let negative: Style
  private let missing: Cell

  static let colorCount = 65

  init(_ range: ClosedRange<Double>, ramp: ColorRamp, isDiverging: Bool, of plot: some Plot) {
    self.range = range
    self.isDiverging = isDiverging
    paintsHalfBlocks = plot.paintsHalfBlocks
    colors = paintsHalfBlocks ? ramp.table(ValueShade.colorCount, for: plot.capability.colors) : []
    let isASCII = plot.capability.glyphs == .ascii
    if isDiverging {
      filled = isASCII ? [" ", ".", ":", "#"] : [" ", "░", "▒", "▓"]
      hatched = isASCII ? [" ", "-", "~", "="] : [" ", "-", "=", "≡"]
    } else {
      filled = Array(isASCII ? " .:-=+*#%@" : " ░▒▓█")
      hatched = filled
    }
    let inks = plot.inks
    positive = isDiverging ? inks.positive : inks.label
    negative = isDiverging ? inks.negative : inks.label
    missing = Cell("?", inks.warning)
  }

  /// 0 at the lower end of the range, 1 at the upper, clamped.
  func share(_ value: Double) -> Double {
    let span = range.upperBound / 2 - range.lowerBound / 2
    guard span > 0 else { return 0.5 }
    return min(max((value / 2 - range.lowerBound / 2) / span, 0), 1)
  }

  /// The colour of a value when half blocks are painted.
  func color(_ value: Double) -> Color {
    colors[Int((share(value) * Double(ValueShade.colorCount - 1)).rounded())]
  }

  /// A cell that shows one value in its upper half and one in its lower.
  func cell(_ top: Double, _ bottom: Double) -> Cell {
    if top.isNaN || bottom.isNaN { return missing }
    if paintsHalfBlocks { return ValueShade.halfBlock(color(top), color(bottom)) }
    return shade((share(top) + share(bottom)) / 2)
  }

  /// A whole cell of one value.
  func cell(_ value: Double) -> Cell { cell(value, value) }

  static func halfBlock(_ top: Color, _ bottom: Color) -> Cell {
    top == bottom ? Cell(" ", Style(on: top)) : Cell("▀", Style(top, on: bottom))
  }

  private func shade(_ share: Double) -> Cell {
    if !isDiverging { return Cell(ValueShade.pick(filled, share), positive) }
    let amount = abs(share - 0.5) * 2
    return share < 0.5
      ? Cell(ValueShade.pick(hatched, amount), negative) : Cell(ValueShade.pick(filled, amount), positive)
  }

  private static func pick(_ ramp: [Character], _ share: Double) -> Character {
    ramp[min(ramp.count - 1, Int(share * Double(ramp.count)))]
  }
}
