import Foundation
import Lab
import Testing
import Tutor

@testable import Platform

/// A mailbox with somebody who waits at it.
final class Inbox {
  let wakePipe: WakePipe
  let mailbox: Mailbox
  /// Everything that has arrived, oldest first.
  private(set) var messages: [Message.What] = []

  init() throws {
    wakePipe = try #require(WakePipe())
    mailbox = Mailbox(wakePipe: wakePipe)
  }

  var frames: [Frame] {
    messages.compactMap { if case .frame(_, let frame) = $0 { frame } else { nil } }
  }

  /// Waits at the pipe until the newest message of a kind is as wanted. Fails the test when it never is.
  func wait<Value>(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, for value: (Message.What) -> Value?
  ) throws -> Value {
    var seen = 0
    let deadline = ContinuousClock.now + .seconds(20)
    while true {
      while seen < messages.count {
        seen += 1
        if let value = value(messages[seen - 1]) { return value }
      }
      if ContinuousClock.now > deadline {
        Issue.record(
          "\(what): never came; the last step was \(frames.last?.step ?? -1)", sourceLocation: sourceLocation)
        throw CancellationError()
      }
      listen()
    }
  }

  /// Waits for a picture of the run.
  @discardableResult func frame(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, where condition: (Frame) -> Bool
  ) throws -> Frame {
    try wait(what, sourceLocation: sourceLocation) {
      if case .frame(_, let frame) = $0, condition(frame) { frame } else { nil }
    }
  }

  /// Forgets what has come so far: what is waited for is newer.
  func forget() { messages.removeAll() }

  private func listen() {
    var file = pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(&file, 1, 200)
    wakePipe.drain()
    messages += mailbox.take().map(\.what)
  }
}

/// A small training, read as an author writes it. `more` comes last, so it can add keys.
func smallTraining(epochs: Int = 300, batch: String = "8", seed: Int = 7, more: String = "") throws -> Experiment {
  let text =
    "{kind: train, data: {circle: {samples: 40, scale: 0.2}}, "
    + "network: [{dense: 4, activation: tanh}, {dense: 4, activation: tanh}, {dense: 1}], initializer: xavier, "
    + "loss: binary-cross-entropy, optimizer: {sgd: {learning-rate: 0.3}}, batch: \(batch), epochs: \(epochs), "
    + "seed: \(seed)\(more.isEmpty ? "" : ", " + more)}"
  return try readExperiment(text)
}

func readExperiment(_ text: String) throws -> Experiment {
  let (experiment, problems) = Experiment.read(try Setting.parse(text), id: "test")
  #expect(problems.map(\.sentence) == [])
  return try #require(experiment)
}
