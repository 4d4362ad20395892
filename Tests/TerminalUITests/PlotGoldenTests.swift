import GoldenTesting
import Testing

@testable import TerminalUI

@Suite("Plots look as they did")
struct PlotGoldenTests {
  /// Without colour in each set of characters, and once with colours.
  static let kinds: [(String, Capability)] = [
    ("braille", Capability(colors: .none, glyphs: .braille)), ("blocks", Capability(colors: .none, glyphs: .blocks)),
    ("ascii", Capability(colors: .none, glyphs: .ascii)),
    ("color", Capability(colors: .palette256, glyphs: .braille)),
  ]

  @Test("line charts", arguments: kinds) func lines(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.loss(kind.1), "line-80x24-\(kind.0)", width: 80, height: 24)
    expectGolden(PlotSamples.loss(kind.1), "line-48x14-\(kind.0)", width: 48, height: 14)
    expectGolden(PlotSamples.loss(kind.1), "line-20x6-\(kind.0)", width: 20, height: 6)
    expectGolden(PlotSamples.broken(kind.1), "broken-80x20-\(kind.0)", width: 80, height: 20)
  }

  @Test("field maps", arguments: kinds) func fields(_ kind: (String, Capability)) {
    if kind.0 != "color" { expectGolden(PlotSamples.disc(kind.1), "field-60x22-\(kind.0)", width: 60, height: 22) }
    expectGolden(PlotSamples.disc(kind.1), "field-24x10-\(kind.0)", width: 24, height: 10)
  }

  @Test("heat maps", arguments: kinds) func maps(_ kind: (String, Capability)) {
    if kind.0 != "color" { expectGolden(PlotSamples.units(kind.1), "maps-80x24-\(kind.0)", width: 80, height: 24) }
    expectGolden(PlotSamples.units(kind.1), "maps-36x8-\(kind.0)", width: 36, height: 8)
  }

  @Test("bars", arguments: kinds) func bars(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.weights(kind.1), "bars-60x6-\(kind.0)", width: 60, height: 6)
    expectGolden(PlotSamples.spread(kind.1), "groups-70x17-\(kind.0)", width: 70, height: 17)
    expectGolden(PlotSamples.spread(kind.1), "groups-30x8-\(kind.0)", width: 30, height: 8)
  }

  @Test("histograms", arguments: kinds) func histograms(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.bell(kind.1), "histogram-80x16-\(kind.0)", width: 80, height: 16)
    expectGolden(PlotSamples.bell(kind.1), "histogram-30x8-\(kind.0)", width: 30, height: 8)
  }

  @Test("tables", arguments: kinds) func tables(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.layers(kind.1), "table-72x6-\(kind.0)", width: 72, height: 6)
    expectGolden(PlotSamples.layers(kind.1), "table-44x9-\(kind.0)", width: 44, height: 9)
    expectGolden(PlotSamples.layers(kind.1), "table-22x14-\(kind.0)", width: 22, height: 14)
  }

  @Test("intervals", arguments: kinds) func intervals(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.shift(kind.1), "intervals-80x14-\(kind.0)", width: 80, height: 14)
    expectGolden(PlotSamples.shift(kind.1), "intervals-40x8-\(kind.0)", width: 40, height: 8)
    expectGolden(PlotSamples.shift(kind.1), "intervals-20x3-\(kind.0)", width: 20, height: 3)
  }

  @Test("networks", arguments: kinds) func networks(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.network(kind.1), "network-72x20-\(kind.0)", width: 72, height: 20)
    expectGolden(PlotSamples.network(kind.1), "network-30x8-\(kind.0)", width: 30, height: 8)
  }

  @Test("boards and ladders", arguments: kinds) func windows(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.boards(kind.1), "boards-60x8-\(kind.0)", width: 60, height: 8)
    expectGolden(PlotSamples.boards(kind.1), "boards-34x4-\(kind.0)", width: 34, height: 4)
    expectGolden(PlotSamples.ladder(kind.1), "ladder-40x5-\(kind.0)", width: 40, height: 5)
  }
  @Test("trees", arguments: kinds) func trees(_ kind: (String, Capability)) {
    expectGolden(PlotSamples.smallTree(kind.1), "tree-60x9-\(kind.0)", width: 60, height: 9)
    expectGolden(PlotSamples.smallTree(kind.1), "tree-36x6-\(kind.0)", width: 36, height: 6)
    expectGolden(PlotSamples.largeTree(kind.1), "tree-large-80x22-\(kind.0)", width: 80, height: 22)
    expectGolden(PlotSamples.largeTree(kind.1), "tree-large-30x8-\(kind.0)", width: 30, height: 8)
  }
}
