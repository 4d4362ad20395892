import Testing

@testable import Engine

@Suite("Sequences") struct SequenceDataTests {
  @Test(
    "recall begins with the sign of its class, and the rest is noise of the size asked for", arguments: [1, 5, 40])
  func recall(steps: Int) throws {
    let data = try Recall(steps: steps, samples: 600).make(seed: 1)
    #expect(data.shape == .sequence(steps: steps, features: 1) && data.count == 600)
    let labels = PlaneDataTests.labels(data)
    #expect(labels.count { $0 == 1 } == 300)
    #expect((30...70).contains(labels.prefix(100).count { $0 == 1 }))
    for (row, label) in labels.enumerated() { #expect(data.inputs[row * steps] == (label == 1 ? 1 : -1)) }
    let rest = data.inputs.indices.filter { $0 % steps > 0 }.map { data.inputs[$0] }
    if steps > 1 { #expect(abs(Moments(rest).deviation - 0.3) < 0.02 && abs(Moments(rest).mean) < 0.02) }
  }

  @Test("the adding problem marks one number in each half and asks for their sum", arguments: [2, 3, 50])
  func adding(steps: Int) throws {
    let data = try AddingProblem(steps: steps, samples: 4_000).make(seed: 1)
    #expect(data.shape == .sequence(steps: steps, features: 2) && data.count == 4_000)
    let targets = PlaneRegressionTests.values(data)
    var places: Set<Int> = []
    for (row, target) in targets.enumerated() {
      var sum: Float = 0
      var marked: [Int] = []
      for step in 0..<steps {
        let (value, mark) = (data.inputs[2 * (row * steps + step)], data.inputs[2 * (row * steps + step) + 1])
        #expect((0...1).contains(value) && (mark == 0 || mark == 1))
        if mark == 1 { marked.append(step) }
        sum += value * mark
      }
      #expect(abs(sum - target) < 1e-6)
      #expect(marked.count == 2 && marked[0] < steps / 2 && marked[1] >= steps / 2)
      places.formUnion(marked)
    }
    #expect(places.count == steps)
    // Who always says 1 is wrong by 1/6 in the mean square.
    let moments = Moments(targets)
    #expect(abs(moments.mean - 1) < 0.03 && abs(moments.deviation * moments.deviation - 1.0 / 6) < 0.015)
  }

  @Test("a seed and a stream give their own sequences, again and again")
  func determinism() throws {
    #expect(try Recall(steps: 4).make(seed: 1) == Recall(steps: 4).make(seed: 1))
    #expect(try Recall(steps: 4).make(seed: 1) != Recall(steps: 4).make(seed: 2))
    #expect(try Recall(steps: 4).make(seed: 1) != Recall(steps: 4).make(seed: 1, stream: Stream.testData))
    #expect(try AddingProblem(steps: 4).make(seed: 1) == AddingProblem(steps: 4).make(seed: 1))
    #expect(
      try AddingProblem(steps: 4).make(seed: 1) != AddingProblem(steps: 4).make(seed: 1, stream: Stream.testData))
  }

  @Test("settings out of range are refused in words")
  func refused() {
    #expect(throws: DataError.badSetting("steps", value: 0, expected: "1 to 2000")) {
      try Recall(steps: 0).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("steps", value: 1, expected: "2 to 2000")) {
      try AddingProblem(steps: 1).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("samples", value: 1, expected: "2 to 100000")) {
      try Recall(steps: 3, samples: 1).make(seed: 1)
    }
    #expect(throws: DataError.tooManyNumbers(samples: 100_000, features: 4_000, limit: 60_000_000)) {
      try AddingProblem(steps: 2_000, samples: 100_000).make(seed: 1)
    }
    #expect(
      DataError.tooManyNumbers(samples: 9, features: 8, limit: 7).message
        == "9 samples of 8 features are more than 7 numbers, the most allowed.")
  }
}
