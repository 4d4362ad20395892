import Engine
import Foundation
import Testing

/// The first page of the documentation has an example and says what it prints.
@Suite("Documentation") struct DocumentationTests {
  @Test("the example of the first page is this one, and prints what the page says")
  func example() throws {
    var printed = ""
    func print(_ line: String) { printed += line + "\n" }

    // Everything up to the next comment stands on the page word for word.
    let moons = PlaneData(shape: .moons, samples: 200, noise: 0.1)
    let layers: [LayerDescription] = [.dense(units: 16, activation: .tanh), .dense(units: 1, activation: .identity)]
    let plan = TrainingPlan(
      network: NetworkDescription(inputs: 2, layers: layers), loss: .binaryCrossEntropy,
      optimizer: .adam(Adam(learningRate: 0.05)), batch: .size(20),
      train: try moons.make(seed: 1), test: try moons.make(seed: 1, stream: Stream.testData), seed: 1)
    var run = try TrainingRun(plan)
    while run.epoch < 30 {
      run.advance(by: 10 * run.stepsPerEpoch)
      print("epoch \(Int(run.epoch)): accuracy \(run.evaluate(on: .test)?.accuracy ?? 0)")
    }
    // The page.

    let here = URL(filePath: #filePath)
    let page = try String(
      contentsOf: here.deletingLastPathComponent().appending(path: "../../Sources/Engine/Engine.docc/Engine.md"),
      encoding: .utf8)
    let source = try String(contentsOf: here, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(source.firstIndex { $0.hasSuffix("word for word.") })
    let last = try #require(source.firstIndex { $0 == "    // The page." })
    let example = source[first + 1..<last].map { $0.dropFirst(4) }.joined(separator: "\n")
    #expect(source[first + 1..<last].count < 16)
    #expect(page.contains("```swift\n\(example)\n```\n"))
    #expect(page.contains("It prints\n\n```\n\(printed)```\n"), "\(printed)")
  }
}
