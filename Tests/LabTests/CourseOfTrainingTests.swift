import Engine
@testable import Lab
import Testing

/// What changes over the whole of a training: the rate, the samples, and when it is given up.
@Suite("Schedules, augmentation and early stopping")
struct CourseOfTrainingTests {
  private let moons = "{moons: {samples: 40, noise: 0.3, test-samples: 60}}"

  @Test(
    "a schedule is read with its settings, and written as it is read",
    arguments: [
      ("constant", Schedule(.constant)), ("linear", Schedule(.linear(end: 0))),
      ("{cosine: {end: 0.1, warm-up: 0.2}}", Schedule(.cosine(end: 0.1), warmUp: .init(share: 0.2))),
      ("exponential", Schedule(.exponential(end: 0.01))),
      ("{step: {stages: 4, factor: 0.5}}", Schedule(.step(stages: 4, factor: 0.5))),
      ("{warm-restarts: {growth: 1}}", Schedule(.warmRestarts(cycles: 3, growth: 1))),
      ("flat-cosine", Schedule(.flatCosine)), ("one-cycle", Schedule(.oneCycle(OneCycle()))),
      ("{one-cycle: {rise: 0.5, div: 10}}", Schedule(.oneCycle(OneCycle(rise: 0.5, div: 10)))),
      ("{constant: {warm-up: 0.1}}", Schedule(.constant, warmUp: .init(share: 0.1))),
    ] as [(String, Schedule)])
  func schedules(text: String, expected: Schedule) throws {
    let (read, problems) = Schedule.read(try Setting.parse(text), path: [])
    #expect(problems == [])
    #expect(read == expected)
    var again = Schedule.read(expected.setting, path: []).0
    again?.warmUp = expected.warmUp
    #expect(again == expected)
  }

  @Test(
    "what is wrong is said at its place, with the nearest spelling",
    arguments: [
      ("schedule: cosin", "schedule: \"cosin\" is not a schedule", "did you mean \"cosine\"?"),
      (
        "schedule: {one-cicle: {rise: 0.3}}", "schedule.one-cicle: \"one-cicle\" is not a schedule",
        "did you mean \"one-cycle\"?"
      ),
      (
        "schedule: {one-cycle: {rize: 0.3}}", "schedule.one-cycle.rize: \"rize\" is not a setting of \"one-cycle\"",
        "did you mean \"rise\"?"
      ), ("schedule: {one-cycle: {warm-up: 0.3}}", "schedule.one-cycle.warm-up: \"warm-up\" is not", ""),
      (
        "schedule: {step: {stages: 0}}",
        "schedule.step.stages: the \"stages\" of a schedule is from 1 to 100; 0 is outside", ""
      ),
      ("schedule: [linear]", "schedule: a schedule is one word with its settings", "write {cosine: {warm-up: 0.1}}"),
      ("augmentation: {jiter: 0.1}", "augmentation.jiter: \"jiter\" is not", "did you mean \"jitter\"?"),
      (
        "augmentation: {jitter: 9}",
        "augmentation.jitter: the jitter of inputs is from 0 to 5; 9 is outside", ""
      ), ("augmentation: {shift: 1}", "augmentation: ", "images"),
      ("early-stopping: {patience: 0}", "early-stopping.patience: the patience is from 1 to 10000; 0 is outside", ""),
      ("early-stopping: {}", "early-stopping: early stopping needs \"patience\"", "for example patience: 10"),
    ] as [(String, String, String)])
  func problems(more: String, beginning: String, ending: String) throws {
    let (read, problems) = Experiment.read(try Setting.parse(training(more: more)), id: "x")
    #expect(read == nil)
    let sentence = try #require(problems.first?.sentence)
    #expect(sentence.hasPrefix(beginning), "\(sentence)")
    #expect(ending.isEmpty || sentence.contains(ending), "\(sentence)")
  }

  @Test("the rate of a run is that of its schedule, whatever the batch, and the table has a column for it")
  func rates() throws {
    var run = try Run(training(batch: "8", epochs: 10, more: "schedule: {linear: {end: 0.5}}, show: [rate]"))
    let rate = Measure(.learningRate)
    #expect(run.value(of: rate) ?? 0 == Double(Float(0.3)))
    run.advance(by: 25)
    #expect(abs((run.value(of: rate) ?? 0) - 0.3 * 0.75) < 1e-7)
    let table = run.finish(every: 25)
    let place = try #require(table.header.firstIndex(of: "learning-rate"))
    #expect(abs((table.rows.last?[place] ?? 0) - 0.15) < 1e-7)
    #expect(
      run.sentence("rate")
        == "The learning rate follows the schedule linear end 0.5: it is 0.15 at the end, and was 0.3 at its highest."
    )
  }

  @Test("more epochs stretch the schedule from the present step on")
  func stretched() throws {
    var run = try Run(training(epochs: 10, more: "schedule: linear"), steps: 5)
    let rate = Measure(.learningRate)
    #expect(abs((run.value(of: rate) ?? 0) - 0.15) < 1e-7)
    try run.turn("epochs", to: .number(20))
    #expect(run.step == 5)
    #expect(abs((run.value(of: rate) ?? 0) - 0.225) < 1e-7)
    run.advance(by: 100)
    #expect(run.step == 20)
    #expect(run.value(of: rate) == 0)
  }

  @Test("turning the curve keeps the warm-up, but for one-cycle, which warms up by itself")
  func warmUp() throws {
    var read = try experiment(training(more: "schedule: {linear: {warm-up: 0.2}}"))
    try read.set("schedule", to: .text("cosine"))
    #expect(try schedule(of: read) == Schedule(.cosine(end: 0), warmUp: .init(share: 0.2)))
    try read.set("schedule", to: .text("one-cycle"))
    #expect(try schedule(of: read) == Schedule(.oneCycle(OneCycle())))
    #expect(throws: SettingProblem.self) { try read.set("warm-up", to: .number(0.1)) }
  }

  private func schedule(of experiment: Experiment) throws -> Schedule {
    guard case .train(let training) = experiment.kind else { return Schedule(.constant) }
    return training.schedule
  }

  @Test("a range test and its knobs know no schedule")
  func finding() throws {
    let names = try experiment(finder).allKnobs.map(\.name)
    #expect(!names.contains("schedule"))
    #expect(!names.contains("patience"))
    #expect(names.contains("input-jitter"))
  }

  @Test("noise on the inputs changes the training and not what is measured before it")
  func jitter() throws {
    var plain = try Run(training(data: moons))
    var noisy = try Run(training(data: moons, more: "augmentation: {jitter: 0.5}"))
    let loss = Measure(.trainLoss)
    #expect(plain.value(of: loss) == noisy.value(of: loss))
    plain.advance(by: 5)
    noisy.advance(by: 5)
    #expect(plain.value(of: loss) != noisy.value(of: loss))
    try noisy.turn("input-jitter", to: .number(0))
    #expect(noisy.step == 5)
  }

  @Test("early stopping ends a run when the test loss no longer falls, with the best weights back")
  func stopping() throws {
    let text = training(
      data: moons, network: "[{dense: 32, activation: relu}, {dense: 1}]", optimizer: "{adam: {learning-rate: 0.1}}",
      batch: "8", epochs: 400)
    let loss = Measure(.testLoss)
    var free = try Run(text)
    var best = free.value(of: loss) ?? 0
    var bestEpoch = 0
    var stopped = 0
    for epoch in 1...400 {
      free.advance(by: free.stepsPerEpoch)
      let value = free.value(of: loss) ?? .infinity
      if value < best { (best, bestEpoch) = (value, epoch) }
      if epoch - bestEpoch == 7 {
        stopped = epoch
        break
      }
    }
    let patient = try Run(text.dropLast() + ", early-stopping: {patience: 7}}", steps: 100_000)
    #expect(stopped > 0)
    #expect(patient.epoch == Double(stopped))
    #expect(patient.value(of: loss) == best)
    #expect(patient.ending?.words.contains("patience") == true)
    #expect(patient.ending?.words.contains("\(bestEpoch * 5) steps") == true)
  }

  @Test("a run that early stopping ended is rewound and replayed to the same end")
  func replay() throws {
    let text = training(
      data: moons, optimizer: "{adam: {learning-rate: 0.3}}", batch: "8", epochs: 400,
      more: "early-stopping: {patience: 3}, show: [loss, rate]")
    var recording = try Recording(try experiment(text))
    recording.advance(by: 100_000)
    let end = recording.frame
    #expect(recording.ending != nil)
    #expect(recording.step < 2_000)
    #expect(recording.perform(.rewind(to: end.step / 2)) == nil)
    #expect(recording.ending == nil)
    #expect(recording.perform(.forward(1_000_000)) == nil)
    #expect(recording.frame == end)
  }

  @Test("data without a test refuse early stopping in words before anything is trained")
  func noTest() throws {
    let text = training(
      data: "{text: {file: words.txt, steps: 4}}", network: "[{rnn: 3, output: every}, {dense: 4}]",
      loss: "softmax-cross-entropy", more: "early-stopping: {patience: 5}")
    let error = #expect(throws: ExperimentError.self) { _ = try Run(text) }
    #expect(error?.message == "Early stopping watches the loss on held-out data, and there are none.")
  }
}
