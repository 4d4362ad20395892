import Course
import Foundation
import GRDB
import Testing

@testable import Platform

@Suite("Progress that cannot be kept") struct ProgressFailureTests {
  static let event = ProgressEvent(id: "new", time: 1, what: .read(lesson: "a", page: "b"))

  /// A log that cannot be used, how it came to be, and what is said.
  struct Broken: CustomTestStringConvertible {
    var name: String
    var make: @Sendable (ScratchFolder) throws -> Void
    var failure: @Sendable (String) -> ProgressFailure
    var testDescription: String { name }
  }

  static let broken = [
    Broken(
      name: "a newer migration",
      make: { try alter($0, "INSERT INTO grdb_migrations VALUES ('memory of words')") }, failure: { .newer($0) }),
    Broken(
      name: "a newer version number", make: { try alter($0, "PRAGMA user_version = 3") }, failure: { .newer($0) }),
    Broken(
      name: "a text", make: { try $0.write(String(repeating: "my diary\n", count: 100), to: "progress.sqlite") },
      failure: { .noDatabase($0) }),
    Broken(
      name: "another program's database",
      make: { folder in
        try DatabaseQueue(path: folder.path("progress.sqlite")).write {
          try $0.execute(sql: "CREATE TABLE bookmark (a)")
        }
      }, failure: { .foreign($0) }),
    Broken(name: "all pages damaged but the first", make: { try damage($0, 4_096...) }, failure: { .damaged($0) }),
    Broken(
      name: "one page damaged in the middle", make: { try damage($0, 40_960..<45_056) }, failure: { .damaged($0) }),
    Broken(name: "a log cut off", make: { try cut($0) }, failure: { .damaged($0) }),
    Broken(
      name: "a folder in its place",
      make: {
        try FileManager.default.createDirectory(atPath: $0.path("progress.sqlite"), withIntermediateDirectories: true)
      },
      failure: { .unopenable($0) }),
  ]

  static func alter(_ folder: ScratchFolder, _ sql: String) throws {
    let store = try ProgressStore(at: folder.path("progress.sqlite"))
    try store.append(event)
    try store.database.writeWithoutTransaction { try $0.execute(sql: sql) }
    store.close()
  }

  /// A log of some pages, with noise in a part of it.
  static func damage(_ folder: ScratchFolder, _ range: any RangeExpression<Int> & Sendable) throws {
    try alterBytes(folder) { bytes in
      let range = range.relative(to: bytes)
      bytes.replaceSubrange(range, with: Data(repeating: 0xAB, count: range.count))
    }
  }

  static func cut(_ folder: ScratchFolder) throws { try alterBytes(folder) { $0 = $0.prefix(30_000) } }

  static func alterBytes(_ folder: ScratchFolder, _ change: (inout Data) -> Void) throws {
    let path = folder.path("progress.sqlite")
    let store = try ProgressStore(at: path)
    for event in ProgressSamples.history(200) { try store.append(event) }
    store.close()
    var bytes = try Data(contentsOf: URL(filePath: path))
    change(&bytes)
    try bytes.write(to: URL(filePath: path))
  }

  @Test("a log that cannot be used is left as it is, and the lesson opens with nothing done", arguments: broken)
  func unusable(_ example: Broken) throws {
    let folder = try ScratchFolder()
    try example.make(folder)
    let path = folder.path("progress.sqlite")
    let before = try? Data(contentsOf: URL(filePath: path))
    let saved = SavedProgress(at: path)
    #expect(saved.problem == example.failure(path).message)
    #expect(saved.store == nil)
    #expect(saved.progress == Progress())

    let mailbox = Mailbox()
    let writer = ProgressWriter(saved, mailbox: mailbox)
    writer.record(Self.event.what, at: 1)
    #expect(writer.drain(seconds: 10) == 1)
    #expect(mailbox.take().map(\.what) == [.notSaved(example.failure(path).message)])
    #expect((try? Data(contentsOf: URL(filePath: path))) == before)
  }

  @Test("a disk that fills up is told, and what was there stays")
  func full() throws {
    let folder = try ScratchFolder()
    let store = try ProgressStore(at: folder.path("progress.sqlite"))
    try store.append(Self.event)
    try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    let large = ProgressEvent(
      id: "large", time: 2, what: ProgressSamples.answer(text: String(repeating: "a", count: 50_000)))
    #expect(throws: ProgressFailure.full(store.path)) { try store.append(large) }
    #expect(try store.events() == [Self.event])
    try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    try store.append(large)
    #expect(try store.events() == [Self.event, large])
  }

  @Test("a connection that may only read says so")
  func readOnly() throws {
    let folder = try ScratchFolder()
    let store = try ProgressStore(at: folder.path("progress.sqlite"))
    try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
    #expect(throws: ProgressFailure.unwritable(store.path)) { try store.append(Self.event) }
  }

  @Test("a folder that cannot be made is told by its name")
  func folder() throws {
    let folder = try ScratchFolder()
    try folder.write("", to: "file")
    let path = folder.path("file/gradus/progress.sqlite")
    let failure = ProgressFailure.folder(.unwritable(folder.path("file/gradus"), reason: "Not a directory."))
    #expect(SavedProgress(at: path).problem == failure.message)
    #expect(throws: failure) { try ProgressStore(at: path) }
  }

  @Test("without a home, progress lasts for the session")
  func noHome() {
    let saved = SavedProgress(at: nil)
    #expect(saved.problem == ProgressFailure.noHome.message)
    #expect(saved.progress == Progress())
  }

  @Test("a log that is not there is not made by looking for it")
  func absent() throws {
    let folder = try ScratchFolder()
    let saved = SavedProgress(at: folder.path("gradus/progress.sqlite"))
    #expect(saved.problem == nil)
    #expect(!folder.has("gradus"))
  }

  static let sentences: [(ProgressFailure, String)] = [
    (
      .noHome,
      "There is no home directory to keep progress in (HOME is not set); what you do now is remembered for this session only. "
        + "Name a folder with --data-dir DIR."
    ),
    (
      .folder(.unwritable("/a", reason: "Permission denied.")),
      "\"/a\" cannot be written: Permission denied. So what you do now is remembered for this session only. Make it writable, or "
        + "name another folder with --data-dir DIR."
    ),
    (
      .newer("/a/p"),
      "\"/a/p\" was written by a newer Gradus; it is left as it is, and what you do now is remembered for this session only. "
        + "Update Gradus, or name another folder with --data-dir DIR."
    ),
    (
      .foreign("/a/p"),
      "\"/a/p\" belongs to another program; it is left as it is, and what you do now is remembered for this session only. "
        + "Move it away, or name another folder with --data-dir DIR."
    ),
    (
      .damaged("/a/p"),
      "\"/a/p\" is damaged; it is left as it is, and what you do now is remembered for this session only. "
        + "Move it away to begin anew, put a copy of it back, or name another folder with --data-dir DIR."
    ),
    (
      .noDatabase("/a/p"),
      "\"/a/p\" is not a database; it is left as it is, and what you do now is remembered for this session only. "
        + "Move it away to begin anew, or name another folder with --data-dir DIR."
    ),
    (
      .unwritable("/a/p"),
      "\"/a/p\" cannot be written; what you do now is remembered for this session only. "
        + "Make it and its folder writable, or name another folder with --data-dir DIR."
    ),
    (
      .unopenable("/a/p"),
      "\"/a/p\" cannot be opened for writing; what you do now is remembered for this session only. "
        + "Make it and its folder readable and writable, or name another folder with --data-dir DIR."
    ),
    (
      .full("/a/p"),
      "The disk is full, so \"/a/p\" cannot take what you did. Make some room; Gradus tries again with your next step."
    ),
    (
      .locked("/a/p"),
      "\"/a/p\" is kept locked by another program. Close that one; Gradus tries again with your next step."
    ),
    (
      .other("/a/p", reason: "disk I/O error"),
      "\"/a/p\" cannot take what you did (disk I/O error). Gradus tries again with your next step; --data-dir DIR names "
        + "another folder."
    ),
  ]

  @Test("each failure has a sentence that says what to do", arguments: sentences)
  func sentence(failure: ProgressFailure, expected: String) { #expect(failure.message == expected) }

  static let codes: [(ResultCode, ProgressFailure)] = [
    (.SQLITE_NOTADB, .noDatabase("p")), (.SQLITE_CORRUPT, .damaged("p")), (.SQLITE_CORRUPT_INDEX, .damaged("p")),
    (.SQLITE_FULL, .full("p")), (.SQLITE_READONLY, .unwritable("p")), (.SQLITE_READONLY_DIRECTORY, .unwritable("p")),
    (.SQLITE_CANTOPEN, .unopenable("p")), (.SQLITE_BUSY, .locked("p")), (.SQLITE_LOCKED, .locked("p")),
    (.SQLITE_IOERR_SHMSIZE, .full("p")), (.SQLITE_IOERR_WRITE, .other("p", reason: "why")),
  ]

  @Test("each complaint of SQLite is understood", arguments: codes)
  func code(_ code: ResultCode, expected: ProgressFailure) {
    #expect(ProgressFailure(DatabaseError(resultCode: code, message: "why"), at: "p") == expected)
  }
}
