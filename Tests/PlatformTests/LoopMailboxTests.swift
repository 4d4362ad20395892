import Foundation
import Lab
import Testing
import Tutor

@testable import Platform

@Suite("Mailbox") struct LoopMailboxTests {
  private func frame(_ step: Int) throws -> Frame {
    Frame(
      step: step, epoch: 0, plannedSteps: nil, panels: [], readings: [], knobs: [], claims: [], seed: 0, ending: nil)
  }

  private func isReadable(_ pipe: WakePipe) -> Bool {
    var file = pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)
    return poll(&file, 1, 0) > 0
  }

  @Test("messages are taken once, in their order, and pictures after them")
  func order() throws {
    let mailbox = Mailbox()
    try mailbox.post(frame(1), of: RunID(1))
    mailbox.post(.notice("a"))
    mailbox.post(.notice("b"))
    #expect(mailbox.take().map(\.what) == [.notice("a"), .notice("b"), .frame(RunID(1), try frame(1))])
    #expect(mailbox.take().isEmpty)
  }

  @Test("the newest picture of each run takes the place of an older one")
  func newestFrame() throws {
    let mailbox = Mailbox()
    try mailbox.post(frame(1), of: RunID(1))
    try mailbox.post(frame(7), of: RunID(2))
    try mailbox.post(frame(2), of: RunID(1))
    #expect(mailbox.holdsFrame(of: RunID(1)))
    #expect(mailbox.take().map(\.what) == [.frame(RunID(1), try frame(2)), .frame(RunID(2), try frame(7))])
    #expect(!mailbox.holdsFrame(of: RunID(1)))
  }

  @Test("what a stopped run has left is dropped, and nothing else")
  func forgotten() throws {
    let mailbox = Mailbox()
    try mailbox.post(frame(1), of: RunID(1))
    try mailbox.post(frame(1), of: RunID(2))
    mailbox.post(.notice("a"))
    mailbox.forgetFrame(of: RunID(1))
    #expect(mailbox.take().map(\.what) == [.notice("a"), .frame(RunID(2), try frame(1))])
  }

  @Test("a message carries the time it was left at")
  func time() {
    let before = Moment.now
    let mailbox = Mailbox()
    mailbox.post(.notice("a"))
    #expect(mailbox.take().allSatisfy { (before...Moment.now).contains($0.time) })
  }

  @Test("many messages wake once, and the first after a look wakes again")
  func waking() throws {
    let pipe = try #require(WakePipe())
    let mailbox = Mailbox(wakePipe: pipe)
    #expect(!isReadable(pipe))
    for _ in 0..<100_000 { mailbox.post(.notice("a")) }
    #expect(isReadable(pipe))
    var bytes = [UInt8](repeating: 0, count: 100)
    #expect(read(pipe.readEnd, &bytes, 100) == 1)
    pipe.drain()
    #expect(!isReadable(pipe))
    #expect(mailbox.take().count == 100_000)
    mailbox.post(.notice("b"))
    #expect(isReadable(pipe))
  }

  @Test("a full pipe keeps no signal handler waiting, and is emptied whole")
  func fullPipe() throws {
    let pipe = try #require(WakePipe())
    let much = [UInt8](repeating: 0, count: 1 << 20)
    #expect(write(pipe.writeEnd, much, much.count) < much.count)
    #expect(write(pipe.writeEnd, much, 1) == -1)
    pipe.drain()
    #expect(!isReadable(pipe))
  }

  @Test("no message of several threads is lost, and none is left without a wake")
  func threads() throws {
    let inbox = try Inbox()
    let (mailbox, each) = (inbox.mailbox, 20_000)
    for thread in 0..<4 {
      Thread.detachNewThread {
        for number in 0..<each { mailbox.post(.saved(eventID: "\(thread) \(number)")) }
      }
    }
    var next = [0, 0, 0, 0]
    var count = 0
    _ = try inbox.wait("all messages") { message -> Bool? in
      guard case .saved(let text) = message else { return nil }
      let numbers = text.split(separator: " ").compactMap { Int($0) }
      #expect(numbers[1] == next[numbers[0]])
      next[numbers[0]] += 1
      count += 1
      return count == 4 * each ? true : nil
    }
  }
}
