import Course
import Foundation
import GRDB

/// Changes of a whole log, each in one transaction.
extension ProgressStore {
  /// Adds those events that are not there yet, all or none.
  ///
  /// - Returns: how many were new.
  func merge(_ events: [ProgressEvent]) throws(ProgressFailure) -> Int {
    do {
      return try database.write { database in
        let before = try Self.count(in: database)
        for event in events { try Self.insert(event, into: database) }
        return try Self.count(in: database) - before
      }
    } catch { throw ProgressFailure(error, at: path) }
  }

  /// How many of these events are not there yet.
  func unknown(among events: [ProgressEvent]) throws(ProgressFailure) -> Int {
    do {
      let known = try database.read { try Set(String.fetchCursor($0, sql: "SELECT id FROM event")) }
      return Set(events.map(\.id)).subtracting(known).count
    } catch { throw ProgressFailure(error, at: path) }
  }

  /// Adds the event that resets a lesson, or everything.
  ///
  /// - Returns: how many events it names; 0 when there was nothing to reset.
  func reset(_ lesson: String?, id: String, at moment: LocalTime) throws(ProgressFailure) -> Int {
    do {
      return try database.write { database in
        guard let what = ProgressEvent.reset(of: lesson, in: try Self.events(in: database)),
          case .reset(_, let ids) = what
        else { return 0 }
        let event = ProgressEvent(id: id, time: moment.time, zoneOffset: moment.zoneOffset, what: what)
        try Self.insert(event, into: database)
        return ids.count
      }
    } catch { throw ProgressFailure(error, at: path) }
  }

  /// A copy of the whole log beside it, named after the moment and what it was made before.
  ///
  /// - Returns: its path.
  func backup(before what: String, at moment: LocalTime) throws(ProgressFailure) -> String {
    let date = StudyDay(moment, rollover: 0).date
    let stem = path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path
    var copy = "\(stem)-\(date)-before-\(what).sqlite"
    var number = 1
    while FileManager.default.fileExists(atPath: copy) {
      number += 1
      copy = "\(stem)-\(date)-before-\(what)-\(number).sqlite"
    }
    do {
      try database.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
      return copy
    } catch { throw ProgressFailure(error, at: copy) }
  }

  private static func count(in database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM event") ?? 0
  }
}
