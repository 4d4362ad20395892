import Engine
import Lab
import Testing

@Suite struct WorkersTests {
  @Test(
    "those who help with large steps stay with a run, however it goes on",
    arguments: [training(), sweep("{knob: learning-rate, values: [0.1, 0.5], measure: train-loss}")])
  func staying(text: String) throws {
    let workers = try #require(Workers())
    var run = try Run(try experiment(text))
    #expect(run.workers == nil)
    run.workers = workers
    run.advance(by: 25)
    #expect(run.workers === workers)
    #expect(try run.restarted().workers === workers)
    try run.turn("seed", to: .text("9"))
    #expect(run.step == 0 && run.workers === workers)
    var recording = try Recording(try experiment(text))
    recording.workers = workers
    recording.advance(by: 25)
    for command in [LabCommand.back(3), .fork, .turn("seed", .text("9")), .reset] {
      #expect(recording.perform(command) == nil)
      #expect(recording.workers === workers)
    }
  }

  @Test("an experiment whose steps are large gives the same bits with and without help")
  func sameBits() throws {
    let network = "[{dense: 192, activation: tanh}, {dense: 192, activation: tanh}, {dense: 1}]"
    let large = training(data: "{circle: {samples: 900, scale: 0.2}}", network: network, epochs: 8)
    let workers = try #require(Workers())
    var alone = try Run(try experiment(large))
    var helped = alone
    helped.workers = workers
    alone.advance(by: 8)
    helped.advance(by: 8)
    let loss = alone.value(of: Measure(.trainLoss))
    #expect(loss != nil && loss == helped.value(of: Measure(.trainLoss)))
  }
}
