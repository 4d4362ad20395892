import Mathematics
import Testing

@Suite("Spelling") struct SpellingTests {
  @Test(
    "the nearest valid word is offered, and none when nothing is near",
    arguments: [
      ("relue", "relu"), ("tahn", "tanh"), ("Sigmoid", "sigmoid"), ("banana", nil), ("", nil), ("RELU", "relu"),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    #expect(Spelling.nearest(to: word, in: ["relu", "tanh", "sigmoid", "identity"]) == expected)
  }

  @Test("a swap of neighbours is one edit")
  func swap() { #expect(Spelling.distance("tahn", "tanh") == 1) }

  @Test("a word of one letter is never taken for another")
  func oneLetter() {
    #expect(Spelling.nearest(to: "z", in: ["x", "y"]) == nil)
    #expect(Spelling.nearest(to: "", in: ["x"]) == nil)
    #expect(Spelling.nearest(to: "X", in: ["x", "y"]) == "x")
  }
}
