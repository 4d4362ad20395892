import Foundation
import GRDB

/// The table of the log, and how a database comes to have it.
///
/// One row an event; what its kind does not have is NULL. So a question about the past is one line of SQL:
///
///     SELECT grade, count(*), avg(duration) FROM event WHERE kind = 'answered' GROUP BY grade;
///     SELECT seed, value ->> 'value' FROM event, json_each(measures)
///       WHERE item = 'zero-trap' AND value ->> 'name' = 'train-loss';
enum ProgressSchema {
  enum State: Equatable { case complete, missing }

  /// What a database is, before anything is written to it.
  static func state(of queue: DatabaseQueue, at path: String) throws -> State {
    try queue.read { database in
      let tables = try String.fetchSet(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
      guard tables.contains("grdb_migrations") else {
        if tables.isEmpty { return .missing }
        throw ProgressFailure.foreign(path)
      }
      let applied = try migrator.appliedIdentifiers(database)
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
      guard applied.isSubset(of: migrator.migrations), version == 0 else { throw ProgressFailure.newer(path) }
      // Nothing may be added to a damaged log. One of 5,000 events is looked through in a millisecond.
      let verdict = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
      guard verdict == "ok" else { throw ProgressFailure.damaged(path) }
      return applied.count == migrator.migrations.count ? .complete : .missing
    }
  }

  /// Makes the table. Several processes may do so at once: the slower ones find the work done, and since SQLite does not
  /// wait for a change of the journal's mode, they try again for a while.
  static func make(in queue: DatabaseQueue) throws {
    let deadline = Moment.steady + ProgressStore.patience
    while true {
      do {
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        return try migrator.migrate(queue)
      } catch {
        if (try? queue.read(migrator.hasCompletedMigrations)) == true { return }
        let isBusy = (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
        guard isBusy, Moment.steady < deadline else { throw error }
        Thread.sleep(forTimeInterval: 0.002)
      }
    }
  }

  /// A migration that has shipped is never edited: what changes is a new one.
  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("log of events") { database in
      try database.execute(
        sql: """
          CREATE TABLE event (
            number INTEGER PRIMARY KEY,  -- the order of the log
            id TEXT NOT NULL UNIQUE,     -- random
            time REAL,                   -- seconds since 1970, UTC
            kind TEXT NOT NULL,          -- visited, read, answered, ran
            lesson TEXT,
            item TEXT,                   -- the page, question or experiment
            answer TEXT,
            grade TEXT,
            is_right INTEGER,
            attempt INTEGER,             -- counted from 1
            hints INTEGER,
            duration REAL,               -- seconds
            seed TEXT,                   -- a decimal number up to 2^64 - 1, more than an INTEGER holds
            steps INTEGER,
            ending TEXT,
            settings TEXT,               -- JSON: [{"name": "learning-rate", "value": "0.3"}, ...]
            measures TEXT                -- JSON: [{"name": "train-loss", "value": 0.693}, ...]; null where there is none
          )
          """)
    }
    migrator.registerMigration("reviews") { database in
      try database.execute(
        sql: """
          ALTER TABLE event ADD COLUMN zone INTEGER;     -- seconds that the learner's clock was ahead of UTC
          ALTER TABLE event ADD COLUMN occasion TEXT;    -- lesson, quiz, cram; NULL is lesson
          ALTER TABLE event ADD COLUMN confidence TEXT;  -- sure, fairly, guess
          ALTER TABLE event ADD COLUMN rating INTEGER;   -- 1 again, 2 hard, 3 good, 4 easy
          ALTER TABLE event ADD COLUMN ids TEXT;         -- JSON: the events that do not count any more
          ALTER TABLE event ADD COLUMN ask TEXT;         -- what a card asks
          CREATE INDEX withdrawal ON event (kind) WHERE kind IN ('took-back', 'reset');
          """)
    }
    return migrator
  }()
}
