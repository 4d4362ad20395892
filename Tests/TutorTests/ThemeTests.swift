import TerminalUI
import Testing

@testable import Tutor

@Suite("Theme") struct ThemeTests {
  @Test("the theme without colour uses none")
  func mono() {
    let theme = Theme.make(.mono, Capability(colors: .palette256))
    #expect(theme.capability.colors == .none)
    #expect(theme.accent.foreground == .standard)
  }
}
