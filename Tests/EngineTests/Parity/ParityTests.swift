import Testing

@testable import Engine

/// The first losses of a training agree with PyTorch's from the same start, on the same batches.
@Suite("Parity with PyTorch") struct ParityTests {
  @Test("both sides compute the same numbers")
  func hash() throws {
    let hash = try ParityFixture.read().hash
    for (index, (bits, number)) in zip(hash.hashes, hash.numbers).enumerated() {
      #expect(HashedNumbers.hash(stream: hash.stream, index: index) == bits)
      #expect(HashedNumbers.number(stream: hash.stream, index: index) == number)
    }
  }

  static let data: [(names: [String], data: @Sendable (Int) -> Dataset)] = [
    (["W1"], { ParityData.sameSign($0) }), (["W2"], { ParityData.quarters($0) }),
    (["W3", "W4"], { ParityData.images($0, shape: .image(channels: 1, height: 28, width: 28)) }),
    (["W5", "W6", "W6g"], { ParityData.characters($0) }), (["W7"], { ParityData.adding($0) }),
  ]

  @Test("both sides make the same data", arguments: data)
  func samples(_ names: [String], _ make: @Sendable (Int) -> Dataset) throws {
    let fixture = try ParityFixture.read()
    for name in names {
      let workload = try #require(fixture.workloads[name])
      let data = make(workload.batch * workload.losses.count)
      let targets: [Float] =
        switch data.targets {
        case .classes(let labels, _), .stepClasses(let labels, _, _): labels.map { Float($0) }
        case .values(let values, _): values
        }
      #expect(Array(data.inputs.prefix(8)) == workload.data.inputs, "\(name)")
      #expect(Array(targets.prefix(8)) == workload.data.targets, "\(name)")
      #expect(abs(data.inputs.reduce(0) { $0 + Double($1) } - workload.data.inputsSum) < 1e-6, "\(name)")
      #expect(abs(targets.reduce(0) { $0 + Double($1) } - workload.data.targetsSum) < 1e-6, "\(name)")
    }
  }

  @Test("the first losses are PyTorch's", arguments: ParityWorkload.all, kernelLevels)
  func losses(_ workload: ParityWorkload, _ level: KernelLevel) throws {
    let fixture = try #require(try ParityFixture.read().workloads[workload.name])
    var run = try workload.run(fixture, level)
    for (step, loss) in fixture.losses.enumerated() {
      run.advance(by: 1)
      #expect(abs(run.lastBatchLoss - loss) <= workload.tolerance, "step \(step + 1)")
    }
  }
}
