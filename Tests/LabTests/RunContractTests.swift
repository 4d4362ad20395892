import Engine
import Lab
import Testing

/// What every kind of experiment promises, whatever it trains.
@Suite("The contract of a run")
struct RunContractTests {
  @Test("the same steps from the same start give the same frame, in chunks of any size", arguments: everyRun)
  func chunks(text: String) throws {
    var whole = try Run(text)
    var pieces = try Run(text)
    #expect(whole.frame() == pieces.frame())
    while whole.ending == nil {
      whole.advance(by: 23)
      for _ in 0..<23 { pieces.advance(by: 1) }
      #expect(pieces.step == whole.step)
    }
    #expect(pieces.frame() == whole.frame())
  }

  @Test("a run ends, and then stays where it is", arguments: everyRun)
  func ending(text: String) throws {
    var run = try Run(text, steps: 1_000_000)
    #expect(run.ending == .completed)
    if let planned = run.plannedSteps { #expect(run.step == planned) }
    let last = run.frame()
    run.advance(by: 5)
    #expect(run.frame() == last)
    run.advance(by: -5)
    #expect(run.frame() == last)
  }

  @Test("a stop rule ends a run early, at the end of an epoch")
  func stopRule() throws {
    let run = try Run(training(batch: "8", epochs: 400, more: "stop: train-loss below 0.5"), steps: 10_000)
    #expect(run.ending == .reached("train-loss below 0.5"))
    #expect(run.epoch == run.epoch.rounded())
    #expect(run.step < 2_000)
    #expect(run.value(of: Measure(.trainLoss)) ?? 1 < 0.5)
  }

  @Test("another seed gives another run", arguments: everyRun.filter { $0 != descent && $0 != calculator })
  func seeds(text: String) throws {
    var other = try experiment(text)
    try other.set("seed", to: .text("12345"))
    var (mine, theirs) = (try Run(text), try Run(other, tables: sampleFiles))
    mine.advance(by: 10)
    theirs.advance(by: 10)
    #expect(mine.readings() != theirs.readings() || mine.frame().panels != theirs.frame().panels)
  }

  @Test("every panel says itself in plain text, at every moment", arguments: everyRun)
  func panels(text: String) throws {
    var run = try Run(text)
    while true {
      let frame = run.frame(fieldColumns: 12, fieldRows: 9)
      #expect(frame.panels.map(\.name) == run.experiment.visiblePanels)
      for panel in frame.panels {
        #expect(panel.sentence.hasSuffix("."), "\(panel.name): \(panel.sentence)")
        #expect(!panel.sentence.contains("nan"), "\(panel.name): \(panel.sentence)")
        #expect(!panel.sentence.contains("  "), "\(panel.name): \(panel.sentence)")
        #expect(!panel.title.isEmpty)
      }
      if run.ending != nil { break }
      run.advance(by: 17)
    }
  }

  @Test("numbers in panels are finite, and every series has as many x as y", arguments: everyRun)
  func content(text: String) throws {
    let frame = try Run(text, steps: 13).frame()
    for panel in frame.panels {
      switch panel.content {
      case .lineChart(let chart):
        for series in chart.series {
          #expect(series.x.count == series.y.count)
          #expect((series.x + series.y).allSatisfy { $0.isFinite })
        }
      case .field(let field):
        #expect(field.values.count == field.columns * field.rows)
        #expect(field.values.allSatisfy { (-1...1).contains($0) })
        #expect(!field.points.isEmpty)
      case .heatMaps(let maps):
        for map in maps.maps { #expect(map.values.count == map.columns * map.rows) }
      case .bars(let bars):
        for group in bars.groups { #expect((1...bars.labels.count).contains(group.values.count)) }
      case .columns(let columns): #expect((columns.values + columns.marks).allSatisfy { $0.isFinite })
      case .table(let table):
        for row in table.rows { #expect(row.count == table.headers.count) }
      case .intervals(let intervals):
        for span in intervals.rows.flatMap(\.spans) {
          #expect(span.start <= span.end && intervals.kinds.indices.contains(span.kind))
        }
      case .network(let picture):
        for (before, layer) in zip(picture.layers, picture.layers.dropFirst()) {
          #expect(layer.weights.count == layer.units * before.units)
          #expect(layer.biases.count == layer.units)
        }
      case .tree(let tree):
        #expect(!tree.nodes.isEmpty)
        for (place, node) in tree.nodes.enumerated() {
          #expect(node.children.allSatisfy { $0 > place && $0 < tree.nodes.count })
          #expect((node.question == nil) == (node.children.isEmpty && node.below == 0))
        }
      case .chain(let chain):
        #expect(!chain.links.isEmpty)
        #expect(chain.present.map { chain.links.indices.contains($0) } ?? true)
        #expect(chain.links.allSatisfy { $0.values.allSatisfy { $0.isFinite } })
      case .histogram(let histogram): #expect(histogram.counts.reduce(0, +) > 0)
      case .boards(let boards):
        for board in boards.boards {
          #expect(board.values.count == board.columns * board.rows)
          #expect(board.marks.allSatisfy { board.values.indices.contains($0) })
        }
      case .ladder(let ladder):
        #expect(!ladder.rows.isEmpty)
        #expect(ladder.rows.allSatisfy { (0...$0.count).contains($0.filled) && $0.unused <= $0.count })
      case .text(let text): #expect(!text.isEmpty)
      }
    }
  }

  @Test("rewinding and going forward again gives the same frames, bit for bit", arguments: everyRun)
  func rewinding(text: String) throws {
    var recording = try Recording(try experiment(text), tables: sampleFiles)
    var frames: [Int: Frame] = [:]
    for _ in 0..<40 {
      frames[recording.step] = recording.frame
      recording.advance(by: 3)
    }
    let last = recording.frame
    for step in frames.keys.sorted(by: >) {
      #expect(recording.perform(.rewind(to: step)) == nil)
      #expect(recording.frame == frames[step], "step \(step)")
    }
    #expect(recording.perform(.forward(1_000_000)) == nil)
    #expect(recording.frame == last)
  }

  @Test("a fork goes its own way and the original way is still there to be replayed", arguments: everyRun)
  func forking(text: String) throws {
    var recording = try Recording(try experiment(text), tables: sampleFiles)
    recording.advance(by: 20)
    let furthest = recording.furthestStep
    #expect(recording.perform(.rewind(to: 6)) == nil)
    #expect(recording.furthestStep == furthest)
    let present = recording.frame
    #expect(recording.perform(.fork) == nil)
    #expect(recording.frame == present)
    #expect(recording.furthestStep == recording.step)
  }

  @Test("knobs are named once, have a value in their domain, and include the seed", arguments: everyRun)
  func knobs(text: String) throws {
    let read = try experiment(text)
    let knobs = read.allKnobs
    #expect(knobs.first?.name == "seed")
    #expect(Set(knobs.map(\.name)).count == knobs.count)
    for knob in knobs {
      if case .choice(let choices) = knob.domain {
        #expect(choices.contains { $0.value == knob.value }, "\(knob.name) is \(knob.value), none of its choices")
      }
      var same = read
      try same.set(knob.name, to: knob.value)
      #expect(same == read, "setting \(knob.name) to its own value changes something")
    }
  }

  @Test(
    "every knob can be set to each end of its domain, and then builds or refuses in words", arguments: everyRun)
  func knobEnds(text: String) throws {
    let read = try experiment(text)
    for knob in read.allKnobs {
      for value in ends(of: knob.domain) where !isCostly(knob.name, value) {
        var turned = read
        do {
          try turned.set(knob.name, to: value)
          var run = try Run(turned, tables: sampleFiles)
          run.advance(by: 1)
          #expect(turned.allKnobs.first { $0.name == knob.name }?.value == value, "\(knob.name) = \(value.words)")
        } catch let problem as SettingProblem {
          #expect(problem.path.first == .key(knob.name))
          #expect(!problem.message.isEmpty)
        } catch let error as ExperimentError {
          #expect(error.message.hasSuffix("."), "\(error.message)")
        }
      }
    }
  }

  private func ends(of domain: Knob.Domain) -> [Setting] {
    switch domain {
    case .choice(let choices): choices.map(\.value)
    case .linear(let range, _), .logarithmic(let range, _): [.number(range.lowerBound), .number(range.upperBound)]
    case .integer(let range): [.number(range.lowerBound), .number(range.upperBound)]
    case .seed: [.text("0"), .text(String(UInt64.max))]
    }
  }

  /// What a debug build takes seconds to train; sizes that large are refused or trained elsewhere.
  private func isCostly(_ knob: String, _ value: Setting) -> Bool {
    let big: Set = [
      "samples", "test-samples", "units", "width", "depth", "steps", "channels", "kernel", "embedding", "features",
    ]
    return big.contains(knob) && (value.double ?? 0) > 100
  }
}
