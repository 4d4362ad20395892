/// A picture of numbers: a widget that draws with what the terminal has.
public protocol Plot: Widget, Equatable, Sendable {
  var capability: Capability { get set }
  var palette: PlotPalette { get set }
}

extension Plot {
  /// The picture as lines of characters without colour, for pipes and files. Blank lines at its end are left out.
  public func text(width: Int, height: Int, glyphs: GlyphTier = .ascii) -> String {
    var plain = self
    plain.capability = Capability(colors: .none, glyphs: glyphs)
    var surface = Surface(width: width, height: height)
    plain.draw(on: &surface, in: surface.bounds)
    var rows = (0..<surface.height).map(surface.row)
    while rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  var symbols: PlotSymbols { PlotSymbols(glyphs: capability.glyphs) }

  /// The palette in the colours the terminal has.
  var inks: PlotPalette { palette.reduced(to: capability.colors) }

  /// Whether maps can be painted in colour, two square pixels a cell. With 8 or 16 colours a ramp has too few steps
  /// and its names look different in every theme; shade characters tell more there.
  var paintsHalfBlocks: Bool { capability.colors >= .palette256 && capability.glyphs != .ascii }
}
