import Lab
import Testing

@Suite("Kind loader")
struct LoaderTests {
  static func text(
    _ batches: Int, load: Double = 8, compute: Double = 5, workers: Int, more: String = ""
  ) -> String {
    "{kind: loader, batches: \(batches), load: \(load), compute: \(compute), workers: \(workers)"
      + (more.isEmpty ? "}" : ", \(more)}")
  }

  @Test(
    "the whole takes what the formula says, but for the first load and the last compute",
    arguments: [
      (100, 0, 1.3), (100, 2, 3.5), (1_000, 0, 13), (1_000, 2, 8), (5_000, 0, 65), (5_000, 2, 28),
    ])
  func formula(batches: Int, workers: Int, seconds: Double) throws {
    let run = try Run(Self.text(batches, workers: workers, more: "start-up: 3000"), steps: batches)
    #expect(run.ending == .completed)
    #expect(run.value(of: Measure(.formulaTime)) == seconds)
    let total = try #require(run.value(of: Measure(.totalTime)))
    #expect(total >= seconds - 1e-9 && total <= seconds + 0.0131)
    #expect(run.value(of: Measure(.batches)) == Double(batches))
    #expect(run.value(of: Measure(.breakEven)) == (workers > 0 ? 375 : nil))
  }

  @Test(
    "the start method decides what workers cost to start", arguments: [("spawn", 3.5), ("fork", 0.52), ("none", 0.5)])
  func methods(word: String, seconds: Double) throws {
    var read = try experiment(Self.text(100, workers: 2, more: "start-up: 3000"))
    try read.set("start-method", to: .text(word))
    #expect(try Run(read).value(of: Measure(.formulaTime)) == seconds)
    #expect(read.allKnobs.contains { $0.name == "start-up" } == (word == "spawn"))
  }

  @Test(
    "what cannot be is refused in words",
    arguments: [
      ("{kind: loader, load: 1, compute: 1}", "an experiment needs \"batches\""),
      ("{kind: loader, batches: 0, load: 1, compute: 1}", "the number of batches is from 1 to 10000; 0 is outside"),
      ("{kind: loader, batches: 9, load: -1, compute: 1}", "the time to load is from 0 to 10000; -1 is outside"),
      (
        "{kind: loader, batches: 9, load: 1, compute: 1, workers: 17}",
        "the number of workers is from 0 to 16; 17 is outside"
      ),
      (
        "{kind: loader, batches: 9, load: 1, compute: 1, start-method: frok}",
        "\"frok\" is not a way to start workers; expected spawn, fork or none"
      ),
      (
        "{kind: loader, batches: 9, load: 1, compute: 1, start-method: fork, start-up: 10}",
        "\"start-up\" needs start-method: spawn"
      ),
      ("{kind: loader, batches: 9, load: 1, compute: 1, jitter: 2}", "the jitter is from 0 to 1; 2 is outside"),
    ])
  func refused(text: String, sentence: String) throws {
    let (read, problems) = Experiment.read(try Setting.parse(text), id: "test")
    #expect(read == nil)
    #expect(problems.map(\.sentence).contains { $0.contains(sentence) }, "\(problems.map(\.sentence))")
  }

  @Test("the timeline shows the main process and every worker, and no interval overlaps the next")
  func timeline() throws {
    var run = try Run(Self.text(60, workers: 3, more: "start-up: 20, jitter: 0.8, show: [timeline]"))
    while run.ending == nil {
      run.advance(by: 1)
      guard case .intervals(let picture) = run.frame().panels.first?.content else {
        Issue.record("no timeline")
        return
      }
      #expect(picture.rows.map(\.name) == ["main", "worker 1", "worker 2", "worker 3"])
      for row in picture.rows {
        #expect(zip(row.spans, row.spans.dropFirst()).allSatisfy { $0.end <= $1.start + 1e-9 }, "\(row)")
      }
    }
  }

  @Test("without workers one process loads and computes by turns")
  func alone() throws {
    let run = try Run(Self.text(3, workers: 0, more: "show: [timeline, queue]"), steps: 2)
    guard case .intervals(let picture) = run.frame().panels.first?.content else { return }
    #expect(picture.kinds == ["compute", "load"])
    #expect(picture.rows.map { $0.spans.map(\.label) } == [["1", "1", "2", "2"]])
    #expect(run.sentence("queue")?.hasPrefix("Without workers nothing ever waits") == true)
    #expect(run.value(of: Measure(.queueMean)) == nil)
    #expect(abs((run.value(of: Measure(.idleShare)) ?? 0) - 8.0 / 13) < 1e-9)
  }

  @Test(
    "the comparison names the fewest workers that are enough",
    arguments: [(12.0, 4.0, "3 workers are"), (3, 5, "1 worker is")])
  func enough(load: Double, compute: Double, words: String) throws {
    let run = try Run(Self.text(400, load: load, compute: compute, workers: 1, more: "show: [times]"))
    #expect(run.sentence("times")?.contains(words) == true, "\(run.sentence("times") ?? "")")
  }

  @Test("the break-even is told beside the batches there are")
  func breakEven() throws {
    let few = try Run(Self.text(100, workers: 2, more: "start-up: 3000, show: [break-even]"), steps: 100)
    #expect(
      few.sentence("break-even")
        == "Starting costs 3 s and each batch then saves 8 ms, so they pay from 375 batches on; the 100 here are too few."
    )
    let never = try Run(Self.text(100, compute: 0, workers: 1, more: "start-up: 10, show: [break-even]"))
    #expect(
      never.sentence("break-even") == "These workers save nothing on a batch, so they never pay for their start.")
  }

  @Test("long runs are drawn with few points")
  func tracks() throws {
    let run = try Run(Self.text(9_000, workers: 1, more: "jitter: 1, show: [queue, break-even]"), steps: 9_000)
    for panel in run.frame().panels {
      guard case .lineChart(let chart) = panel.content else { continue }
      #expect(chart.series.allSatisfy { $0.x.count <= 2_500 })
    }
  }
}
