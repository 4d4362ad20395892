import Lab
import Testing

@testable import Tutor

@Suite("Turning a knob") struct LabKnobTurnTests {
  private static let rate = Knob.Domain.logarithmic(1e-6...100, perDecade: 3)
  private static let scale = Knob.Domain.logarithmic(1e-12...100, perDecade: 3)
  private static let share = Knob.Domain.linear(0.05...0.95, step: 0.05)
  private static let words = Knob.Domain.choice(["a", "b", "c", "d"].map { Knob.Choice($0, .text($0)) })

  private func turned(_ domain: Knob.Domain, _ value: String, _ size: KnobTurn.Size, _ isUp: Bool) -> String? {
    let knob = Knob(name: "knob", label: "knob", domain: domain, isLive: true, value: .text(value))
    return KnobTurn(size: size, isUp: isUp).applied(to: knob)?.words
  }

  /// Value, a small step down and up, a large step down and up; nil at an end.
  struct Row: Sendable {
    var domain: Knob.Domain
    var value: String
    var steps: [String?]
    init(_ domain: Knob.Domain, _ value: String, _ steps: String?...) {
      (self.domain, self.value, self.steps) = (domain, value, steps)
    }
  }

  @Test(
    "a knob goes to the next rung of its domain and stops at the ends",
    arguments: [
      Row(rate, "0.1", "0.05", "0.2", "0.01", "1"),
      Row(rate, "0.3", "0.2", "0.5", "0.05", "2"),
      Row(rate, "0.03", "0.02", "0.05", "0.005", "0.2"),
      Row(rate, "100", "50", nil, "10", nil),
      Row(rate, "1e-6", nil, "0.000002", nil, "0.00001"),
      Row(rate, "70", "50", "100", "10", "100"),
      Row(scale, "0", nil, "1e-12", nil, "1e-12"),
      Row(scale, "0.000001", "5e-07", "0.000002", "1e-07", "0.00001"),
      Row(.logarithmic(1e-12...10, perDecade: 1), "0.001", "0.0001", "0.01", "0.0001", "0.01"),
      Row(.logarithmic(0.01...10, perDecade: 9), "0.2", "0.1", "0.3", "0.02", "2"),
      Row(.logarithmic(0.01...10, perDecade: 9), "0.282", "0.2", "0.3", "0.03", "2"),
      Row(share, "0.5", "0.45", "0.55", "0.25", "0.75"),
      Row(share, "0.15", "0.1", "0.2", "0.05", "0.4"),
      Row(share, "0.62", "0.6", "0.65", "0.4", "0.85"),
      Row(share, "0.95", "0.9", nil, "0.7", nil),
      Row(share, "0.05", nil, "0.1", nil, "0.3"),
      Row(.linear(0...0.999, step: 0.05), "0.95", "0.9", "0.999", "0.7", "0.999"),
      Row(.linear(-2...2, step: 0.1), "0", "-0.1", "0.1", "-0.5", "0.5"),
      Row(.integer(1...1_024), "8", "7", "9", "5", "10"),
      Row(.integer(1...1_024), "1", nil, "2", nil, "2"),
      Row(.integer(1...100), "30", "29", "31", "20", "50"),
      Row(.integer(1...100), "100", "99", nil, "50", nil),
      Row(.integer(1...1_000_000), "2000", "1900", "2100", "1000", "5000"),
      Row(.integer(1...1_000_000), "1234", "1200", "1300", "1000", "2000"),
      Row(words, "b", "a", "c", "a", "d"),
      Row(words, "d", "c", nil, "a", nil),
      Row(words, "a", nil, "b", nil, "d"),
      Row(.seed, "7", "6", "8", "0", "17"),
      Row(.seed, "0", nil, "1", nil, "10"),
      Row(.seed, "18446744073709551615", "18446744073709551614", nil, "18446744073709551605", nil),
    ])
  func table(_ row: Row) {
    let got = [(KnobTurn.Size.small, false), (.small, true), (.large, false), (.large, true)].map {
      turned(row.domain, row.value, $0.0, $0.1)
    }
    #expect(got.map(number) == row.steps.map(number), "\(row.value): \(got)")
  }

  /// Numbers are compared as numbers, however they are written.
  private func number(_ text: String?) -> String? { text.map { Double($0).map { "\($0)" } ?? $0 } }

  @Test("a value that is no number of its domain is left alone")
  func foreign() {
    for domain in [Self.rate, Self.share, .integer(1...9), .seed] {
      #expect(turned(domain, "many", .small, true) == nil)
    }
  }

  @Test("turning up and down the whole domain comes back through the same values")
  func ladder() {
    for domain in [Self.rate, Self.share, .integer(1...300)] {
      var value = "1e-6"
      if case .integer = domain { value = "1" }
      if case .linear = domain { value = "0.05" }
      var way = [value]
      while let next = turned(domain, value, .small, true), way.count < 500 {
        way.append(next)
        value = next
      }
      var back = [value]
      while let next = turned(domain, value, .small, false), back.count < 500 {
        back.append(next)
        value = next
      }
      #expect(way.dropFirst() == Array(back.reversed()).dropFirst())
      #expect(way.count < 300 && way.count > 15)
    }
  }

  @Test("the end of a domain is said in words")
  func limit() {
    let knob = Knob(name: "rate", label: "learning rate", domain: Self.rate, isLive: true, value: .text("100"))
    #expect(KnobTurn(size: .small, isUp: true).limit(of: knob) == "The learning rate is at its largest, 100.")
    let choice = Knob(name: "word", label: "word", domain: Self.words, isLive: true, value: .text("a"))
    #expect(KnobTurn(size: .small, isUp: false).limit(of: choice) == "a is the first choice of word.")
  }
}
