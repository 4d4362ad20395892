import Mathematics
import Testing

@Suite("Numbers as text") struct NumberTextTests {
  @Test(
    "a number is shown with few digits and no idle zeros",
    arguments: [
      (0.693147, "0.6931"), (12.3, "12.3"), (-0.5, "-0.5"), (0, "0"), (-0.0, "0"), (1.2e-7, "1.2e-07"),
      (1e25, "1e+25"),
      (100_000, "100000"), (1_000_000, "1e+06"), (123_456, "123456"), (0.0001, "0.0001"), (0.00009, "9e-05"),
      (999.96, "1000"),
      (.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
    ] as [(Double, String)])
  func short(value: Double, text: String) { #expect(NumberText.short(value) == text) }

  @Test(
    "in a sentence, thousands are set apart",
    arguments: [(10_265, "10,265"), (0.6931, "0.6931"), (-463_545, "-463,545"), (999, "999"), (1e7, "1e+07")])
  func inSentence(value: Double, text: String) { #expect(NumberText.inSentence(value) == text) }

  @Test(
    "the number of digits can be chosen",
    arguments: [
      (1 / 3.0, 2, "0.33"), (2 / 3.0, 6, "0.666667"), (1_234_567, 7, "1234567"), (12_345_678, 7, "1.234568e+07"),
      (9.99, 1, "10"),
    ] as [(Double, Int, String)])
  func digits(value: Double, digits: Int, text: String) { #expect(NumberText.short(value, digits: digits) == text) }

  @Test("fixed decimals never show a negative zero")
  func fixed() {
    #expect(NumberText.fixed(0.69314, decimals: 2) == "0.69")
    #expect(NumberText.fixed(-0.001, decimals: 2) == "0.00")
    #expect(NumberText.fixed(3, decimals: 0) == "3")
    #expect(NumberText.scientific(0.693, digits: 3) == "6.93e-01")
  }

  @Test("exact text reads back to the same number", arguments: [0.1, 1 / 3.0, 1e-300, 5e300, -7, 123_456_789])
  func exact(value: Double) { #expect(NumberText.parse(NumberText.exact(value)) == value) }

  @Test(
    "only plain decimal numbers are read",
    arguments: ["", ".", "e5", "1e", "1e5e5", "-", "1 ", "0x10", "nan", "inf", "1_000", "1e999", " 1", "1,5", "--1"])
  func refused(text: String) { #expect(NumberText.parse(text) == nil) }

  @Test(
    "plain decimal numbers are read",
    arguments: [("0.5", 0.5), (".5", 0.5), ("-1e-3", -0.001), ("+2", 2), ("7.", 7)] as [(String, Double)])
  func read(text: String, value: Double) { #expect(NumberText.parse(text) == value) }
}
