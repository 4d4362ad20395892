import Foundation
import Testing

@testable import Engine

/// Schedules against fastai's functions and PyTorch's schedulers; `Fixtures/make_range_test.py` made them.
@Suite struct ScheduleFixtureTests {
  struct File: Decodable {
    let values: [String: [Double]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Name.self)
      var values: [String: [Double]] = [:]
      for key in container.allKeys where key.stringValue != "made_by" {
        values[key.stringValue] = try container.decode([Double].self, forKey: key)
      }
      self.values = values
    }

    struct Name: CodingKey {
      let stringValue: String
      let intValue: Int? = nil
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
  }

  static let curves: [(name: String, curve: Schedule.Curve)] = [
    ("one-cycle", .oneCycle(OneCycle())), ("flat-cosine", .flatCosine),
    ("warm-restarts", .warmRestarts(cycles: 3, growth: 2)), ("torch-cosine", .cosine(end: 0.01)),
    ("torch-linear", .linear(end: 0.1)), ("torch-exponential", .exponential(end: 0.01)),
    ("torch-step", .step(stages: 4, factor: 0.1)), ("torch-warm-restarts", .warmRestarts(cycles: 3, growth: 2)),
  ]

  private func read(_ name: String) throws -> [Double] {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/schedules", withExtension: "json"))
    let values = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).values
    #expect(values.count == Self.curves.count + 1)
    let factors = try #require(values[name])
    #expect(factors.count == 85)
    return factors
  }

  @Test("factors are those of fastai and PyTorch", arguments: curves)
  func factors(_ name: String, _ curve: Schedule.Curve) throws {
    // At the end of the plan PyTorch's StepLR begins one stage more, and its warm restarts begin anew.
    let steps = name == "torch-step" || name == "torch-warm-restarts" ? 0..<84 : 0..<85
    let expected = try read(name)
    for step in steps {
      let factor = Schedule(curve).factor(at: Double(step) / 84)
      #expect(abs(factor - expected[step]) < 1e-12, "step \(step)")
    }
  }

  @Test("the momentum of one-cycle is fastai's")
  func momentum() throws {
    for (step, expected) in try read("one-cycle-momentum").enumerated() {
      let momentum = try #require(Schedule(.oneCycle(OneCycle())).momentum(at: Double(step) / 84))
      #expect(abs(momentum - expected) < 1e-12, "step \(step)")
    }
  }
}
