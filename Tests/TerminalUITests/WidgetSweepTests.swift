import Testing

@testable import TerminalUI

@Suite("Widgets at every size") struct WidgetSweepTests {
  private static let prose: StyledText = "The gradient 日本語 vanishes in 30 layers of saturating units 👩‍💻."

  private static func widgets(_ glyphs: GlyphTier) -> [any Widget] {
    let lines = prose.wrapped(width: 20)
    let rows = (0..<8).map { Palette.Row(index: $0, keys: "Space \($0)", help: "do 日本 \($0)", group: "g") }
    let items = (0..<12).map { Menu.Item(prose, mark: $0 % 2 == 0 ? .radio(true) : .none, disabledReason: "why") }
    return [
      TextBlock(lines, offset: 1, glyphs: glyphs), Menu(items, selection: 10, glyphs: glyphs),
      TextField(TextFieldState("日本語 and a long text 👩‍💻"), glyphs: glyphs),
      TextField(TextFieldState(), placeholder: "日本語", glyphs: glyphs),
      Gauge(0.37, glyphs: glyphs), Gauge(0.37, label: "日本", glyphs: glyphs),
      FooterBar([.init("日", "本", isPinned: true), .init("Space", "next"), .init("b", "back")], glyphs: glyphs),
      TitleBar(left: "日本語", center: "middle", right: "日3/10", glyphs: glyphs),
      Card(title: "日本語", body: [prose, prose], note: "日本 close", isFocused: true, glyphs: glyphs),
      Palette(rows, selection: 5, glyphs: glyphs), Palette(rows, query: TextFieldState("日zz"), glyphs: glyphs),
      Checklist([.init(.done, prose), .init(.failed, prose)], offset: 2, glyphs: glyphs),
      Slider("日本語 rate", value: "日本", control: .track(0.4), isFocused: true, glyphs: glyphs),
      Slider("kind", value: "日本", control: .choice, isFocused: true, disabledReason: "日本", glyphs: glyphs),
    ]
  }

  @Test(
    "no widget draws or puts the cursor outside its rectangle, nor half of a wide character",
    arguments: [
      GlyphTier.blocks, .ascii,
    ])
  func inside(glyphs: GlyphTier) {
    let widths = Array(0...14) + [20, 33, 60]
    for widget in WidgetSweepTests.widgets(glyphs) {
      for width in widths {
        for height in [0, 1, 2, 3, 4, 6, 30] {
          if let fault = WidgetSweepTests.fault(of: widget, width: width, height: height) {
            Issue.record("\(type(of: widget)) at \(width)x\(height): \(fault)")
          }
        }
      }
    }
  }

  /// What is wrong with a drawing in the middle of a surface of `~`; nil when nothing is.
  private static func fault(of widget: any Widget, width: Int, height: Int) -> String? {
    let rect = Rect(x: 2, y: 1, width: width, height: height)
    var surface = Surface(width: width + 4, height: height + 2)
    surface.fill(surface.bounds, with: Cell("~"))
    widget.draw(on: &surface, in: rect)
    if let cursor = surface.cursor, !rect.contains(x: cursor.x, y: cursor.y) { return "cursor at \(cursor)" }
    for y in 0..<surface.height {
      for x in 0..<surface.width {
        let cell = surface[x, y]
        if !rect.contains(x: x, y: y), cell != Cell("~") { return "drew outside at \(x), \(y)" }
        if (cell.character.columns == 2) != surface[x + 1, y].isContinuation {
          return "half a character at \(x), \(y)"
        }
      }
    }
    return nil
  }

  @Test("an ASCII drawing has no other characters")
  func ascii() {
    for widget in WidgetSweepTests.widgets(.ascii) {
      let others = drawn(widget, 40, 8).filter { !$0.isASCII && !"日本語👩‍💻".contains($0) }
      #expect(others.isEmpty, "\(type(of: widget))")
    }
  }
}
