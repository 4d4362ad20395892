/// A table of text as a CSV file holds it (RFC 4180): a header, then rows of as many fields.
public struct Table: Equatable, Sendable {
  public let name: String
  public let columns: [String]
  /// [rows, columns]
  public let rows: [[String]]

  public static let byteLimit = 8_000_000
  public static let rowLimit = 100_000
  public static let columnLimit = 2_000
  /// Of rows times columns.
  public static let cellLimit = 2_000_000

  /// Reads the bytes of a CSV file. `name` is what errors call it. A byte order mark, CRLF line ends, quoted fields
  /// and blank lines at the end are understood.
  public init(csv bytes: [UInt8], name: String) throws(DataError) {
    guard bytes.count <= Table.byteLimit else { throw .tooLarge(table: name, what: "bytes", limit: Table.byteLimit) }
    var reader = CSVReader(bytes: bytes, table: name)
    guard let header = try reader.nextRow() else { throw .noRows(table: name) }
    try Table.check(header: header, name: name)
    var rows: [[String]] = []
    while let row = try reader.nextRow() {
      guard row.count == header.count else {
        throw .raggedRow(table: name, row: reader.row, found: row.count, expected: header.count)
      }
      guard rows.count < Table.rowLimit else { throw .tooLarge(table: name, what: "rows", limit: Table.rowLimit) }
      guard (rows.count + 1) * header.count <= Table.cellLimit else {
        throw .tooLarge(table: name, what: "cells", limit: Table.cellLimit)
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw .noRows(table: name) }
    self.name = name
    self.columns = header
    self.rows = rows
  }

  private static func check(header: [String], name: String) throws(DataError) {
    guard header.count <= columnLimit else { throw .tooLarge(table: name, what: "columns", limit: columnLimit) }
    var seen: Set<String> = []
    for (index, column) in header.enumerated() {
      if column.isEmpty { throw .emptyColumnName(table: name, column: index + 1) }
      if !seen.insert(column).inserted { throw .duplicateColumn(table: name, column) }
    }
  }
}

/// Reads one row of fields after the other.
private struct CSVReader {
  let bytes: [UInt8]
  let table: String
  /// Where the last row ends; blank lines after it are no rows.
  let end: Int
  var place = 0
  /// The row read last, counted from 1.
  var row = 0

  init(bytes: [UInt8], table: String) {
    self.bytes = bytes
    self.table = table
    end = (bytes.lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } ?? -1) + 1
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func nextRow() throws(DataError) -> [String]? {
    guard place < end else { return nil }
    row += 1
    var fields: [String] = []
    while true {
      fields.append(try nextField(fields.count + 1))
      guard fields.count <= Table.columnLimit else {
        throw .tooLarge(table: table, what: "columns", limit: Table.columnLimit)
      }
      guard place < end, bytes[place] == UInt8(ascii: ",") else { break }
      place += 1
    }
    skipLineEnd()
    return fields
  }

  /// `number` counts the fields of the row from 1.
  private mutating func nextField(_ number: Int) throws(DataError) -> String {
    var field: [UInt8] = []
    let isQuoted = place < end && bytes[place] == UInt8(ascii: "\"")
    if isQuoted { try readQuoted(into: &field) }
    while place < end, !isEnd(bytes[place]) {
      // After a closing mark the field is over; in a plain field a mark has no meaning.
      if isQuoted || bytes[place] == UInt8(ascii: "\"") {
        throw .strayQuote(table: table, row: row, field: number)
      }
      field.append(bytes[place])
      place += 1
    }
    guard let text = String(validating: field, as: UTF8.self) else { throw .notUTF8(table: table, row: row) }
    return text
  }

  private mutating func readQuoted(into field: inout [UInt8]) throws(DataError) {
    place += 1
    while place < end {
      let byte = bytes[place]
      place += 1
      if byte != UInt8(ascii: "\"") {
        field.append(byte)
      } else if place < end, bytes[place] == UInt8(ascii: "\"") {
        field.append(byte)
        place += 1
      } else {
        return
      }
    }
    throw .openQuote(table: table, row: row)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func skipLineEnd() {
    if place < end, bytes[place] == UInt8(ascii: "\r") { place += 1 }
    if place < end, bytes[place] == UInt8(ascii: "\n") { place += 1 }
  }
}
