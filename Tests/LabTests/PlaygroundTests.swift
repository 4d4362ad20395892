import Engine
@testable import Lab
import Testing

@Suite struct PlaygroundTests {
  private func turned(_ entries: [(String, String)]) throws -> Experiment {
    try Playground.experiment.with(try entries.map { Setting.Entry($0.0, try Setting.parse($0.1)) })
  }

  @Test(
    "Every choice of data can be trained at once, with the outputs and the loss it needs",
    arguments: [
      "circle", "xor", "gauss", "spiral", "moons", "blobs", "corners", "diagonal", "reg-plane", "reg-gauss", "drawn",
    ])
  func data(_ word: String) throws {
    var run = try Run(try turned([("dataset", word), ("inputs", "all")]))
    run.advance(by: 20)
    #expect(run.step == 20 && run.ending == nil)
    #expect(run.frame().panels.contains { $0.name == "boundary" })
    let back = try run.experiment.with([Setting.Entry("dataset", .text("moons"))])
    #expect(try Run(back).ending == nil)
  }

  @Test("Layers come and go, to none at all, and each has units of its own")
  func layers() throws {
    let many = try turned([("hidden-layers", "4"), ("units-4", "7")])
    guard case .train(let training) = many.kind else { return }
    #expect(training.layers.map(\.units) == [4, 2, 2, 7, 1])
    #expect(many.shownKnobs.contains { $0.name == "units-4" })
    let none = try many.with([Setting.Entry("hidden-layers", .text("0"))])
    #expect(!none.shownKnobs.contains { $0.name == "units-1" })
    #expect(throws: SettingProblem.self) { try none.with([Setting.Entry("units-1", .text("3"))]) }
    #expect(try Run(none).frame().panels.isEmpty == false)
  }

  @Test("The share to train on keeps the samples together as many as they are")
  func share() throws {
    let experiment = try turned([("train-share", "0.3")])
    guard case .train(let training) = experiment.kind else { return }
    #expect(training.data.outline.samples == 90 && training.data.testSamples == 210)
  }

  @Test("Points that are drawn are the data, in their order, and too many or too few are refused")
  func points() throws {
    let experiment = try turned([("dataset", "drawn"), ("points", "[[-0.5, 0.25, 1], [0.1, 1, 2], [0, 0, 2]]")])
    let run = try Run(experiment)
    #expect(run.training?.train.inputs == [-0.5, 0.25, 0.1, 1, 0, 0])
    #expect(throws: SettingProblem.self) { try turned([("dataset", "drawn"), ("points", "[[0, 0, 1]]")]) }
    #expect(throws: SettingProblem.self) { try turned([("dataset", "drawn"), ("points", "[[0, 0, 1], [2, 0, 1]]")]) }
    let many = "[" + Array(repeating: "[0, 0, 1]", count: 41).joined(separator: ", ") + "]"
    #expect(throws: SettingProblem.self) { try turned([("dataset", "drawn"), ("points", many)]) }
  }

  @Test("Forty drawn points, many turns and a weight set by hand fit into a code, and the run is the same")
  func code() throws {
    let points = (0..<40).map {
      "[\(Double($0 * 37 % 41 - 20) / 20), \(Double($0 * 23 % 41 - 20) / 20), \($0 % 2 + 1)]"
    }
    let experiment = try turned([
      ("dataset", "drawn"), ("points", "[\(points.joined(separator: ", "))]"), ("inputs", "x y xy"),
      ("hidden-layers", "3"),
      ("units-3", "5"), ("optimizer", "adam"),
    ])
    var recording = try Recording(experiment)
    recording.advance(by: 12)
    #expect(recording.perform(.edit(WeightEdit(layer: 1, unit: 2, input: 3, value: 0.75))) == nil)
    #expect(recording.perform(.edit(WeightEdit(layer: 4, unit: 1, input: 0, value: -1.5))) == nil)
    #expect(recording.present.weight(WeightEdit(layer: 1, unit: 2, input: 3, value: 0)) == 0.75)
    for step in 1...10 {
      recording.advance(by: 3)
      #expect(recording.perform(.turn("learning-rate", .text("0.0\(step + 10)"))) == nil)
    }
    recording.advance(by: 20)
    let code = try ShareCode.encode(recording.shared)
    #expect(code.count < 1_000)
    var opened = try Recording(ShareCode.decode(code))
    while !opened.isPaused { opened.advance(by: 5) }
    #expect(opened.present.training?.engine.checkpoint() == recording.present.training?.engine.checkpoint())
  }

  @Test("A weight set by hand is there again after looking back, and gone after going another way")
  func weights() throws {
    var recording = try Recording(Playground.experiment)
    let place = WeightEdit(layer: 1, unit: 1, input: 1, value: 3)
    recording.advance(by: 5)
    #expect(recording.perform(.edit(place)) == nil)
    recording.advance(by: 5)
    let present = recording.present.readings()
    #expect(recording.perform(.rewind(to: 2)) == nil)
    #expect(recording.present.weight(place) != 3)
    #expect(recording.perform(.forward(8)) == nil)
    #expect(recording.present.readings() == present)
    for wrong in [(0, 1, 1), (4, 1, 1), (1, 5, 1), (1, 1, 3)] {
      let edit = WeightEdit(layer: wrong.0, unit: wrong.1, input: wrong.2, value: 1)
      #expect(recording.perform(.edit(edit)) != nil)
    }
  }
}
