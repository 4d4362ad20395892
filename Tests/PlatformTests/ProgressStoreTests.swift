import Course
import Foundation
import GRDB
import Testing

@testable import Platform

@Suite("Progress store") struct ProgressStoreTests {
  let scratch: ScratchFolder
  let path: String

  init() throws {
    scratch = try ScratchFolder()
    path = scratch.path("data/progress.sqlite")
  }

  @Test("every event comes back as it was, in order")
  func roundTrip() throws {
    let events = ProgressSamples.events
    let store = try ProgressStore(at: path)
    for event in events { try store.append(event) }
    store.close()
    let found = try ProgressStore(at: path).events()
    #expect(found.count == events.count)
    for (found, event) in zip(found, events) {
      #expect(exactBytes(found) == exactBytes(event), "\(event)")
    }
  }

  @Test("progress is the fold of the log")
  func fold() throws {
    let store = try ProgressStore(at: path)
    #expect(try store.progress() == Progress())
    let events = ProgressSamples.events + ProgressSamples.history(500)
    for event in events { try store.append(event) }
    #expect(try store.progress() == Progress(events))
  }

  @Test("an event that is there already is not added again")
  func twice() throws {
    let store = try ProgressStore(at: path)
    let event = ProgressEvent(id: "one", time: 1, what: .read(lesson: "a", page: "b"))
    try store.append(event)
    try store.append(event)
    #expect(try store.events() == [event])
  }

  @Test("answers and runs can be asked for in SQL")
  func queries() throws {
    let store = try ProgressStore(at: path)
    for (index, what) in [ProgressSamples.answer(), ProgressSamples.run(seed: .max)].enumerated() {
      try store.append(ProgressEvent(id: "\(index)", time: Double(index), what: what))
    }
    try store.database.read { database in
      let answer = try Row.fetchOne(
        database, sql: "SELECT grade, duration, attempt, hints, seed FROM event WHERE kind = 'answered'")
      #expect(
        answer.map { Array($0.databaseValues) } == [
          "right".databaseValue, 2.5.databaseValue, 1.databaseValue, 1.databaseValue, "7".databaseValue,
        ])
      let loss = try Row.fetchOne(
        database,
        sql: """
          SELECT seed, json_extract(value, '$.value') FROM event, json_each(measures)
          WHERE kind = 'ran' AND json_extract(value, '$.name') = 'train-loss'
          """)
      #expect(loss.map { Array($0.databaseValues) } == ["18446744073709551615".databaseValue, 0.693.databaseValue])
    }
  }

  @Test("rows that this version does not know are kept and skipped")
  func unknownKinds() throws {
    let store = try ProgressStore(at: path)
    let event = ProgressEvent(id: "known", time: 1, what: .read(lesson: "a", page: "b"))
    try store.append(event)
    try store.database.write { database in
      try database.execute(
        sql: """
          INSERT INTO event (id, time, kind, lesson) VALUES ('reset', 2, 'reset', NULL);
          INSERT INTO event (id, time, kind, lesson, item) VALUES ('half', 3, 'answered', 'a', 'b');
          INSERT INTO event (id, time, kind, lesson, item, seed, steps, ending, settings, measures)
            VALUES ('broken', 4, 'ran', 'a', 'b', '1', 2, 'completed', '[{]', '[]');
          """)
    }
    store.close()
    let reopened = try ProgressStore(at: path)
    #expect(try reopened.events() == [event])
    #expect(try reopened.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") } == 4)
  }

  @Test("a log of the first version opens as it always will")
  func firstVersion() throws {
    try PrivateFolder.make(scratch.path("data"))
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
          INSERT INTO grdb_migrations VALUES ('log of events');
          CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time REAL, kind TEXT NOT NULL,
            lesson TEXT, item TEXT, answer TEXT, grade TEXT, is_right INTEGER, attempt INTEGER, hints INTEGER,
            duration REAL, seed TEXT, steps INTEGER, ending TEXT, settings TEXT, measures TEXT);
          INSERT INTO event (id, time, kind, lesson, item) VALUES ('one', 1.5, 'visited', 'a', 'b');
          """)
    }
    try queue.close()
    let store = try ProgressStore(at: path)
    let first = ProgressEvent(id: "one", time: 1.5, what: .visited(lesson: "a", page: "b"))
    #expect(try store.events() == [first])
    let second = ProgressEvent(id: "two", time: 2, what: ProgressSamples.run())
    try store.append(second)
    #expect(try store.events() == [first, second])
  }

  @Test("the log is in write-ahead mode and whole after it is closed, in a folder for its owner alone")
  func files() throws {
    let store = try ProgressStore(at: path)
    try store.append(ProgressEvent(id: "one", time: 1, what: .read(lesson: "a", page: "b")))
    #expect(try store.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    store.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("data")) == ["progress.sqlite"])
    let mode = try FileManager.default.attributesOfItem(atPath: scratch.path("data"))[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o700)
  }

  @Test("opening and reading a log writes nothing")
  func reading() throws {
    let store = try ProgressStore(at: path)
    for event in ProgressSamples.history(50) { try store.append(event) }
    store.close()
    let before = try Data(contentsOf: URL(filePath: path))
    let reader = try ProgressStore(at: path)
    #expect(try reader.events().count == 50)
    let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? NSNumber
    #expect(size?.intValue == 0)
    reader.close()
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }

  @Test("a log can be read without a trace, as on a disk that cannot be written")
  func immutable() throws {
    let store = try ProgressStore(at: path)
    for event in ProgressSamples.events { try store.append(event) }
    store.close()
    let reader = try ProgressStore(reading: path)
    #expect(try reader.progress() == Progress(ProgressSamples.events))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("data")) == ["progress.sqlite"])
    #expect(throws: ProgressFailure.unwritable(path)) {
      try reader.append(ProgressEvent(id: "new", time: 1, what: .read(lesson: "a", page: "b")))
    }
  }

  func integrity(of store: ProgressStore) throws -> String? {
    try store.database.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
  }

  @Test("two writers at once, even on a log that neither has made yet, lose nothing")
  func together() async throws {
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          let store = try ProgressStore(at: path)
          for number in 0..<100 {
            let what = ProgressEvent.What.read(lesson: "\(writer)", page: "\(number)")
            try store.append(ProgressEvent(id: "\(writer)-\(number)", time: Double(number), what: what))
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try ProgressStore(at: path)
    let events = try store.events()
    #expect(events.count == 200)
    for writer in ["0", "1"] {
      let pages = events.compactMap { event -> String? in
        if case .read(writer, let page) = event.what { page } else { nil }
      }
      #expect(pages == (0..<100).map(String.init))
    }
    #expect(try integrity(of: store) == "ok")
  }

  @Test("a process killed while it writes loses nothing that was acknowledged")
  func killed() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = scratch.path as String] in
      let store = try ProgressStore(at: path + "/progress.sqlite")
      let acknowledged = open(path + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
      for number in 0... {
        let id = "event-\(number)\n"
        try store.append(ProgressEvent(id: id, time: 1, what: .read(lesson: "a", page: id)))
        _ = id.withCString { write(acknowledged, $0, strlen($0)) }
        // From here on death may come at any moment of the next transactions.
        if number == 20 { Thread.detachNewThread { kill(getpid(), SIGKILL) } }
      }
    }
    let acknowledged = try scratch.read("acknowledged").split(separator: "\n").map { $0 + "\n" }
    #expect(acknowledged.count > 20)
    let store = try ProgressStore(at: scratch.path("progress.sqlite"))
    let found = try store.events().map(\.id)
    #expect(found.starts(with: acknowledged.map(String.init)))
    #expect(found.count <= acknowledged.count + 1)
    #expect(try integrity(of: store) == "ok")
  }
}
