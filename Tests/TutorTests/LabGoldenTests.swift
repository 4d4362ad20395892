import GoldenTesting
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Lab screens") struct LabGoldenTests {
  private static let sizes = [(80, 22), (120, 38), (60, 38), (40, 10)]

  @Test(
    "each experiment of the lesson is seen at every size",
    arguments: [
      ("zero-trap", 700), ("clones", 1_300), ("symmetry-clock", 4_000), ("one-tick", 900), ("thermometer", 40),
      ("depth-30", 90), ("half-zero", 1_200),
    ])
  func experiments(_ id: String, _ steps: Int) throws {
    var bench = try LabBench(id)
    bench.advance(steps)
    for (width, height) in Self.sizes {
      expectGolden(bench.drawn(width, height), "lab-\(id)-\(width)x\(height + 2)")
    }
  }

  @Test("in ASCII the lab is ASCII")
  func ascii() throws {
    let theme = Theme.make(.mono, Capability(colors: .none, glyphs: .ascii))
    var bench = try LabBench("half-zero", scene: LabBench.scene(theme: theme))
    bench.advance(900)
    for (width, height) in [(80, 22), (120, 38)] {
      let surface = bench.drawn(width, height)
      #expect(surface.text.utf8.allSatisfy { $0 < 0x80 })
      expectGolden(surface, "lab-ascii-\(width)x\(height + 2)")
    }
  }

  @Test("a run that diverged keeps its picture and says what to turn")
  func diverged() throws {
    var bench = try LabBench("depth-30", with: [Setting.Entry("learning-rate", .text("20"))])
    bench.advance(3_000)
    #expect(bench.recording.ending?.isDivergence == true)
    for (width, height) in [(80, 22), (40, 10)] {
      expectGolden(bench.drawn(width, height), "lab-diverged-\(width)x\(height + 2)")
    }
  }

  @Test("pinned runs stay in the picture under the names of what sets them apart")
  func pins() throws {
    var bench = try LabBench("warm-up")
    bench.advance(1_200)
    bench.press("p")
    bench.press("]")
    bench.advance(1_200)
    bench.press("p")
    bench.press("{")
    bench.advance(800)
    for (width, height) in [(80, 22), (120, 38)] {
      expectGolden(bench.drawn(width, height), "lab-pins-\(width)x\(height + 2)")
    }
  }

  @Test("the crosshair reads out all curves")
  func crosshair() throws {
    var bench = try LabBench("warm-up")
    bench.advance(1_200)
    bench.press("p")
    bench.press("]")
    bench.advance(900)
    bench.press("x")
    bench.press(.shiftLeft, .left, .left)
    expectGolden(bench.drawn(80, 22), "lab-crosshair-80x24")
  }
}

@Suite("Lab screens beside a run") struct LabSideGoldenTests {
  @Test("the claims in full say which settings they take, and stay ticked")
  func claims() throws {
    var bench = try LabBench("zero-trap")
    bench.advance(2_000)
    bench.press("]v")
    bench.advance(100)
    expectGolden(bench.drawn(80, 22), "lab-claims-80x24")
    expectGolden(bench.drawn(40, 10), "lab-claims-40x12")
  }

  @Test("a value is typed in its row, and refused with the reason")
  func typing() throws {
    var bench = try LabBench("warm-up")
    bench.press("j")
    bench.press(.enter, .control("u"))
    bench.press("1000")
    bench.press(.enter)
    let surface = bench.drawn(80, 22)
    #expect(surface.cursor != nil)
    expectGolden(surface, "lab-typing-80x24")
  }

  @Test("an experiment that cannot be built says why and what to do")
  func failure() throws {
    let experiment = try LabBench.experiment("warm-up")
    var screen = LabScreen(run: RunID(1), experiment: experiment, lesson: "initialization", settings: Settings())
    _ = screen.start(isPaused: false)
    screen.fail("The data file \"digits.csv\" was not found beside the lesson.")
    var surface = Surface(width: 80, height: 22)
    screen.draw(on: &surface, in: surface.bounds, LabBench.scene())
    expectGolden(surface, "lab-failure-80x24")
  }

  @Test("what the learner said is seen beside what happens")
  func guess() throws {
    var bench = try LabBench("one-tick")
    bench.advance(1_300)
    bench.screen.guess = LabScreen.Guess(Measure(.epochs), value: 2_000)
    expectGolden(bench.drawn(60, 38), "lab-guess-number-60x40")
    bench.screen.guess = LabScreen.Guess(
      Measure(.trainLoss),
      sketch: [(0, 0.69), (1_000, 0.6), (2_000, 0.4), (4_000, 0.1)].map { Outcome.Point(epoch: $0.0, value: $0.1) })
    expectGolden(bench.drawn(80, 22), "lab-guess-curve-80x24")
  }

  @Test("a run gone back in says so, and what lies ahead of it")
  func rewound() throws {
    var bench = try LabBench("clones", with: [Setting.Entry("batch", .text("16"))])
    bench.advance(600)
    bench.press(.tab)
    bench.press(",")
    bench.press(.shiftLeft)
    expectGolden(bench.drawn(80, 22), "lab-rewound-80x24")
  }
}
