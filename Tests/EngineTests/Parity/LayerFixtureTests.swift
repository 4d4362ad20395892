import Testing

@Suite("Fixtures of single layers") struct LayerFixtureTests {
  static let topics = [
    ("convolution", 18), ("normalization", 4), ("recurrent", 14), ("activations", 4), ("losses", 10),
  ]

  @Test("every array has the numbers its shape asks for", arguments: topics)
  func shapes(_ topic: String, _ count: Int) throws {
    let cases = try LayerFixture.read(topic).cases
    #expect(cases.count == count)
    for example in cases {
      for (name, numbers) in example.given.merging(example.expected, uniquingKeysWith: { first, _ in first }) {
        #expect(numbers.values.count == numbers.shape.reduce(1, *), "\(example.name): \(name)")
      }
    }
  }

  @Test("what is given and what is expected belong together: an embedding looks up rows of its table")
  func embedding() throws {
    for example in try LayerFixture.read("recurrent").cases where example.name == "embedding" {
      let table = try example.given("table")
      let width = table.shape[1]
      let rows = try example.given("tokens").values.map { table.values[Int($0) * width..<(Int($0) + 1) * width] }
      for (mine, theirs) in zip(rows.joined(), try example.expected("output").values) {
        #expect(abs(mine - theirs) < 1e-8)
      }
    }
  }
}
