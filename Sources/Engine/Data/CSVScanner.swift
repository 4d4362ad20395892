/// Finds the fields of a CSV file, row after row.
struct CSVScanner {
  private let bytes: [UInt8]
  private let table: String
  /// Where the last row ends; blank lines after it are no rows.
  private let end: Int
  private(set) var place = 0
  /// The row at hand, counted from 1.
  private var row = 0
  /// Fields of a row, once the header is read.
  private(set) var width = 0
  /// Of the header and all rows, one after the other.
  var fields: [Table.Field] = []
  /// What quoted fields with doubled marks in them mean; their ranges begin behind the last byte of the file.
  private(set) var extra: [UInt8] = []

  private static let (comma, quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
  private static let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  /// Bytes between two reports of progress.
  private static let stretch = 1_000_000

  init(_ bytes: [UInt8], table: String) {
    self.bytes = bytes
    self.table = table
    end = (bytes.lastIndex { $0 != Self.newline && $0 != Self.carriageReturn } ?? -1) + 1
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// Reads all rows.
  /// - Throws: what is wrong with the first row that cannot be read.
  mutating func scan(_ progress: (Double) -> Void) throws(DataError) {
    let bytes = bytes
    try bytes.withUnsafeBufferPointer { (pointer) throws(DataError) in
      var next = Self.stretch
      while place < end {
        try scanRow(pointer)
        if place >= next {
          progress(Double(place) / Double(end))
          next = place + Self.stretch
        }
      }
    }
  }

  private mutating func scanRow(_ bytes: UnsafeBufferPointer<UInt8>) throws(DataError) {
    row += 1
    let first = fields.count
    while true {
      let number = fields.count - first + 1
      fields.append(try nextField(bytes, number))
      guard number <= Table.columnLimit else {
        throw .tooLarge(table: table, what: "columns", limit: Table.columnLimit)
      }
      guard place < end, bytes[place] == Self.comma else { break }
      place += 1
    }
    if place < end, bytes[place] == Self.carriageReturn { place += 1 }
    if place < end, bytes[place] == Self.newline { place += 1 }
    try check(fields.count - first)
  }

  /// Whether the row that was read has as many fields as the header, and there may be one more row.
  private mutating func check(_ found: Int) throws(DataError) {
    guard row > 1 else {
      width = found
      return
    }
    guard found == width else { throw .raggedRow(table: table, row: row, found: found, expected: width) }
    guard row - 1 <= Table.rowLimit else { throw .tooLarge(table: table, what: "rows", limit: Table.rowLimit) }
    guard (row - 1) * width <= Table.cellLimit else {
      throw .tooLarge(table: table, what: "cells", limit: Table.cellLimit)
    }
  }

  /// `number` counts the fields of the row from 1.
  private mutating func nextField(
    _ bytes: UnsafeBufferPointer<UInt8>, _ number: Int
  ) throws(DataError) -> Table.Field {
    if place < end, bytes[place] == Self.quote { return try quotedField(bytes, number) }
    let start = place
    var all: UInt8 = 0
    while place < end {
      let byte = bytes[place]
      if byte <= Self.comma {
        if byte == Self.comma || byte == Self.newline || byte == Self.carriageReturn { break }
        // In a plain field a quotation mark has no meaning.
        if byte == Self.quote { throw .strayQuote(table: table, row: row, field: number) }
      }
      all |= byte
      place += 1
    }
    if all >= 0x80 { try checkText(bytes[start..<place]) }
    return Table.Field(start: UInt32(start), end: UInt32(place))
  }

  private mutating func quotedField(
    _ bytes: UnsafeBufferPointer<UInt8>, _ number: Int
  ) throws(DataError) -> Table.Field {
    place += 1
    let start = place
    var isDoubled = false
    while place < end {
      if bytes[place] != Self.quote {
        place += 1
      } else if place + 1 < end, bytes[place + 1] == Self.quote {
        isDoubled = true
        place += 2
      } else {
        break
      }
    }
    guard place < end else { throw .openQuote(table: table, row: row) }
    let text = start..<place
    place += 1
    // After a closing mark the field is over.
    if place < end, ![Self.comma, Self.newline, Self.carriageReturn].contains(bytes[place]) {
      throw .strayQuote(table: table, row: row, field: number)
    }
    try checkText(bytes[text])
    guard isDoubled else { return Table.Field(start: UInt32(text.lowerBound), end: UInt32(text.upperBound)) }
    return single(bytes[text], behind: bytes.count)
  }

  private mutating func single(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, behind count: Int
  ) -> Table.Field {
    let start = count + extra.count
    var isSecond = false
    for byte in text {
      isSecond = byte == Self.quote && !isSecond
      if byte != Self.quote || isSecond { extra.append(byte) }
    }
    return Table.Field(start: UInt32(start), end: UInt32(count + extra.count))
  }

  private func checkText(_ text: Slice<UnsafeBufferPointer<UInt8>>) throws(DataError) {
    if String(validating: text, as: UTF8.self) == nil { throw .notUTF8(table: table, row: row) }
  }
}
