import Lab
import TerminalUI
import Testing

@testable import Tutor

/// A state, the keys pressed in it, and what the screen answers.
@Suite("Lab keys") struct LabKeyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var prepare: @Sendable (inout LabBench) -> Void
    var keys: [Key]
    var commands: [LabCommand] = []
    var notices: [String] = []
    var experiment = "warm-up"
    var testDescription: String { what }
  }

  private static func keys(_ text: String) -> [Key] { text.map { .character($0) } }
  private static let running: @Sendable (inout LabBench) -> Void = { $0.advance(500) }
  private static let paused: @Sendable (inout LabBench) -> Void = {
    $0.advance(500)
    $0.press("r")
  }
  private static let finished: @Sendable (inout LabBench) -> Void = { $0.advance(5_000) }
  private static let pinnedFour: @Sendable (inout LabBench) -> Void = {
    for _ in 0..<4 {
      $0.advance(10)
      $0.press("p")
    }
  }

  static let cases: [Case] = [
    Case(what: "r pauses a run", prepare: running, keys: keys("r"), commands: [.pause]),
    Case(what: "r goes on", prepare: paused, keys: keys("r"), commands: [.run]),
    Case(what: "r runs a finished one again", prepare: finished, keys: keys("r"), commands: [.reset, .run]),
    Case(what: "s is a mini-batch", prepare: running, keys: keys("s"), commands: [.step]),
    Case(what: "e is an epoch", prepare: running, keys: keys("e"), commands: [.epoch]),
    Case(
      what: "s at the end says why not", prepare: finished, keys: keys("s"),
      notices: ["The run is over. R starts it anew."]),
    Case(what: "R starts anew", prepare: running, keys: keys("R"), commands: [.reset]),
    Case(what: "< is slower", prepare: running, keys: keys("<"), commands: [.setPace(.stepsPerFrame(5))]),
    Case(what: "> is faster", prepare: running, keys: keys(">"), commands: [.setPace(.stepsPerFrame(20))]),
    Case(
      what: "the slowest pace says so", prepare: { bench in bench.press("<<<<<<<<") }, keys: keys("<"),
      notices: ["A step in two seconds is the slowest pace."]),
    Case(
      what: "the fastest pace says so", prepare: { bench in bench.press(">>>>>>>>>>") }, keys: keys(">"),
      notices: ["It runs as fast as it can already."]),
    Case(what: ", goes back a step", prepare: paused, keys: keys(","), commands: [.back(1)]),
    Case(
      what: ". goes forward",
      prepare: { bench in
        paused(&bench); bench.press(",,")
      }, keys: keys("."),
      commands: [.forward(1)]),
    Case(
      what: ". without a future says so", prepare: paused, keys: keys("."),
      notices: ["No later step was taken yet. s takes the next one."]),
    Case(what: "Shift+Left goes back a tenth", prepare: paused, keys: [.shiftLeft], commands: [.back(200)]),
    Case(
      what: "Shift+Right goes forward a tenth",
      prepare: { bench in
        paused(&bench); bench.press(.shiftLeft)
      },
      keys: [.shiftRight], commands: [.forward(200)]),
    Case(
      what: ", at the start says so", prepare: { _ in }, keys: keys(","), notices: ["This is the start of the run."]),
    Case(
      what: "F forks from a past step",
      prepare: { bench in
        paused(&bench); bench.press(.shiftLeft)
      }, keys: keys("F"),
      commands: [.fork], notices: ["What came after step 300 is forgotten. r goes on from here."]),
    Case(
      what: "F at the newest step says why not", prepare: paused, keys: keys("F"),
      notices: ["A fork starts from an earlier step. Go back to one with , first."]),
    Case(
      what: "] turns the first knob", prepare: running, keys: keys("]"),
      commands: [.turn("initializer", .text("he"))]),
    Case(
      what: "Left turns it down", prepare: running, keys: [.left],
      commands: [.turn("initializer", .text("lecun"))]),
    Case(
      what: "{ goes to the first choice", prepare: running, keys: keys("{"),
      commands: [.turn("initializer", .text("zero"))]),
    Case(
      what: "} goes to the last, and says when it is there", prepare: running, keys: keys("}}"),
      commands: [.turn("initializer", .text("lsuv"))], notices: ["lsuv is the last choice of initializer."]),
    Case(
      what: "j and ] turn the next knob", prepare: running, keys: keys("j]"),
      commands: [.turn("learning-rate", .text("0.5"))]),
    Case(
      what: "down, up, Right", prepare: running, keys: [.down, .down, .up, .right],
      commands: [.turn("learning-rate", .text("0.5"))]),
    Case(
      what: "} on a rate is far up", prepare: running, keys: keys("j}"),
      commands: [.turn("learning-rate", .text("2"))]),
    Case(
      what: "a live knob of a finished run", prepare: finished, keys: keys("j]"),
      commands: [.turn("learning-rate", .text("0.5"))],
      notices: ["This run is over. R runs it anew with the new value."]),
    Case(
      what: "Enter on the seed types it", prepare: running,
      keys: keys("jjj") + [.enter, .control("u")] + keys("42") + [.enter], commands: [.turn("seed", .text("42"))]),
    Case(
      what: "a comma is a point", prepare: running,
      keys: keys("j") + [.enter, .control("u")] + keys("0,05") + [.enter],
      commands: [.turn("learning-rate", .text("0.05"))]),
    Case(
      what: "a choice may be typed too", prepare: running,
      keys: [.enter, .control("u")] + keys("normal: 0.3") + [.enter],
      commands: [.turn("initializer", .map([Setting.Entry("normal", .text("0.3"))]))]),
    Case(
      what: "Tab leaves the field", prepare: running, keys: [.enter] + keys("9") + [.tab] + keys("s"),
      commands: [.step]),
    Case(
      what: "Ctrl-G leaves the field", prepare: running, keys: [.enter] + keys("rR") + [.control("g")] + keys("s"),
      commands: [.step]),
    Case(
      what: "p pins", prepare: running, keys: keys("p"),
      notices: ["Pinned. Turn a knob and run: both curves stay in the picture."]),
    Case(
      what: "p twice says so", prepare: paused, keys: keys("pp"),
      notices: [
        "Pinned. Turn a knob and run: both curves stay in the picture.", "This run is pinned already.",
      ]),
    Case(
      what: "a fifth pin says so", prepare: pinnedFour, keys: keys("p"),
      notices: ["4 runs are pinned already. P takes them away."]),
    Case(what: "P without pins says so", prepare: running, keys: keys("P"), notices: ["No run is pinned."]),
    Case(
      what: "p before the first step says so", prepare: { _ in }, keys: keys("p"),
      notices: ["There is no curve to pin yet."]),
    Case(
      what: "L goes round the scales", prepare: running, keys: keys("LLL"),
      notices: ["Vertical axes: linear.", "Vertical axes: logarithmic.", "Vertical axes: automatic."]),
    Case(
      what: "no curves to read out", prepare: { _ in }, keys: keys("x"),
      notices: ["There are no curves to read out."],
      experiment: "thermometer"),
    Case(
      what: "x, Left and x send nothing", prepare: running, keys: keys("x") + [.left, .shiftLeft, .right] + keys("x")),
    Case(
      what: "a run that diverged does not go on",
      prepare: { bench in
        bench.press("jj}}}"); bench.advance(500)
      },
      keys: keys("r"), notices: ["The run diverged. Turn a knob, or start it anew with R."], experiment: "depth-30"),
  ]

  @Test("keys and what they answer", arguments: cases)
  func answers(_ testCase: Case) throws {
    var bench = try LabBench(testCase.experiment)
    testCase.prepare(&bench)
    bench.replies = []
    for key in testCase.keys { bench.press(key) }
    #expect(bench.commands == testCase.commands)
    #expect(bench.notices == testCase.notices)
  }

  @Test("q leaves the lab, and the claims before that")
  func leaving() throws {
    var bench = try LabBench("warm-up")
    bench.press("vq")
    #expect(!bench.replies.contains(.leave))
    #expect(!bench.screen.view.showsClaims)
    bench.press("q")
    #expect(bench.replies.last == .leave)
  }

  @Test("E asks for a folder and has it written")
  func export() throws {
    var bench = try LabBench("warm-up")
    bench.advance(10)
    bench.press("E")
    #expect(bench.screen.folder?.text == "warm-up")
    bench.press(.control("u"))
    bench.press("my folder/q ")
    bench.press(.enter)
    #expect(bench.screen.folder == nil)
    #expect(bench.replies.last == .effect(.export(bench.screen.experiment, folder: "my folder/q")))
    let count = bench.replies.count
    bench.press("E")
    bench.press(.tab)
    bench.press("E")
    bench.press(.control("u"), .enter)
    #expect(bench.replies.count == count, "neither Tab nor an empty name writes anything")
    var stack = try LabBench("thermometer")
    stack.press("E")
    #expect(stack.notices.last?.hasPrefix("An experiment of kind propagate cannot be exported") == true)
  }

  @Test("Tab goes round the pictures, or takes the crosshair away")
  func panels() throws {
    var bench = try LabBench("warm-up")
    bench.advance(10)
    bench.press(.tab, .tab)
    #expect(bench.screen.main == 2)
    bench.press(.tab, .backTab)
    #expect(bench.screen.main == 2)
    bench.press("x")
    // The curves come to the front to be read.
    #expect(bench.screen.main == 0)
    bench.press(.tab)
    #expect(bench.screen.view.crosshair == nil)
    #expect(bench.screen.main == 0)
  }

  @Test("no key is bound twice, whatever the state, and every binding says itself")
  func duplicates() throws {
    for id in ["warm-up", "thermometer", "symmetry-clock"] {
      for keys in ["", "r", "x", "v", "xv", "r,", "p", "jj"] {
        var bench = try LabBench(id)
        bench.advance(30)
        bench.press(keys)
        for map in [bench.screen.keyMap(bench.scene), failed(bench).keyMap(bench.scene)] {
          #expect(map.duplicates == [])
          for binding in map.bindings {
            #expect(!binding.help.isEmpty && binding.help.first?.isUppercase == true && binding.help.last != ".")
            #expect(!binding.label.isEmpty && binding.label.count <= 14)
            #expect(binding.reason?.hasSuffix(".") != false)
            #expect(binding.importance != .pinned || binding.command == .leave, "only the way out is never dropped")
          }
          let global: [Key] = [.character("?"), .character("T"), .control("c"), .control("z"), .control("l")]
          #expect(!map.bindings.flatMap(\.keys).contains(where: global.contains))
        }
      }
    }
  }

  private func failed(_ bench: LabBench) -> LabScreen {
    var screen = bench.screen
    _ = screen.start(isPaused: false)
    screen.fail("It cannot be built.")
    return screen
  }
}
