import Testing
import TerminalUI

@testable import Platform

@Suite("What a terminal can do") struct TerminalDescriptionTests {
  @Test(
    "colours by what the terminal has and what is wanted",
    arguments: [
      (0, false, nil, nil, .none), (-1, false, nil, nil, .none), (8, false, nil, nil, .eight),
      (16, false, nil, nil, .sixteen),
      (88, false, nil, nil, .sixteen), (256, false, nil, nil, .palette256), (1 << 24, true, nil, nil, .direct),
      (1 << 24, false, nil, nil, .palette256), (256, false, nil, "1", .none), (256, false, nil, "", .palette256),
      (256, false, false, nil, .none), (256, false, true, "1", .palette256), (0, false, true, nil, .none),
    ] as [(Int, Bool, Bool?, String?, ColorTier)])
  func colors(colors: Int, isDirect: Bool, wanted: Bool?, noColor: String?, tier: ColorTier) {
    let environment = noColor.map { ["NO_COLOR": $0] } ?? [:]
    let options = TerminalOptions(usesColor: wanted)
    #expect(ColorTier(colors: colors, isDirect: isDirect, options: options, environment: environment) == tier)
  }

  @Test(
    "glyphs by the character set, the terminal and what is wanted",
    arguments: [
      (true, "xterm", nil, .braille), (true, "linux", nil, .blocks), (true, "linux-16color", nil, .blocks),
      (true, "linux", .braille, .braille), (true, "xterm", .ascii, .ascii), (false, "xterm", nil, .ascii),
      (false, "xterm", .braille, .ascii),
    ] as [(Bool, String, GlyphTier?, GlyphTier)])
  func glyphs(isUTF8: Bool, terminal: String, wanted: GlyphTier?, tier: GlyphTier) {
    #expect(GlyphTier(isUTF8: isUTF8, terminal: terminal, options: TerminalOptions(glyphs: wanted)) == tier)
  }

  @Test(
    "the character set is named by the first variable that says something",
    arguments: [
      ([:], nil, true), (["LANG": "C.UTF-8"], "C.UTF-8", true), (["LANG": "de_DE.utf8"], "de_DE.utf8", true),
      (["LANG": "C"], "C", false),
      (["LC_ALL": "", "LANG": "C"], "C", false), (["LC_ALL": "C", "LANG": "C.UTF-8"], "C", false),
      (["LC_CTYPE": "C.UTF-8", "LANG": "C"], "C.UTF-8", true),
      (["LC_ALL": "C.UTF-8", "LC_CTYPE": "C"], "C.UTF-8", true),
      (["LANG": "en_US.ISO-8859-1"], "en_US.ISO-8859-1", false),
    ] as [([String: String], String?, Bool)])
  func locales(environment: [String: String], name: String?, mayBe: Bool) {
    #expect(TerminalLocale.name(environment) == name)
    #expect(TerminalLocale.mayBeUTF8(environment) == mayBe)
  }

  @Test(
    "padding for old hardware is left out",
    arguments: [
      ("\u{1B}[m", "\u{1B}[m"), ("\u{1B}[H\u{1B}[J$<50>", "\u{1B}[H\u{1B}[J"), ("a$<2/>b$<5*>c", "abc"),
      ("$<1", "$<1"), ("a$b", "a$b"), ("", ""),
    ])
  func padding(capability: String, text: String) { #expect(Terminfo.withoutPadding(capability) == text) }

  @Test(
    "frames are marked where it is understood",
    arguments: [
      ("xterm-256color", [:], true), ("tmux-256color", [:], true), ("linux", [:], false), ("vt100", [:], false),
      ("screen", [:], false),
      ("xterm-256color", ["GRADUS_SYNCHRONIZED": "0"], false), ("xterm-256color", ["GRADUS_SYNCHRONIZED": "1"], true),
    ] as [(String, [String: String], Bool)])
  func synchronized(terminal: String, environment: [String: String], isMarked: Bool) {
    #expect(CursesTerminal.isSynchronized(terminal, environment) == isMarked)
  }

  @Test(
    "why there is no screen is said in a sentence that helps",
    arguments: [
      (TerminalError.noTerminal, "--plain"), (.noDescriptors, "files"), (.unknownTerminal(""), "TERM is not set"),
      (.unknownTerminal("foo"), "\"foo\""), (.noCursorAddressing("dumb"), "\"dumb\""),
    ])
  func sentences(error: TerminalError, says: String) {
    #expect(error.message.contains(says))
    #expect(error.message.hasSuffix("."))
  }
}
