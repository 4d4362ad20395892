import Course
import Foundation
import GRDB
import Testing
import Tutor

@testable import Platform

@Suite("Progress writer") struct ProgressWriterTests {
  let scratch: ScratchFolder
  let path: String

  init() throws {
    scratch = try ScratchFolder()
    path = scratch.path("data/progress.sqlite")
  }

  static func read(_ number: Int) -> ProgressEvent.What { .read(lesson: "a", page: "\(number)") }

  /// Waits until a message has been left.
  func isAwake(_ wakePipe: WakePipe) -> Bool {
    var file = pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0)
    return poll(&file, 1, 30_000) == 1
  }

  @Test("what is recorded is saved in order, each event acknowledged by its id, and made where there was no log")
  func order() throws {
    let mailbox = Mailbox()
    let writer = ProgressWriter(SavedProgress(at: path), mailbox: mailbox)
    for number in 0..<50 { writer.record(Self.read(number), at: Double(number)) }
    #expect(writer.drain(seconds: 10) == 0)
    let events = try ProgressStore(at: path).events()
    #expect(events.map(\.what) == (0..<50).map(Self.read))
    #expect(events.map(\.time) == (0..<50).map(Double.init))
    #expect(mailbox.take().map(\.what) == events.map { .saved(eventID: $0.id) })
    #expect(Set(events.map(\.id)).count == 50)
  }

  @Test("a message comes without anybody draining")
  func message() throws {
    let wakePipe = try #require(WakePipe())
    let mailbox = Mailbox(wakePipe: wakePipe)
    let writer = ProgressWriter(SavedProgress(at: path), mailbox: mailbox)
    writer.record(Self.read(1), at: 1)
    #expect(isAwake(wakePipe))
    let events = try ProgressStore(at: path).events()
    #expect(mailbox.take().map(\.what) == events.map { .saved(eventID: $0.id) })
    #expect(events.count == 1)
  }

  @Test("what was saved before is there, and the log goes on")
  func goesOn() throws {
    for number in 0..<3 {
      let saved = SavedProgress(at: path)
      #expect(saved.progress.pagesRead.count == number)
      let writer = ProgressWriter(saved, mailbox: Mailbox())
      writer.record(Self.read(number), at: 1)
      #expect(writer.drain(seconds: 10) == 0)
    }
  }

  @Test("what could not be saved is kept in order, told once, and saved when it can be")
  func retry() throws {
    try scratch.write("", to: "data")
    let mailbox = Mailbox()
    let writer = ProgressWriter(SavedProgress(at: path), mailbox: mailbox)
    for number in 0..<3 {
      writer.record(Self.read(number), at: Double(number))
      #expect(writer.drain(seconds: 10) == number + 1)
    }
    let failure = ProgressFailure.folder(.unwritable(scratch.path("data"), reason: "Not a directory."))
    #expect(mailbox.take().map(\.what) == [.notSaved(failure.message)])

    try FileManager.default.removeItem(atPath: scratch.path("data"))
    writer.record(Self.read(3), at: 3)
    #expect(writer.drain(seconds: 10) == 0)
    let events = try ProgressStore(at: path).events()
    #expect(events.map(\.what) == (0..<4).map(Self.read))
    #expect(mailbox.take().map(\.what) == events.map { .saved(eventID: $0.id) })
  }

  @Test("each failure that differs is told")
  func distinct() throws {
    try scratch.write("", to: "data")
    let mailbox = Mailbox()
    let writer = ProgressWriter(SavedProgress(at: path), mailbox: mailbox)
    writer.record(Self.read(0), at: 0)
    #expect(writer.drain(seconds: 10) == 1)
    try FileManager.default.removeItem(atPath: scratch.path("data"))
    try PrivateFolder.make(scratch.path("data"))
    try scratch.write("a text and no database, however long it is", to: "data/progress.sqlite")
    #expect(writer.drain(seconds: 10) == 1)
    #expect(writer.drain(seconds: 10) == 1)
    let folder = ProgressFailure.folder(.unwritable(scratch.path("data"), reason: "Not a directory."))
    let expected = [folder, .noDatabase(path)].map { Message.What.notSaved($0.message) }
    #expect(mailbox.take().map(\.what) == expected)
  }

  @Test("a full disk loses nothing once there is room again")
  func full() throws {
    let saved = SavedProgress(at: path)
    let first = ProgressWriter(saved, mailbox: Mailbox())
    first.record(Self.read(0), at: 0)
    #expect(first.drain(seconds: 10) == 0)

    let crowded = SavedProgress(at: path)
    try crowded.store?.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    let wakePipe = try #require(WakePipe())
    let mailbox = Mailbox(wakePipe: wakePipe)
    let writer = ProgressWriter(crowded, mailbox: mailbox)
    let large = ProgressSamples.answer(text: String(repeating: "a", count: 50_000))
    writer.record(large, at: 1)
    #expect(isAwake(wakePipe))
    #expect(mailbox.take().map(\.what) == [.notSaved(ProgressFailure.full(path).message)])
    #expect(writer.drain(seconds: 10) == 0)
    #expect(try ProgressStore(at: path).events().map(\.what) == [Self.read(0), large])
  }

  @Test("draining waits no longer than it may, and says what is left")
  func locked() throws {
    let other = try ProgressStore(at: path)
    try other.database.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      let writer = ProgressWriter(SavedProgress(at: path), mailbox: Mailbox())
      writer.record(Self.read(0), at: 0)
      #expect(writer.drain(seconds: 0) == 1)
      try database.execute(sql: "COMMIT")
      #expect(writer.drain(seconds: 30) == 0)
    }
  }

  @Test("without a home nothing is saved, and it is told once")
  func noHome() {
    let mailbox = Mailbox()
    let writer = ProgressWriter(SavedProgress(at: nil), mailbox: mailbox)
    writer.record(Self.read(0), at: 0)
    #expect(writer.drain(seconds: 10) == 1)
    #expect(mailbox.take().map(\.what) == [.notSaved(ProgressFailure.noHome.message)])
  }
}
