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
      let applied = try migrator.appliedIdentifiers(database)
      if applied.isEmpty {
        let others = "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE '%grdb_migrations%'"
        if try Int.fetchOne(database, sql: others) != 0 { throw ProgressFailure.foreign(path) }
      }
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
      guard applied.isSubset(of: migrator.migrations), version == 0 else { throw ProgressFailure.newer(path) }
      return applied.count == migrator.migrations.count ? .complete : .missing
    }
  }

  /// Two processes may do this at once: the slower one finds the work done.
  static func make(in queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    do { try migrator.migrate(queue) } catch {
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
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
    return migrator
  }()
}
