import Engine
import Lab
import Testing

@Suite("Kinds convolve and calculator")
struct ConvolveTests {
  private func value(_ measure: String, _ text: String) throws -> Double? {
    try Run(text).value(of: try Measure.read(measure))
  }

  @Test(
    "the output is as large as the formula says",
    arguments: [
      ("", 6.0), ("padding: 1", 8), ("stride: 2", 3), ("padding: 1, stride: 2", 4), ("dilation: 2", 4),
      ("dilation: 3, padding: 3", 8), ("stride: 3", 2),
    ])
  func sizes(more: String, expected: Double) throws {
    let text = convolution("image: seven, filter: outline" + (more.isEmpty ? "" : ", " + more))
    #expect(try value("size", text) == expected)
  }

  @Test("edge filters are silent on even ink, and answer a ramp with its slope")
  func edges() throws {
    for filter in ["upright-edges", "level-edges", "outline"] {
      #expect(try value("largest", convolution("image: flat, filter: \(filter)")) == 0)
    }
    let ramp = convolution("image: ramp, filter: upright-edges")
    #expect(try value("largest", ramp) == 8)
    #expect(try value("smallest", ramp) == 8)
    #expect(try value("largest", convolution("image: ramp, filter: level-edges")) == 0)
    #expect(try value("largest", convolution("image: flat, filter: mean, size: 2")) == 5)
    #expect(try value("largest", convolution("image: seven, filter: max, size: 2")) == 9)
  }

  @Test("a single pixel leaves the kernel turned round behind: libraries do not flip it")
  func dot() throws {
    var run = try Run(convolution("image: dot, filter: upright-edges"))
    run.advance(by: 1_000)
    let table = run.finish()
    let found = table.rows.compactMap { row in row[2] }
    #expect(found.filter { $0 != 0 }.sorted() == [-18, -9, -9, 9, 9, 18])
    // Left of the dot, it lies under the right column of the kernel.
    #expect(found[2 * 6 + 1] == 18)
    #expect(found[2 * 6 + 3] == -18)
  }

  @Test(
    "shifting first or last is the same to the bit inside, and everywhere where the picture wraps round",
    arguments: ["upright-edges", "level-edges", "outline", "sharpen", "mean", "max"], [0, 1, 2, 3])
  func equivariance(filter: String, shift: Int) throws {
    for seed in 1...3 {
      let text = convolution("image: noise, filter: \(filter), padding: 1, shift: \(shift), seed: \(seed)")
      #expect(try value("inner-difference", text) == 0)
      #expect(try value("shift-difference", text.replacing("seed:", with: "border: wrap, seed:")) == 0)
      #expect(try value("shift-difference", text) ?? 0 > 0 || shift == 0)
    }
  }

  @Test(
    "with stride 2, even shifts agree inside and odd ones do not", arguments: [(1, false), (2, true), (3, false)])
  func strides(shift: Int, agrees: Bool) throws {
    let text = convolution("image: noise, filter: upright-edges, padding: 1, stride: 2, shift: \(shift)")
    #expect((try value("inner-difference", text) == 0) == agrees)
  }

  @Test("a step is a product, an epoch a place, and the panels spell it out")
  func steps() throws {
    var recording = try Recording(try experiment(convolution("image: seven, filter: upright-edges")))
    #expect(recording.perform(.step) == nil)
    #expect(recording.step == 1)
    #expect(recording.perform(.epoch) == nil)
    #expect(recording.step == 9)
    // 0 0 0 / 0 9 9 / 0 0 0 under the window.
    let panels = recording.frame.panels
    #expect(panels[1].sentence == "At row 1, column 1 the sum is 18.")
    #expect(panels[0].sentence.contains("1 of 36") || panels[0].sentence.contains("1 place"))
    #expect(recording.present.plannedSteps == 324)
  }

  static let leNet =
    "{kind: calculator, size: 32, network: [{conv: 6, kernel: 5}, {average-pool: 2}, {conv: 16, kernel: 5}, "
    + "{average-pool: 2}, {conv: 120, kernel: 5}, flatten, {dense: 84}, {dense: 10}]}"

  @Test(
    "LeNet-5 with full connections has the sizes of the textbook",
    arguments: [
      ("size(1)", 28.0), ("size(2)", 14), ("size(3)", 10), ("size(4)", 5), ("size(5)", 1), ("parameters(1)", 156),
      ("parameters(3)", 2416), ("parameters(5)", 48_120), ("parameters(7)", 10_164), ("parameters", 61_706),
      ("receptive-field(1)", 5), ("receptive-field(2)", 6), ("receptive-field(3)", 14), ("receptive-field(4)", 16),
      ("receptive-field(5)", 32), ("left-over(2)", 0),
    ])
  func leNet(measure: String, expected: Double) throws {
    #expect(try value(measure, Self.leNet) == expected)
  }

  @Test("what fills no step is counted and left out")
  func leftOver() throws {
    let text = "{kind: calculator, size: 32, network: [{conv: 1, kernel: 5, stride: 2}], show: [window]}"
    #expect(try value("left-over(1)", text) == 1)
    #expect(try value("size(1)", text) == 14)
    #expect(try #require(try Run(text).sentence("window")).contains("left out"))
  }

  @Test("a layer that does not fit is refused in words, in a file and at a knob")
  func refusals() throws {
    let text = "{kind: calculator, size: 4, network: [{conv: 1, kernel: 5}]}"
    let (read, problems) = Experiment.read(try Setting.parse(text), id: "test")
    #expect(read == nil)
    #expect(problems.count == 1 && problems[0].path == [.key("network")])
    var turned = try experiment(Self.leNet)
    #expect(throws: SettingProblem.self) { try turned.set("kernel-1", to: .text("40")) }
    #expect(throws: SettingProblem.self) { try turned.set("kernel-2", to: .text("x")) }
    try turned.set("padding-1", to: .text("2"))
    #expect(try Run(turned).value(of: try Measure.read("size(1)")) == 32)
  }

  @Test(
    "what does not read is answered with its place",
    arguments: [
      ("{kind: convolve, image: sevn, filter: max}", "image: \"sevn\" is not a picture"),
      ("{kind: convolve, image: seven, filter: max, size: 9}", "size: the side of the window is from 1 to 5"),
      ("{kind: convolve, image: seven, filter: copy, size: 2}", "size: \"size\" needs the filter mean or max"),
      ("{kind: convolve, filter: copy}", "an experiment needs \"image\""),
      ("{kind: convolve, image: seven, filter: max, size: 5, dilation: 3}", "does not fit"),
      ("{kind: calculator, size: 8}", "an experiment needs \"network\""),
      ("{kind: calculator, size: 8, network: [{conv: 2}], knobs: [kernel-2]}", "knobs"),
    ])
  func problems(text: String, part: String) throws {
    let (read, problems) = Experiment.read(try Setting.parse(text), id: "test")
    #expect(read == nil)
    #expect(problems.map(\.sentence).contains { $0.contains(part) }, "\(problems.map(\.sentence))")
  }
}
