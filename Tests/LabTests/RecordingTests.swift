import Engine
import Lab
import Testing

@Suite("Recording")
struct RecordingTests {
  @Test("knob turns are replayed at their steps")
  func turns() throws {
    var recording = try Recording(try experiment(training(batch: "8", epochs: 200)))
    recording.advance(by: 30)
    #expect(recording.perform(.turn("learning-rate", .text("0.01"))) == nil)
    recording.advance(by: 30)
    #expect(recording.perform(.turn("batch", .text("full"))) == nil)
    recording.advance(by: 40)
    let end = recording.frame
    for step in [70, 59, 31, 30, 12, 0] {
      _ = recording.perform(.rewind(to: step))
      #expect(recording.step == step)
      let rate = recording.experiment.allKnobs.first { $0.name == "learning-rate" }?.value
      #expect(rate == .text(step >= 30 ? "0.01" : "0.3"), "at step \(step)")
      _ = recording.perform(.forward(100))
      #expect(recording.frame == end, "after step \(step)")
    }
  }

  @Test("a rewound run trains on as it did the first time, then goes further")
  func trainingOn() throws {
    var straight = try Recording(try experiment(training(epochs: 100)))
    straight.advance(by: 80)
    var rewound = try Recording(try experiment(training(epochs: 100)))
    rewound.advance(by: 60)
    _ = rewound.perform(.rewind(to: 17))
    #expect(rewound.isPaused)
    rewound.advance(by: 10)
    #expect(rewound.step == 17)
    _ = rewound.perform(.run)
    rewound.advance(by: 63)
    #expect(rewound.frame == straight.frame)
    #expect(rewound.furthestStep == 80)
  }

  @Test("a knob turned in the past forgets the future that no longer follows")
  func turningInThePast() throws {
    var recording = try Recording(try experiment(training(epochs: 100)))
    recording.advance(by: 50)
    let was = recording.frame
    _ = recording.perform(.rewind(to: 20))
    _ = recording.perform(.turn("learning-rate", .text("0.05")))
    #expect(recording.furthestStep == 20)
    _ = recording.perform(.run)
    recording.advance(by: 30)
    #expect(recording.step == 50)
    #expect(recording.frame.readings != was.readings)
  }

  @Test("pause, single steps, whole epochs and reset do what they say")
  func commands() throws {
    var recording = try Recording(try experiment(training(batch: "16", epochs: 10)))
    let start = recording.frame
    recording.advance(by: 4)
    _ = recording.perform(.toggle)
    #expect(recording.isPaused)
    _ = recording.perform(.step)
    #expect(recording.step == 5)
    _ = recording.perform(.epoch)
    #expect(recording.step == 6)
    _ = recording.perform(.epoch)
    #expect(recording.step == 9)
    _ = recording.perform(.back(2))
    #expect(recording.step == 7)
    _ = recording.perform(.forward(1))
    #expect(recording.step == 8)
    _ = recording.perform(.reset)
    #expect(recording.frame == start)
    _ = recording.perform(.seed(99))
    #expect(recording.experiment.seed == 99)
  }

  @Test("a pace may be slower than a step a frame, and the ladder leads there and back")
  func slowPace() throws {
    var recording = try Recording(try experiment(training(more: "pace: 1/3")))
    #expect(recording.pace == .framesPerStep(3))
    _ = recording.perform(.faster)
    #expect(recording.pace == .framesPerStep(2))
    _ = recording.perform(.faster)
    #expect(recording.pace == .stepsPerFrame(1))
    for _ in 0..<9 { _ = recording.perform(.slower) }
    #expect(recording.pace == .framesPerStep(60))
    for wrong in ["1/1", "1/61", "1/x", "2/3"] {
      #expect(throws: SettingProblem.self) { try Pace.read(.text(wrong)) }
    }
  }

  @Test("pace is remembered and never changes what is trained")
  func pace() throws {
    var recording = try Recording(try experiment(training(more: "pace: 20")))
    #expect(recording.pace == .stepsPerFrame(20))
    _ = recording.perform(.faster)
    #expect(recording.pace == .stepsPerFrame(50))
    _ = recording.perform(.slower)
    _ = recording.perform(.slower)
    #expect(recording.pace == .stepsPerFrame(10))
    _ = recording.perform(.setPace(.unlimited))
    #expect(recording.pace == .unlimited)
    #expect(recording.step == 0)
  }

  @Test("a refused command says why and changes nothing")
  func refusal() throws {
    var recording = try Recording(try experiment(training()))
    recording.advance(by: 5)
    let before = recording.frame
    #expect(recording.perform(.turn("lerning-rate", .text("1")))?.hint == "did you mean \"learning-rate\"?")
    #expect(recording.frame == before)
  }

  @Test(
    "commands with absurd numbers stay within the run",
    arguments: [
      LabCommand.rewind(to: .min), .rewind(to: .max), .back(.max), .back(.min), .forward(.max), .forward(.min),
    ])
  func absurd(command: LabCommand) throws {
    var recording = try Recording(try experiment(training()))
    recording.advance(by: .max)
    #expect(recording.step == 40)
    _ = recording.perform(.rewind(to: 20))
    _ = recording.perform(command)
    #expect((0...40).contains(recording.step))
  }

  @Test("a long recording can be rewound to any step from few checkpoints")
  func longRecording() throws {
    let text = training(network: "[{dense: 1}]", epochs: 3_000)
    var recording = try Recording(try experiment(text))
    recording.advance(by: 3_000)
    for step in [2_999, 1_234, 1, 0] {
      _ = recording.perform(.rewind(to: step))
      var straight = try Run(text)
      straight.advance(by: step)
      #expect(recording.present.readings() == straight.readings(), "step \(step)")
    }
  }
}
