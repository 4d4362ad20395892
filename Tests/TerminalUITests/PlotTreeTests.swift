import Testing

@testable import TerminalUI

@Suite("Trees") struct PlotTreeTests {
  @Test("a label that is shortened keeps its ending")
  func endings() {
    let name = "mean concave points of the worst three"
    let nodes: [TreeDrawing.Node] = [
      .init(name, ending: " < 0.147", children: [1, 2]), .init("a", group: 0), .init("b", group: 1),
    ]
    let text = TreeDrawing(nodes: nodes).text(width: 30, height: 6)
    #expect(text.contains(".. < 0.147"))
    #expect(TreeDrawing(nodes: nodes).text(width: 60, height: 6).contains(name + " < 0.147"))
  }

  @Test("what is left out is counted, from above or in a list", arguments: [(80, 22), (30, 8), (20, 3), (9, 1)])
  func counts(width: Int, height: Int) {
    let tree = PlotSamples.largeTree(Capability())
    let text = tree.text(width: width, height: height, glyphs: .braille)
    let counted = text.split(separator: "…").dropFirst().compactMap { part in
      Int(part.drop { $0 == " " }.prefix { $0.isNumber })
    }
    let shown = text.components(of: "x < ")
    #expect(width < 20 || counted.reduce(0, +) + shown == tree.nodes.count)
  }

  @Test("a whole tree is never cut where a list has room for it")
  func list() {
    let text = PlotSamples.smallTree(Capability()).text(width: 30, height: 5, glyphs: .braille)
    #expect(text.hasPrefix("petal length < 2.45\n├─ yes: ○ setosa 50 of 50\n└─ no: petal width < 1.75\n   ├─ yes: "))
    #expect(!text.contains("more"))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
