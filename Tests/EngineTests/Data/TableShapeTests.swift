import Testing

@testable import Engine

@Suite("Tables of images") struct TableShapeTests {
  static func table() throws -> Table {
    try TableTests.table("a,b,c,d,y\n0,4,8,16,u\n16,8,4,0,v\n1,2,3,4,u\n8,8,8,8,v\n")
  }

  @Test("columns become an image or a sequence, divided by what they count to")
  func shapes() throws {
    let shape = Shape.image(channels: 1, height: 2, width: 2)
    let source = TableData(labelColumn: "y", standardize: false, testShare: 0.5, shape: shape, divisor: 16)
    let (train, test) = try source.make(from: Self.table(), seed: 1)
    let held = try #require(test)
    #expect(train.shape == shape && held.shape == shape && train.count == 2)
    #expect((train.inputs + held.inputs).allSatisfy { (0...1).contains($0) })
    #expect((train.inputs + held.inputs).max() == 1)
    let sequence = TableData(labelColumn: "y", testShare: 0, shape: .sequence(steps: 2, features: 2))
    #expect(try sequence.make(from: Self.table(), seed: 1).train.shape == .sequence(steps: 2, features: 2))
    #expect(try TableData(labelColumn: "y").make(from: Self.table(), seed: 1).train.shape == .vector(4))
  }

  @Test("a divisor means nothing to standardized columns")
  func standardized() throws {
    let plain = try TableData(labelColumn: "y", testShare: 0).make(from: Self.table(), seed: 1).train
    let divided = try TableData(labelColumn: "y", testShare: 0, divisor: 16).make(from: Self.table(), seed: 1).train
    for (a, b) in zip(plain.inputs, divided.inputs) { #expect(abs(a - b) < 1e-6) }
  }

  @Test(
    "a shape that does not take the columns is refused in words",
    arguments: [
      (.image(channels: 1, height: 2, width: 3), "which do not make an image of 1 x 2 x 3."),
      (.image(channels: -1, height: -2, width: 2), "which do not make an image of -1 x -2 x 2."),
      (.image(channels: .max, height: .max, width: 2), "which do not make an image of \(Int.max) x \(Int.max) x 2."),
      (.sequence(steps: 4, features: 2), "which do not make a sequence of 4 steps of 2."),
      (.vector(3), "which do not make a vector of 3."),
      (.tokens(steps: 4, vocabulary: 9), "which cannot be tokens."),
    ] as [(Shape, String)])
  func refused(shape: Shape, words: String) throws {
    let table = try Self.table()
    let error = #expect(throws: DataError.doesNotFitShape(table: "t.csv", features: 4, shape)) {
      try TableData(labelColumn: "y", shape: shape).make(from: table, seed: 1)
    }
    #expect(error?.message == "\"t.csv\" has 4 feature columns, \(words)")
  }

  @Test(
    "a divisor that is no positive number, or makes numbers too large, is refused",
    arguments: [0, -1, .nan, .infinity])
  func divisor(divisor: Double) throws {
    let table = try Self.table()
    #expect(throws: DataError.self) { try TableData(labelColumn: "y", divisor: divisor).make(from: table, seed: 1) }
    #expect(throws: DataError.notANumber(table: "t.csv", row: 2, column: "b", text: "4")) {
      try TableData(labelColumn: "y", divisor: 1e-300).make(from: table, seed: 1)
    }
  }
}
