import Testing

@testable import TerminalUI

@Suite("Key map") struct KeyMapTests {
  enum Command { case next, back, save, help }

  let map = KeyMap<Command>([
    Binding([.character(" "), .right], .next, label: "next", help: "Next page", importance: .primary, group: "Move"),
    Binding([.control("s")], .save, label: "save", help: "Save", group: "File", reason: "nothing to save"),
    Binding([.left], .back, label: "back", help: "Page before", group: "Move"),
    Binding([.character("?")], .help, label: "help", help: "All keys", importance: .paletteOnly, group: "Help"),
  ])

  @Test("a key finds its command unless it is disabled")
  func lookUp() {
    #expect(map.command(for: .right) == .next)
    #expect(map.command(for: .control("s")) == nil)
    #expect(map.binding(for: .control("s"))?.reason == "nothing to save")
    #expect(map.binding(for: .escape) == nil)
  }

  @Test("a key bound twice is found once")
  func duplicates() {
    #expect(map.duplicates.isEmpty)
    let twice = map + KeyMap([Binding([.left, .right, .left], .back, label: "", help: "")])
    #expect(twice.duplicates == [.left, .right])
    #expect(twice.command(for: .right) == .next)
  }

  @Test("a footer names enabled bindings by their first key")
  func footer() {
    let hints = map.footerHints()
    #expect(hints.map(\.keys) == ["Space", "←"])
    #expect(hints.map(\.label) == ["next", "back"])
    #expect(hints[0].rank > hints[1].rank)
    #expect(map.footerHints(.ascii).map(\.keys) == ["Space", "Left"])
  }

  @Test("a palette shows every binding, groups together, with the reason of a disabled one")
  func palette() {
    let rows = map.paletteRows()
    #expect(rows.map(\.help) == ["Next page", "Page before", "Save", "All keys"])
    #expect(rows.map(\.index) == [0, 2, 1, 3])
    #expect(rows.map(\.disabledReason) == [nil, nil, "nothing to save", nil])
    #expect(rows[0].keys == "Space →")
  }

  @Test("a range of keys is shown by one name")
  func range() {
    let digits = Binding(
      "123456789".map { Key.character($0) }, Command.next, label: "choose", help: "", keysText: "1-9")
    #expect(digits.keyNames() == "1-9")
    #expect(KeyMap([digits]).footerHints().map(\.keys) == ["1-9"])
  }

  @Test(
    "keys have names, in ASCII too",
    arguments: [
      (Key.up, "↑", "Up"), (.shiftLeft, "Shift+←", "Shift+Left"), (.control("c"), "^C", "^C"),
      (.character("q"), "q", "q"), (.character(" "), "Space", "Space"), (.pageDown, "PgDn", "PgDn"),
    ])
  func names(key: Key, unicode: String, ascii: String) {
    #expect(key.name() == unicode)
    #expect(key.name(.ascii) == ascii)
  }
}
