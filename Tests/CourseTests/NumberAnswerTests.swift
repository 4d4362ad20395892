import Testing

@testable import Course

@Suite("Numbers as people type them") struct NumberAnswerTests {
  @Test(
    "a number is understood",
    arguments: [
      ("0.0884", 0.0884), (".0884", 0.0884), ("0,0884", 0.0884), (",5", 0.5), ("8.84e-2", 0.0884),
      ("8.84E-2", 0.0884), ("8.84 × 10^-2", 0.0884), ("8.84·10⁻²", 0.0884), ("8.84 x 10^-2", 0.0884),
      ("sqrt(2/256)", 0.08838834764831845), ("√(2/256)", 0.08838834764831845), ("sqrt 2/256", 0.005524271728019903),
      ("2^-3", 0.125), ("2**-3", 0.125), ("ln 2", 0.6931471805599453), ("ln(2)", 0.6931471805599453),
      ("log 2", 0.6931471805599453), ("log10(100)", 2), ("log2 8", 3), ("1/8", 0.125), ("-2^2", -4), ("(-2)^2", 4),
      ("2^3^2", 512), ("2pi", 6.283185307179586), ("π", 3.141592653589793), ("e", 2.718281828459045),
      ("exp(1)", 2.718281828459045), ("-0.7 ln 0.7 - 0.3 ln 0.3", 0.6108643020548935), ("−0.5", -0.5),
      (" 1 000 ", 1_000), ("10 000 000", 10_000_000), ("10\u{202F}000", 10_000), ("= 3", 3), ("≈ 3", 3),
      ("25%", 0.25), ("25 %", 0.25), ("１２", 12), ("1234,5", 1234.5), ("0,123", 0.123), ("2e", 5.43656365691809),
      ("+3", 3), ("1 - -1", 2), ("1e3", 1_000),
    ])
  func accepted(text: String, value: Double) {
    guard case .value(let read) = NumberAnswer.read(text) else {
      Issue.record("\(text): \(NumberAnswer.read(text))")
      return
    }
    #expect(abs(read - value) <= abs(value) * 1e-12)
  }

  @Test(
    "what is no number is refused in words",
    arguments: [
      ("", "a number is missing"), ("   ", "a number is missing"), ("abc", "\"abc\" is no number and no function"),
      ("sqr(2)", "\"sqr\" is no number and no function; did you mean \"sqrt\"?"),
      ("1,234", "\"1,234\" could be 1.234 or 1234; write one of these"),
      ("1,234.5", "\"1,234.5\" has separators in it; write the number without them, as in 1234.5"),
      ("1.234,5", "\"1.234,5\" has separators in it; write the number without them, as in 1234.5"),
      ("1,234,567", "\"1,234,567\" has separators in it; write the number without them, as in 1234.5"),
      ("1.2.3", "\"1.2.3\" has more than one decimal point"), ("5,", "\"5,\" ends in a comma"),
      ("0.5 ± 0.1", "write one number, without ±"), ("0.5 +- 0.1", "write one number, without ±"),
      ("1/0", "this divides by zero"),
      ("ln(0)", "this has no finite value"), ("sqrt(-1)", "this has no finite value"),
      ("1e999", "this has no finite value"), ("2^", "the number is not finished"),
      ("(1", "the number is not finished"),
      ("1)", "unexpected \")\" in the number"), ("1 2", "unexpected \"2\" in the number"),
      ("3 epochs", "\"epochs\" is no number and no function"),
      (".", "unexpected \".\" in the number"), ("5%%", "unexpected \"%\" in the number"),
      (String(repeating: "(", count: 150) + "1", "this is nested too deeply"),
      (String(repeating: "-", count: 150) + "1", "this is nested too deeply"),
      (String(repeating: "2^", count: 90) + "1", "this is nested too deeply"),
      (String(repeating: "ln ", count: 60) + "2", "this is nested too deeply"),
      (String(repeating: "1", count: 201), "a number has at most 200 characters"),
    ])
  func refused(text: String, reason: String) {
    guard case .unreadable(let found) = NumberAnswer.read(text) else {
      Issue.record("\(text): \(NumberAnswer.read(text))")
      return
    }
    #expect(found == reason)
  }

  @Test("a unit may follow, in the singular too, and a percent sign means nothing where the unit is percent")
  func units() {
    #expect(NumberAnswer.read("157 epochs", unit: "epochs") == .value(157))
    #expect(NumberAnswer.read("1 epoch", unit: "epochs") == .value(1))
    #expect(NumberAnswer.read("157", unit: "epochs") == .value(157))
    #expect(NumberAnswer.read("25%", unit: "%") == .value(25))
    #expect(NumberAnswer.read("25", unit: "%") == .value(25))
    #expect(NumberAnswer.read("3 Apples", unit: "epochs") == .unreadable("\"apples\" is no number and no function"))
  }
}
