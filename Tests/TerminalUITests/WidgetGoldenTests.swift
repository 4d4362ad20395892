import GoldenTesting
import Testing

@testable import TerminalUI

/// Each widget with its styles, as it looks with 256 colours and with none in ASCII.
@Suite("Widgets look as they did") struct WidgetGoldenTests {
  static let kinds: [(String, Capability)] = [
    ("color", Capability(colors: .palette256, glyphs: .braille)),
    ("ascii", Capability(colors: .none, glyphs: .ascii)),
  ]

  @Test("lists, fields and boxes", arguments: kinds)
  func samples(_ kind: (String, Capability)) {
    for (name, width, height) in [
      ("menu", 44, 6), ("field", 30, 1), ("card", 40, 7), ("palette", 50, 7), ("checklist", 30, 4), ("text", 24, 4),
      ("footer", 44, 1), ("title", 44, 1), ("gauge", 30, 1), ("slider", 50, 1),
    ] {
      let widget = WidgetSamples.widget(name, kind.1)
      var surface = Surface(width: width, height: height)
      widget.draw(on: &surface, in: surface.bounds)
      expectGolden(surface, "widget-\(name)-\(width)x\(height)-\(kind.0)")
    }
  }

  @Test("every widget keeps the contract", arguments: WidgetSamples.names)
  func contract(name: String) {
    expectWidgetContract(name, sweep: .coarse) { WidgetSamples.widget(name, $0) }
  }
}

/// A widget of each kind with typical content in ASCII, as a terminal of some capability would be given it.
enum WidgetSamples {
  static let names = [
    "menu", "field", "card", "palette", "checklist", "text", "footer", "title", "gauge", "slider",
  ]

  static func widget(_ name: String, _ capability: Capability) -> any Widget {
    let styles = WidgetStyles.standard.reduced(to: capability.colors)
    let glyphs = capability.glyphs
    let lines = (1...9).map { TextLine("line \($0) of a page") }
    switch name {
    case "menu":
      let items = [
        Menu.Item("Every unit has the same gradient, and stays as it is", mark: .radio(true)),
        Menu.Item("The loss falls slowly", mark: .radio(false), note: "rare"),
        Menu.Item("It diverges", mark: .radio(false), disabledReason: "ruled out"),
      ]
      return Menu(items, selection: 0, styles: styles, glyphs: glyphs)
    case "field": return TextField(TextFieldState("0.693"), styles: styles, glyphs: glyphs)
    case "card":
      let body: [StyledText] = ["A unit is saturated when its output is near an end of its range.", "", "See tanh."]
      return Card(title: "Saturation", body: body, note: "q close", isFocused: true, styles: styles, glyphs: glyphs)
    case "palette":
      let rows = [
        Palette.Row(index: 0, keys: "Space PgDn", help: "go to the next page", group: "read"),
        Palette.Row(index: 1, keys: "R", help: "reset the run", group: "lab", disabledReason: "nothing has run"),
      ]
      return Palette(rows, selection: 1, styles: styles, glyphs: glyphs)
    case "checklist":
      let items = [
        Checklist.Item(.done, "The loss never leaves ln 2."), Checklist.Item(.open, "Another start solves it."),
        Checklist.Item(.failed, "It stays finite."),
      ]
      return Checklist(items, styles: styles, glyphs: glyphs)
    case "text": return TextBlock(lines, offset: 2, styles: styles, glyphs: glyphs)
    case "footer":
      let hints = [
        FooterBar.Hint("Space", "next", rank: 3), FooterBar.Hint("b", "back", rank: 2),
        FooterBar.Hint("?", "help", isPinned: true),
      ]
      return FooterBar(hints, styles: styles, glyphs: glyphs)
    case "title": return TitleBar(left: "Contents", center: "A page", right: "3/10", styles: styles, glyphs: glyphs)
    case "gauge": return Gauge(0.37, styles: styles, glyphs: glyphs)
    default:
      return Slider("rate", value: "0.03", control: .track(0.6), isFocused: true, styles: styles, glyphs: glyphs)
    }
  }
}
