import Course
import Foundation
import GRDB

/// The log of events on the disk: an SQLite database that is only ever added to, each event in a transaction of its own.
///
/// Any number of processes may use one log at once.
struct ProgressStore: Sendable {
  let path: String
  let database: DatabaseQueue

  /// How long to wait for another process that is writing.
  static let patience = 5.0

  /// Opens the log, or makes it with its folder where there is none. One that is up to date is not written to.
  init(at path: String) throws(ProgressFailure) {
    do { try PrivateFolder.make(URL(filePath: path).deletingLastPathComponent().path) } catch { throw .folder(error) }
    try self.init(path) { database in
      if try ProgressSchema.state(of: database, at: path) == .missing { try ProgressSchema.make(in: database) }
    }
  }

  /// Opens a log that is there without writing beside it, for a disk that cannot be written.
  init(reading path: String) throws(ProgressFailure) {
    var configuration = Configuration()
    configuration.readonly = true
    let address = URL(filePath: path).absoluteString + "?immutable=1"
    try self.init(path, opening: address, configuration) { database in
      if try ProgressSchema.state(of: database, at: path) == .missing { throw ProgressFailure.noDatabase(path) }
    }
  }

  private init(
    _ path: String, opening address: String? = nil, _ configuration: Configuration = Configuration(),
    prepare: (DatabaseQueue) throws -> Void
  ) throws(ProgressFailure) {
    var configuration = configuration
    configuration.busyMode = .timeout(Self.patience)
    configuration.foreignKeysEnabled = false
    // A commit that was acknowledged survives even a power cut.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    self.path = path
    do {
      database = try DatabaseQueue(
        path: address ?? URL(filePath: path).path, configuration: configuration)
      try prepare(database)
    } catch { throw ProgressFailure(error, at: path) }
  }

  /// Adds an event. When this returns, it is on the disk. One that is there already is not added again.
  func append(_ event: ProgressEvent) throws(ProgressFailure) { try append([event]) }

  /// Adds all of these or none.
  func append(_ events: [ProgressEvent]) throws(ProgressFailure) {
    do {
      try database.write { database in
        for event in events { try Self.insert(event, into: database) }
      }
    } catch { throw ProgressFailure(error, at: path) }
  }

  static func insert(_ event: ProgressEvent, into database: Database) throws {
    let columns = try event.columns
    let names = columns.map(\.name).joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    try database.cachedStatement(
      sql: "INSERT INTO event (\(names)) VALUES (\(places)) ON CONFLICT (id) DO NOTHING"
    ).execute(arguments: StatementArguments(columns.map(\.value)))
  }

  /// All events in the order in which they were added, but those of a kind that this version does not know.
  func events() throws(ProgressFailure) -> [ProgressEvent] { try events("") }

  /// The fold of the log. Of events that say the same only the last is read, since the fold cannot tell the difference:
  /// so the time this takes hardly grows with the years. What differs most stands first in the group, which is quicker to
  /// sort by.
  func progress() throws(ProgressFailure) -> Course.Progress {
    let withdrawn = """
      SELECT json_each.value FROM event AS withdrawal, json_each(iif(json_valid(withdrawal.ids), withdrawal.ids, '[]'))
      WHERE withdrawal.kind IN ('took-back', 'reset') AND json_each.value IS NOT NULL
      """
    let last = """
      WHERE number IN (
        SELECT max(number) FROM event
        WHERE kind IN ('visited', 'read', 'answered', 'ran', 'made-card', 'removed-card') AND id NOT IN (\(withdrawn))
        GROUP BY item, is_right, lesson, kind)
      """
    return Course.Progress(try events(last))
  }

  /// What the scheduler is folded from.
  ///
  /// - Parameters:
  ///   - last: events behind this place in the log are left out.
  ///   - now: seconds since 1970.
  func history(
    _ names: QuestionNames = .none, upTo last: Int64 = .max, now: Double = Moment.now
  ) throws(ProgressFailure) -> ReviewHistory {
    let events = try events("WHERE kind NOT IN ('visited', 'read', 'ran') AND number <= \(last)")
    return ReviewHistory(events, names: names, now: now)
  }

  /// The place of the last event in the log; 0 where it is empty.
  func lastPlace() throws(ProgressFailure) -> Int64 {
    do { return try database.read { try Int64.fetchOne($0, sql: "SELECT max(number) FROM event") ?? 0 } } catch {
      throw ProgressFailure(error, at: path)
    }
  }

  private func events(_ condition: String) throws(ProgressFailure) -> [ProgressEvent] {
    do { return try database.read { try Self.events(condition, in: $0) } } catch {
      throw ProgressFailure(error, at: path)
    }
  }

  static func events(_ condition: String = "", in database: Database) throws -> [ProgressEvent] {
    let sql = "SELECT \(ProgressEvent.columnNames) FROM event \(condition) ORDER BY number"
    let rows = try Row.fetchCursor(database, sql: sql)
    var events: [ProgressEvent] = []
    while let row = try rows.next() {
      if let event = ProgressEvent(row) { events.append(event) }
    }
    return events
  }

  /// Leaves one whole file behind, when nobody else has it open.
  func close() { try? database.close() }
}
