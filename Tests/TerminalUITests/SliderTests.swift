import Testing

@testable import TerminalUI

@Suite("Slider") struct SliderTests {
  private let rate = Slider(
    "learning rate", value: "0.03", control: .track(0.5), isFocused: true, labelColumns: 14, valueColumns: 8)
  private let activation = Slider(
    "activation", value: "tanh", control: .choice, labelColumns: 14, valueColumns: 8)
  private let batch = Slider(
    "batch size", value: "32", control: .track(0), disabledReason: "needs a restart", labelColumns: 14,
    valueColumns: 8)

  @Test("sliders that stand together are aligned, and the focused one is marked")
  func wide() {
    #expect(drawn(rate, 44, 1) == "› learning rate      0.03  ────────●────────")
    #expect(drawn(activation, 44, 1) == "  activation     ‹ tanh ›")
    #expect(drawn(batch, 44, 1) == "  batch size           32  (needs a restart)")
  }

  @Test("in ASCII and where room is short the name gives way to the value")
  func narrow() {
    var rate = rate
    rate.glyphs = .ascii
    #expect(drawn(rate, 40, 1) == "> learning rate      0.03  ------o------")
    #expect(drawn(rate, 30, 1) == "> learning rate      0.03")
    #expect(drawn(rate, 18, 1) == "> lear...     0.03")
    #expect(drawn(rate, 10, 1) == ">     0.03")
    var activation = activation
    activation.glyphs = .ascii
    #expect(drawn(activation, 24, 1) == "  activation    < tanh >")
  }

  @Test(
    "the thumb reaches both ends",
    arguments: [
      (0.0, "●────"), (1.0, "────●"), (-3.0, "●────"), (9.0, "────●"), (Double.nan, "●────"),
    ])
  func ends(position: Double, track: String) {
    let slider = Slider("a", value: "1", control: .track(position), labelColumns: 1, valueColumns: 1)
    #expect(drawn(slider, 12, 1) == "  a 1  \(track)")
  }

  @Test(
    "a scale says where a value lies",
    arguments: [
      (SliderScale.linear(0...4), 1, 0.25), (.linear(0...4), 9, 1), (.linear(2...2), 2, 0), (.linear(0...1), .nan, 0),
      (.logarithmic(0.001...10), 0.1, 0.5), (.logarithmic(0.001...10), 0, 0), (.logarithmic(0.001...10), 100, 1),
      (.logarithmic(0...10), 5, 0.5),
    ] as [(SliderScale, Double, Double)])
  func scale(scale: SliderScale, value: Double, position: Double) {
    #expect(abs(scale.position(of: value) - position) < 1e-12)
  }
}
