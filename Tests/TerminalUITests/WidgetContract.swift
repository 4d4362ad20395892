import Testing

@testable import TerminalUI

/// How many sizes a contract check tries.
enum SizeSweep {
  /// All small sizes and a sample of the others, for one typical content.
  case thorough
  /// Two dozen sizes, for many contents.
  case coarse

  var sizes: [(width: Int, height: Int)] {
    let widths: [Int]
    let heights: [Int]
    switch self {
    case .thorough:
      widths = Array(0...12) + [15, 19, 24, 33, 44, 60]
      heights = Array(0...9) + [12, 17, 30]
    case .coarse:
      widths = [0, 1, 2, 7, 20, 60]
      heights = [0, 1, 3, 11, 30]
    }
    return widths.flatMap { width in heights.map { (width, $0) } }
  }
}

extension Capability {
  /// Each tier of colours and of glyphs at least once; the first two are the richest and the poorest.
  static let contractSample = [
    Capability(colors: .direct, glyphs: .braille), Capability(colors: .none, glyphs: .ascii),
    Capability(colors: .palette256, glyphs: .blocks), Capability(colors: .palette256, glyphs: .ascii),
    Capability(colors: .sixteen, glyphs: .braille), Capability(colors: .eight, glyphs: .blocks),
  ]
}

/// Holds a widget against what every widget promises: it never draws outside its rectangle, survives every size and
/// every place, uses no more colours and characters than the terminal has, and draws the same twice.
///
/// - Parameter drawsOwnText: false when the content of the test itself goes beyond ASCII.
func expectWidgetContract(
  _ name: String, sweep: SizeSweep = .thorough, drawsOwnText: Bool = true,
  sourceLocation: SourceLocation = #_sourceLocation, _ make: (Capability) -> any Widget
) {
  for (index, capability) in Capability.contractSample.enumerated() {
    let widget = make(capability)
    for (width, height) in index < 2 ? sweep.sizes : SizeSweep.coarse.sizes {
      let fault = contractFault(widget, width: width, height: height, capability, drawsOwnText: drawsOwnText)
      if let fault {
        Issue.record(
          "\(name) at \(width)x\(height), \(capability.colors) colours, \(capability.glyphs): \(fault)",
          sourceLocation: sourceLocation)
        return
      }
    }
    if let fault = placementFault(widget) {
      Issue.record("\(name), \(capability.colors) colours: \(fault)", sourceLocation: sourceLocation)
    }
  }
}

/// What is wrong with a widget at one size, or nil.
private func contractFault(
  _ widget: any Widget, width: Int, height: Int, _ capability: Capability, drawsOwnText: Bool
) -> String? {
  let untouched = Cell("\u{E000}", Style(.palette(201), on: .palette(202)))
  var surface = Surface(width: width + 5, height: height + 4)
  surface.fill(surface.bounds, with: untouched)
  let rect = Rect(x: 3, y: 2, width: width, height: height)
  surface.fill(rect)
  widget.draw(on: &surface, in: rect)
  for y in 0..<surface.height {
    for x in 0..<surface.width {
      let cell = surface[x, y]
      guard rect.contains(x: x, y: y) else {
        if cell != untouched { return "it draws '\(cell.character)' outside, at column \(x - 3), row \(y - 2)" }
        continue
      }
      if drawsOwnText, capability.glyphs == .ascii, !cell.character.isASCII, !cell.isContinuation {
        return "it draws '\(cell.character)' where only ASCII is shown"
      }
      for color in [cell.style.foreground, cell.style.background] where color.reduced(to: capability.colors) != color
      {
        return "it uses \(color)"
      }
    }
  }
  return nil
}

/// Whether a widget draws the same twice, and survives a place partly or wholly outside of the surface.
private func placementFault(_ widget: any Widget) -> String? {
  var surface = Surface(width: 33, height: 9)
  var again = surface
  widget.draw(on: &surface, in: surface.bounds)
  widget.draw(on: &again, in: again.bounds)
  if again != surface { return "it draws differently the second time" }
  for (x, y) in [(-5, -3), (30, 7), (100, 100), (-200, -200)] {
    widget.draw(on: &surface, in: Rect(x: x, y: y, width: 33, height: 9))
  }
  return nil
}
