import Lab
import Mathematics
import Testing

@Suite("Kind range-test")
struct FinderTests {
  private let moons =
    "{kind: range-test, data: {moons: {samples: 400, noise: 0.2}}, network: [{dense: 16, activation: relu}, {dense: 1}], "
    + "initializer: he, loss: binary-cross-entropy, optimizer: sgd, batch: 16"

  @Test("a whole test suggests four rates, the default half-way down")
  func suggestions() throws {
    let run = try Run(moons + "}", steps: 200)
    #expect(run.ending != nil && run.step <= 100)
    let rates = ["valley", "slide", "minimum", "steep"].map { name in
      (try? Measure.read(name)).flatMap { run.value(of: $0) }
    }
    #expect(rates.allSatisfy { $0.map { $0 > 1e-7 && $0 < 10 } == true }, "\(rates)")
    let valley = try #require(run.value(of: Measure(.valley)))
    #expect(valley > 1e-3 && valley < 1)
    #expect(run.frame().panels.map(\.name) == ["finder", "suggestions"])
  }

  @Test("the picture is two curves and a mark for each suggestion, with its rate in its name")
  func picture() throws {
    let run = try Run(moons + "}", steps: 200)
    guard case .lineChart(let chart)? = run.frame().panels.first?.content else {
      Issue.record("no line chart")
      return
    }
    #expect(chart.series.map(\.isScatter) == [false, false, true, true, true, true])
    let valley = try #require(run.value(of: Measure(.valley)))
    #expect(chart.series[2].x == [valley])
    #expect(chart.series[1].x.count > 90)
    #expect(chart.series[2].name == "valley \(NumberText.short(valley, digits: 2))")
  }

  @Test("without the correction the smoothed loss starts near zero, and the rule stops at about the fifth batch")
  func correction() throws {
    let run = try Run(moons + ", correction: false}", steps: 200)
    #expect((4...6).contains(run.step))
    #expect(run.ending == .reached("four times the smallest smoothed loss"))
    #expect(run.value(of: Measure(.valley)) == nil)
    #expect(try #require(run.sentence("finder")).contains("Too few points"))
    guard case .lineChart(let chart)? = run.frame().panels.first?.content else { return }
    // The raw losses stay in the picture, far above.
    #expect(chart.series.map(\.x.count) == [run.step, run.step])
  }

  @Test("rates grow by an equal factor, and the table has a row a batch")
  func table() throws {
    var run = try Run(moons + ", stop-early: false}")
    let table = run.finish()
    #expect(table.header == ["batch", "learning-rate", "loss", "smoothed-loss"])
    let rates = table.rows.compactMap { $0[1] }
    #expect(zip(rates, rates.dropFirst()).allSatisfy { abs($1 / $0 - 1.20226) < 1e-4 })
    #expect(abs(rates[50] / 1e-3 - 1) < 1e-9)
  }

  @Test(
    "what does not fit is refused with its place",
    arguments: [
      (", epochs: 3}", "\"epochs\" is not a setting"),
      (", start: 1, end: 0.1}", "the last rate must be above the first one"),
      (", batches: 3}", "the number of batches is from 6 to 2000"),
      (", smoothing-beta: 1}", "smoothing beta is from 0 to 0.999"),
    ])
  func refused(text: String, problem: String) throws {
    let (experiment, problems) = Experiment.read(try Setting.parse(moons + text), id: "test")
    #expect(experiment == nil)
    #expect(problems.contains { $0.sentence.contains(problem) }, "\(problems.map(\.sentence))")
  }
}
