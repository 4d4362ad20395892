import Engine
import Foundation
import Lab
import Testing

@testable import Course

@Suite("Damaged experiment files and tables") struct DataMutationTests {
  static let experiments = [
    """
    kind: train
    id: flat
    title: "Every key: once"
    data: {circle: {samples: 40, noise: 0.1, scale: 0.2, balance: 0.5}}
    network: [{dense: 3, activation: tanh, initializer: {normal: 0.1}, bias: 0.5, repeat: 2}, {dense: 1}]
    initializer: {constant: {value: 0.5, jitter: 0.001}}
    loss: binary-cross-entropy
    optimizer: {sgd: {learning-rate: 0.3}}
    batch: 10
    epochs: 2
    seed: 7
    pace: unlimited
    stop: train-loss below 0.1
    knobs: [initializer, learning-rate]
    show: [loss, boundary, neurons]
    claims:
      - say: It is solved.
        expect: train-loss between 0 and 1e-3
        at: 1
        with: {initializer: xavier}
        fails-with: {initializer: zero}
    """,
    """
    kind: sweep
    data: {table: {file: data/t.csv, label: y, features: [a, b], test-share: 0.5, standardize: false}}
    network:
      - dense: 2
        activation: relu
      - dense: 2
    loss: softmax-cross-entropy
    optimizer: adam
    epochs: 2
    until: train-loss below 0.35
    sweep: {knob: learning-rate, values: [0.1, 1e-2], seeds: [1, 2], measure: epochs}
    """,
    """
    kind: propagate
    network: {depth: 3, width: 10, activation: tanh, initializer: lecun, samples: 20}
    show: [forward, backward]
    """,
  ]

  static let table =
    "\u{FEFF}a,b,\"the c\",y\r\n1,-2.5e-1,3,x\r\n4,5,\"6\",\"y, \"\"z\"\"\"\r\n7,8,9,x\n.5,0,1,\"y, \"\"z\"\"\"\n2,2,2,x\n\n"

  @Test("eight thousand damaged experiment files are read to their end", arguments: 0..<4 as Range<UInt64>)
  func experimentFiles(seed: UInt64) {
    var generator = Generator(seed: seed)
    for number in 0..<2_000 {
      let bytes = Array(Self.experiments[number % Self.experiments.count].utf8)
      let source = String(decoding: MutationTests.damaged(bytes, &generator), as: UTF8.self)
      let (experiment, diagnostics) = ExperimentFile.parse(text: source, file: "m.yaml")
      #expect((experiment == nil) == diagnostics.contains { $0.severity == .error })
      let lines = source.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 1
      for position in diagnostics.map(\.position) + [ExperimentFile.dataPosition(in: source)]
      where !(1...lines).contains(position.line) || position.column < 1 {
        Issue.record("mutation \(number): \(position) of \(source)")
      }
      if let experiment { build(experiment, table: Array(Self.table.utf8)) }
    }
  }

  @Test("eight thousand damaged tables are read to their end", arguments: 0..<4 as Range<UInt64>)
  func tables(seed: UInt64) throws {
    let file = ExperimentFile.parse(text: Self.experiments[1], file: "t.yaml")
    let experiment = try #require(file.experiment)
    var generator = Generator(seed: seed)
    var built = 0
    for _ in 0..<2_000 {
      let bytes = MutationTests.damaged(Array(Self.table.utf8), &generator)
      if build(experiment, table: bytes) { built += 1 }
    }
    // Damage that changes nothing but a number goes through; both ways must be taken.
    #expect(built > 20 && built < 1_900, "\(built)")
  }

  /// Builds what is small enough to be quick, and takes a step of it.
  @discardableResult private func build(_ experiment: Experiment, table: [UInt8]) -> Bool {
    do {
      var run = try Run(experiment, tables: Tables(["data/t.csv": table]))
      run.advance(by: 1)
      _ = run.frame(fieldColumns: 2, fieldRows: 2)
      return true
    } catch {
      #expect(!error.message.isEmpty)
      return false
    }
  }
}
