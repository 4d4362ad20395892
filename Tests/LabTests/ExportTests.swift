import Engine
import Lab
import Testing

@Suite("Export")
struct ExportTests {
  @Test("a training writes a row at step 0, every so many steps, and the last")
  func trainingTable() throws {
    var run = try Run(training(batch: "16", epochs: 5))
    let table = run.finish(every: 4)
    #expect(
      table.header.prefix(6) == ["step", "epoch", "train-loss", "test-loss", "train-accuracy", "test-accuracy"])
    #expect(table.rows.map { $0[0] } == [0, 4, 8, 12, 15])
    #expect(table.rows.last?[1] == 5)
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
    let csv = table.csv.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(csv.count == 7)
    #expect(csv[0].hasPrefix("step,epoch,train-loss,test-loss,"))
    #expect(csv[1].hasPrefix("0,0,0."))
    #expect(table.curve(of: "train-loss", over: "epoch").count == 5)
    #expect(table.curve(of: "no such column", over: "epoch").isEmpty)
  }

  @Test("steps can be limited")
  func limited() throws {
    var run = try Run(training())
    let table = run.finish(steps: 10, every: 4)
    #expect(table.rows.map { $0[0] } == [0, 4, 8, 10])
    #expect(RunReport(run).finished == "stopped after 10 steps")
  }

  @Test("a sweep writes its points and a propagation its layers")
  func otherTables() throws {
    var swept = try Run(sweep("{knob: learning-rate, values: [0.1, 0.5], seeds: 2, measure: train-loss}"))
    let points = swept.finish()
    #expect(points.header == ["point", "learning-rate", "seed", "train-loss"])
    #expect(points.rows.map { Array($0.prefix(3)) } == [[1, 0.1, 1], [1, 0.1, 2], [2, 0.5, 1], [2, 0.5, 2]])

    var stack = try Run(propagation())
    let layers = stack.finish()
    #expect(layers.header.prefix(3) == ["layer", "activation-mean", "activation-std"])
    #expect(layers.rows.map { $0[0] } == [1, 2, 3, 4, 5, 6])
  }

  @Test("a report is one JSON object with the promised keys")
  func json() throws {
    let text = training(
      network: "[{dense: 1}]", initializer: "zero", epochs: 2,
      more: "id: tiny, claims: [{say: \"It \\\"works\\\".\", expect: train-loss below 9, fails-with: {epochs: 3}}]")
    let run = try Run(text, steps: 2)
    let report = RunReport(run)
    #expect(report.claims == [RunReport.Stand(say: "It \"works\".", holds: true)])
    let json = report.json
    #expect(
      json.hasPrefix(
        "{\"experiment\": \"tiny\", \"kind\": \"train\", \"seed\": 7, \"settings\": "
          + "{\"dataset\": \"circle\", \"samples\": 40, "
      ))
    #expect(json.contains("\"initializer\": \"zero\""))
    #expect(
      json.contains(
        "\"steps\": 2, \"finished\": \"completed\", \"diverged\": false, \"measures\": {\"train-loss\": 0."))
    #expect(json.hasSuffix("\"claims\": [{\"say\": \"It \\\"works\\\".\", \"holds\": true}]}\n"))
  }

  @Test("the history of a run starts at step 0 and ends where it stands")
  func history() throws {
    let history = try Run(training(epochs: 700), steps: 333).history
    #expect(history.first?.step == 0)
    #expect(history.last?.step == 333)
    #expect(zip(history, history.dropFirst()).allSatisfy { $0.step < $1.step })
    #expect(history.first?.readings.map(\.measure.text).prefix(2) == ["train-loss", "test-loss"])
  }

  @Test("a recorded curve stays bounded and its points do not move while it grows")
  func thinning() throws {
    var run = try Run(training(network: "[{dense: 1}]", epochs: 20))
    try run.turn("epochs", to: .text("5000"))
    var before: Set<Int> = []
    for _ in 0..<10 {
      run.advance(by: 500)
      let steps = run.history.map(\.step)
      #expect(steps.count <= 1_001)
      if steps.count > before.count { #expect(before.subtracting(steps).count <= 1) }
      before = Set(steps)
    }
    #expect(run.step == 5_000)
  }

  @Test("a missing table is refused by name")
  func missingTable() throws {
    let text = training(
      data: "{table: {file: data/iris.csv, label: species}}", network: "[{dense: 3}]", loss: "softmax-cross-entropy")
    let error = #expect(throws: ExperimentError.self) { try Run(try experiment(text)) }
    #expect(error?.message == "The data file \"data/iris.csv\" was not found beside the lesson.")
  }

  @Test("a table is trained on")
  func table() throws {
    let text = training(
      data: "{table: {file: t.csv, label: kind, test-share: 0.25}}", network: "[{dense: 2}]",
      loss: "softmax-cross-entropy", epochs: 30)
    var csv = "a,b,c,kind\n"
    for index in 0..<20 { csv += "\(index),\(index * index),1,\(index < 10 ? "low" : "high")\n" }
    var run = try Run(try experiment(text), tables: Tables(["t.csv": Array(csv.utf8)]))
    run.advance(by: 30)
    #expect(run.value(of: Measure(.trainAccuracy)) ?? 0 > 0.8)
    #expect(run.value(of: Measure(.testLoss)) != nil)
  }
}
