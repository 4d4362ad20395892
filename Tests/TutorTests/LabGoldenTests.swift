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
    bench.press("L")
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
