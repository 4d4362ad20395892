import Lab
import Testing

@Suite("Settings as text")
struct SettingTests {
  @Test(
    "what people write after --set is read",
    arguments: [
      ("zero", Setting.text("zero")), ("0.3", .text("0.3")), (" -1e-3 ", .text("-1e-3")), ("", .null), ("~", .null),
      ("constant: 0.5", .map([.init("constant", .text("0.5"))])),
      ("constant:0.5", .map([.init("constant", .text("0.5"))])),
      ("{constant: 0.5}", .map([.init("constant", .text("0.5"))])),
      ("[1, 2,3]", .list([.text("1"), .text("2"), .text("3")])), ("[]", .list([])), ("{}", .map([])),
      ("\"a, b\"", .text("a, b")), ("'it: is'", .text("it: is")),
      (
        "{constant: {value: 0.5, jitter: 1e-3}}",
        .map([
          .init("constant", .map([.init("value", .text("0.5")), .init("jitter", .text("1e-3"))]))
        ])
      ),
    ])
  func reading(text: String, expected: Setting) throws {
    #expect(try Setting.parse(text) == expected)
    #expect(try Setting.parse(expected.written) == expected)
  }

  @Test(
    "text that is no setting is refused in words",
    arguments: [
      ("{constant: 0.5", "\"}\" or \",\" was expected in \"{constant: 0.5\""),
      ("[1, 2", "\"]\" or \",\" was expected in \"[1, 2\""),
      ("{a b}", "\":\" was expected after \"a b\" in \"{a b}\""),
      ("zero}", nil), ("\"open", "a closing \" is missing in \"\"open\""),
      ("{a: }", "a value is missing in \"{a: }\""),
      ("[1] 2", "unexpected \"2\" in \"[1] 2\""),
      (String(repeating: "[", count: 40), nil),
    ])
  func refusal(text: String, message: String?) {
    guard let message else {
      // Read as a word, or nested too deep: either way nothing traps.
      _ = try? Setting.parse(text)
      return
    }
    let problem = #expect(throws: SettingProblem.self) { try Setting.parse(text) }
    #expect(problem?.message == message)
  }

  @Test(
    "settings are spoken without punctuation",
    arguments: [("{constant: 0.5}", "constant 0.5"), ("xavier", "xavier"), ("[1, 2]", "1, 2")])
  func words(text: String, expected: String) throws {
    #expect(try Setting.parse(text).words == expected)
  }

  @Test("32-bit numbers are written with their own digits")
  func numbers() {
    #expect(Setting.number(Float(0.1)) == .text("0.1"))
    #expect(Setting.number(Float(3)) == .text("3"))
    #expect(Setting.number(1e-10) == .text("1e-10"))
    #expect(Setting.number(-0.25) == .text("-0.25"))
  }
}
