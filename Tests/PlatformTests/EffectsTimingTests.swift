import Lab
import Testing
import Tutor

@testable import Platform

@Suite("When a run looks up from its steps") struct EffectsTimingTests {
  @Test("a slow run waits before its first step, a fast one does not", arguments: ["1/60", "1"])
  func firstStep(pace: String) throws {
    let inbox = try Inbox()
    let recording = try Recording(try smallTraining(more: "pace: \(pace)"))
    var session = TrainingSession(run: RunID(1), recording: recording, mailbox: inbox.mailbox)
    let isSlow = recording.pace == .framesPerStep(60)
    switch session.advance() {
    case .sleep: #expect(isSlow)
    case .goOn: #expect(!isSlow)
    case .rest: Issue.record("there is something to do")
    }
  }

  @Test("a cheap picture is made thirty times a second")
  func cheap() {
    var schedule = FrameSchedule()
    #expect(schedule.isDue(at: 0))
    schedule.note(cost: 0.0001, at: 1)
    #expect(!schedule.isDue(at: 1.033))
    #expect(schedule.isDue(at: 1.034))
  }

  @Test("a dear picture takes no more than its share of the time")
  func dear() {
    var schedule = FrameSchedule()
    schedule.note(cost: 0.003, at: 1)
    #expect(abs(schedule.interval - 0.1) < 1e-9)
    #expect(!schedule.isDue(at: 1.09))
    #expect(schedule.isDue(at: 1.11))
  }

  @Test("however dear, there are four a second")
  func dearest() {
    var schedule = FrameSchedule()
    for _ in 0..<50 { schedule.note(cost: 1, at: 1) }
    #expect(schedule.interval == FrameSchedule.longest)
  }

  @Test("one dear picture among cheap ones is soon forgotten")
  func forgotten() {
    var schedule = FrameSchedule()
    schedule.note(cost: 0.1, at: 1)
    for _ in 0..<30 { schedule.note(cost: 0.0001, at: 1) }
    #expect(schedule.interval == FrameSchedule.shortest)
  }

  @Test("a picture that came a little late does not put off the next one")
  func late() {
    var schedule = FrameSchedule()
    schedule.note(cost: 0.0001, at: 1)
    schedule.note(cost: 0.0001, at: 1.040)
    #expect(!schedule.isDue(at: 1.066))
    #expect(schedule.isDue(at: 1.067))
  }

  @Test("a picture that was asked for between two others puts the next one off by no more than its own interval")
  func early() {
    var schedule = FrameSchedule()
    schedule.note(cost: 0.0001, at: 1)
    for _ in 0..<9 { schedule.note(cost: 0.0001, at: 1.01) }
    #expect(!schedule.isDue(at: 1.04))
    #expect(schedule.isDue(at: 1.044))
  }

  @Test("a chunk grows to the steps that fit in two milliseconds, fourfold at most each time")
  func growing() {
    var chunk = StepChunk()
    #expect(chunk.steps == 1)
    var sizes: [Int] = []
    for _ in 0..<6 {
      chunk.note(steps: chunk.steps, seconds: Double(chunk.steps) * 10e-6)
      sizes.append(chunk.steps)
    }
    #expect(sizes == [4, 16, 64, 200, 200, 200])
  }

  @Test("a chunk of slow steps is one step")
  func slow() {
    var chunk = StepChunk()
    for _ in 0..<5 { chunk.note(steps: 1_000, seconds: 0.001) }
    chunk.note(steps: 1, seconds: 3)
    #expect(chunk.steps == 1)
  }

  @Test("steps that take no time and no steps at all are no reason to fall over")
  func degenerate() {
    var chunk = StepChunk()
    for _ in 0..<40 { chunk.note(steps: chunk.steps, seconds: 0) }
    #expect(chunk.steps == StepChunk.most)
    let before = chunk
    chunk.note(steps: 0, seconds: 1)
    #expect(chunk == before)
  }
}
