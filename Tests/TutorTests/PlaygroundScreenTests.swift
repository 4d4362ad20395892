import GoldenTesting
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite struct PlaygroundScreenTests {
  private static let sizes = [(80, 22), (120, 38), (200, 58), (40, 10)]

  /// A playground on its bench, trained inline.
  private struct Bench {
    var screen: LabScreen
    var recording: Recording
    let scene = LabBench.scene()

    init() throws {
      screen = LabScreen(run: RunID(1), experiment: Playground.experiment, lesson: "", settings: scene.settings)
      recording = try Recording(Playground.experiment)
      _ = screen.start(SharedRun(experiment: Playground.experiment))
      show()
    }

    mutating func show() { _ = screen.receive(recording.frame, scene) }

    mutating func advance(_ steps: Int) {
      _ = recording.perform(.run)
      recording.advance(by: steps)
      show()
    }

    mutating func press(_ keys: Key...) {
      for key in keys {
        let replies =
          screen.edit(key, scene) ?? screen.keyMap(scene).command(for: key).map { screen.perform($0, scene) } ?? []
        for case .effect(.lab(_, let command)) in replies { _ = recording.perform(command) }
        show()
      }
    }

    func drawn(_ width: Int, _ height: Int) -> Surface {
      var surface = Surface(width: width, height: height)
      screen.draw(on: &surface, in: surface.bounds, scene)
      return surface
    }
  }

  @Test("data, network and curve are on one screen at every size that has room for them")
  func seen() throws {
    var bench = try Bench()
    bench.advance(1_500)
    for (width, height) in Self.sizes {
      let surface = bench.drawn(width, height)
      expectGolden(surface, "playground-\(width)x\(height + 2)")
      if width >= 80 {
        for title in ["oundary", "Network", "Loss"] { #expect(surface.text.contains(title)) }
      }
    }
  }

  @Test("points are put, erased and taken back with keys")
  func draws() throws {
    var bench = try Bench()
    bench.press(.character("D"), .right, .up, .character("1"), .shiftLeft, .character("2"))
    #expect(bench.screen.drawnPoints?.count == 4)
    expectGolden(bench.drawn(80, 22), "playground-draw-80x24")
    bench.press(.character("x"))
    #expect(bench.screen.drawnPoints?.count == 3)
    bench.press(.character("u"), .character("u"), .character("x"), .character("x"))
    #expect(bench.screen.drawnPoints?.count == 2)
    bench.press(.enter)
    #expect(bench.screen.sheet == nil)
    #expect(bench.recording.present.training(points: bench.screen.drawnPoints))
  }

  @Test("a weight is turned and typed in the list of weights")
  func weighs() throws {
    var bench = try Bench()
    bench.press(.character("w"), .down, .enter)
    bench.press(.control("u"), .character("2"), .character(","), .character("5"), .enter)
    #expect(bench.recording.present.weight(WeightEdit(layer: 1, unit: 1, input: 1, value: 0)) == 2.5)
    bench.press(.character("]"))
    #expect(bench.recording.present.weight(WeightEdit(layer: 1, unit: 1, input: 1, value: 0)) == 2.6)
    expectGolden(bench.drawn(80, 22), "playground-weights-80x24")
  }
}

extension Run {
  /// Whether it trains on these points.
  fileprivate func training(points: [DrawnPoints.Point]?) -> Bool {
    experiment.allKnobs.first { $0.name == "points" }?.value == points.map { DrawnPoints(points: $0).setting }
  }
}
