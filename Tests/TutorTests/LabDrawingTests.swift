import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Lab drawing") struct LabDrawingTests {
  private static func bench(_ id: String) throws -> LabBench {
    var bench = try LabBench(id)
    bench.advance(60)
    return bench
  }

  @Test(
    "the lab draws at every size, inside its rectangle and nowhere else",
    arguments: ["zero-trap", "clones", "half-zero", "symmetry-clock", "thermometer"])
  func sizes(_ id: String) throws {
    let plain = try Self.bench(id)
    var busy = plain
    busy.press("p]")
    busy.advance(30)
    busy.press("x")
    busy.screen.fail("Something long that went wrong and takes more than one line of a small screen to say.")
    var claims = plain
    claims.press("v")
    var typing = plain
    typing.press(.enter)
    for bench in [busy, claims, typing] {
      for width in [0, 1, 2, 5, 20, 29, 30, 41, 59, 72, 80, 109, 110, 130] {
        for height in [0, 1, 2, 3, 5, 8, 13, 14, 20, 24, 40] {
          var surface = Surface(width: width + 2, height: height + 2)
          surface.fill(surface.bounds, with: Cell("~"))
          let rect = Rect(x: 1, y: 1, width: width, height: height)
          bench.screen.draw(on: &surface, in: rect, bench.scene)
          let rows = [0, height + 1].flatMap { y in (0...width + 1).map { surface[$0, y] } }
          let columns = [0, width + 1].flatMap { x in (0...height + 1).map { surface[x, $0] } }
          #expect((rows + columns).allSatisfy { $0 == Cell("~") }, "\(id) at \(width)x\(height)")
        }
      }
    }
  }

  @Test("a lab without a frame draws at every size")
  func building() throws {
    let experiment = try LabBench.experiment("warm-up")
    var screen = LabScreen(run: RunID(1), experiment: experiment, lesson: "l", settings: Settings())
    for isFailed in [false, true] {
      if isFailed { screen.fail("The data file \"x.csv\" was not found beside the lesson.") }
      for width in 0..<40 {
        for height in 0..<16 {
          var surface = Surface(width: width, height: height)
          screen.draw(on: &surface, in: surface.bounds, LabBench.scene())
        }
      }
    }
  }

  @Test("a name is cut off only where its own value needs the room")
  func knobNames() {
    let knobs = [
      Knob(name: "a", label: "share of flipped labels", domain: .seed, isLive: true, value: .number(0)),
      Knob(
        name: "b", label: "loss",
        domain: .choice([Knob.Choice("binary-cross-entropy", .text("binary-cross-entropy"))]),
        isLive: true, value: .text("binary-cross-entropy")),
    ]
    var surface = Surface(width: 38, height: 2)
    KnobList(knobs: knobs, focus: 0, live: ["a", "b"], theme: .make(.dark, Capability())).draw(
      on: &surface, in: surface.bounds)
    #expect(surface.row(0).contains("share of flipped labels"))
    #expect(surface.row(1).contains("loss") && surface.row(1).contains("binary-cross-entropy"))
    #expect(surface.row(0).hasSuffix(" 0"))
  }

  @Test("while a large table is read anew, the status line says how far that is", arguments: [(80, 22), (40, 10)])
  func reading(width: Int, height: Int) throws {
    var bench = try LabBench("warm-up")
    bench.advance(100)
    #expect(!bench.drawn(width, height).text.contains("reading the data"))
    bench.screen.readingShare = 0.43
    let text = bench.drawn(width, height).text
    #expect(text.contains("reading the data") && text.contains("43"))
    bench.advance(1)
    #expect(!bench.drawn(width, height).text.contains("reading the data"))
    bench.screen.readingShare = 0.43
    bench.screen.fail("The table is damaged.")
    #expect(!bench.drawn(width, height).text.contains("reading the data"))
  }

  @Test("bars on a linear scale are all drawn where a title and a row each find room")
  func bars() throws {
    let labels = ["cat", "dog", "bird"]
    let panel = Panel(
      name: "bars", title: "Shares",
      content: .bars(Panel.Bars(labels: labels, groups: [Panel.Bars.Group(name: "p", values: [0.7, 0.2, 0.1])])),
      sentence: "Shares.")
    var surface = Surface(width: 40, height: labels.count + 2)
    PanelView(panel: panel, theme: .make(.dark, Capability())).draw(on: &surface, in: surface.bounds)
    #expect(labels.allSatisfy(surface.text.contains))
  }

  @Test("where a picture could not be read stands its sentence, word for word")
  func sentences() throws {
    for id in ["zero-trap", "half-zero", "thermometer", "symmetry-clock", "clones"] {
      let bench = try Self.bench(id)
      for panel in bench.recording.frame.panels {
        let view = PanelView(panel: panel, theme: bench.scene.theme)
        let height = view.needs.least.height - 1
        var surface = Surface(width: 600, height: height)
        view.draw(on: &surface, in: surface.bounds)
        #expect(surface.text.contains(panel.sentence), "\(panel.name)")
      }
    }
  }

  @Test("pictures do not overlap, leave their area or shrink below what can be read at ease")
  func arrangement() throws {
    for id in ["zero-trap", "clones", "half-zero", "thermometer", "depth-30"] {
      let needs = try Self.bench(id).recording.frame.panels.map(PanelNeeds.init)
      for width in stride(from: 0, through: 180, by: 7) {
        for height in stride(from: 0, through: 60, by: 3) {
          for main in needs.indices {
            let area = Rect(x: 3, y: 1, width: width, height: height)
            let arrangement = PanelArrangement(needs, main: main, in: area)
            let rects = arrangement.places.map(\.rect)
            #expect(arrangement.places.count + arrangement.hiddenCount == needs.count)
            if !area.isEmpty { #expect(arrangement.places.first?.panel == main) }
            #expect(rects.allSatisfy { $0.intersection(area) == $0 })
            for (index, rect) in rects.enumerated() {
              #expect(rects.dropFirst(index + 1).allSatisfy { $0.intersection(rect).isEmpty })
              let comfortable = needs[arrangement.places[index].panel].comfortable
              if rects.count > 1 {
                #expect(rect.width >= comfortable.width && rect.height >= comfortable.height)
              }
            }
          }
        }
      }
    }
  }

  @Test("room is shared: the least first, then the wishes, then what is elastic")
  func shares() {
    #expect(PanelArrangement.shares([5, 5], ideals: [9, 9], isElastic: [true, true], total: 9) == nil)
    #expect(PanelArrangement.shares([5, 5], ideals: [9, 9], isElastic: [true, true], total: 10) == [5, 5])
    #expect(PanelArrangement.shares([5, 5], ideals: [9, 9], isElastic: [true, true], total: 13) == [7, 6])
    #expect(PanelArrangement.shares([5, 5], ideals: [9, 7], isElastic: [true, false], total: 20) == [13, 7])
    #expect(PanelArrangement.shares([5, 5], ideals: [5, 7], isElastic: [false, false], total: 20) == [5, 7])
  }

  @Test("many layers are thinned to bars from the first to the last")
  func thinnedBars() throws {
    var bench = try LabBench("thermometer")
    bench.advance(100)
    let panel = try #require(bench.recording.frame.panels.first)
    var surface = Surface(width: 60, height: 11)
    PanelView(panel: panel, theme: bench.scene.theme).draw(on: &surface, in: surface.bounds)
    let labels = (3..<11).compactMap { surface.row($0).split(separator: " ").first.map(String.init) }
    #expect(labels == ["1", "6", "11", "16", "21", "26", "30"])
    #expect(surface.row(0) == "Signal forward  std of the activations, 7 of 30")
  }

  @Test("the cursor stands at the knob in focus")
  func cursor() throws {
    let bench = try Self.bench("zero-trap")
    for (width, height) in [(80, 22), (120, 38), (40, 10)] { #expect(bench.drawn(width, height).cursor != nil) }
  }

  @Test("hidden pictures are counted")
  func hidden() throws {
    let bench = try Self.bench("half-zero")
    #expect(bench.drawn(80, 22).text.contains("Tab: 2 more pictures"))
    #expect(bench.drawn(40, 10).text.contains("Tab: 3 more"))
    #expect(!bench.drawn(150, 56).text.contains("Tab:"))
  }
}
