import Testing

@testable import TerminalUI

@Suite("Networks") struct PlotNetworkTests {
  private func network(_ weights: [Float], values: [Float] = []) -> NetworkDrawing {
    NetworkDrawing(layers: [
      .init("a", units: 8), .init("b", units: 8, weights: weights, values: values),
    ])
  }

  @Test("of equal weights all are drawn: a symmetry stays one", arguments: GlyphTier.allCases)
  func ties(_ glyphs: GlyphTier) {
    let clones = network(Array(repeating: 0.3, count: 64))
    #expect(!clones.text(width: 72, height: 20, glyphs: glyphs).contains("not drawn"))
    let different = network((0..<64).map { 1 + Float($0) / 10 })
    #expect(different.text(width: 72, height: 20, glyphs: glyphs).contains("not drawn"))
  }

  @Test("the key tells signs without colour, of units only where they have values")
  func key() {
    let bare = network(Array(repeating: 1, count: 64)).text(width: 60, height: 12)
    #expect(bare.hasSuffix("... + weight   . . - weight"))
    let full = network(Array(repeating: 1, count: 64), values: [1]).text(width: 60, height: 12)
    #expect(full.hasSuffix("@ + unit   # - unit"))
  }

  @Test("a size that no memory holds is drawn without its weights")
  func huge() {
    let drawing = NetworkDrawing(layers: [.init("a", units: .max), .init("b", units: .max, weights: [1])])
    #expect(drawing.text(width: 40, height: 10).contains("+"))
  }

  @Test("where all units just fit, sizes and blank rows give way to them", arguments: [10, 11, 12, 13])
  func tight(height: Int) {
    let drawing = NetworkDrawing(layers: [
      .init("inputs", units: 2), .init("hidden", units: 8, weights: Array(repeating: 1, count: 16)),
    ])
    let text = drawing.text(width: 40, height: height)
    let notes = (1...8).map { ".. +\($0)" }
    #expect(!notes.contains { text.contains($0) })
    #expect(text.split(separator: "\n").count { $0.contains("O") } >= 8)
    let low = drawing.text(width: 40, height: 9)
    #expect(notes.contains { low.contains($0) })
  }
}
