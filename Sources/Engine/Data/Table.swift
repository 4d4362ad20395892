/// A table of text as a CSV file holds it (RFC 4180): a header, then rows of as many fields.
///
/// The file stays as it is; a field is a range of its bytes, so that a million rows cost little more than the file.
public struct Table: Equatable, Sendable {
  public let name: String
  public let columns: [String]
  public let rowCount: Int
  /// Of the file, and after them those of the fields whose doubled quotation marks were made single.
  private let bytes: [UInt8]
  /// [rows, columns], row by row
  private let fields: [Field]

  /// Where the text of a field begins and ends.
  struct Field: Equatable, Sendable {
    var start: UInt32
    var end: UInt32
  }

  public static let byteLimit = 200_000_000
  public static let rowLimit = 1_000_000
  public static let columnLimit = 2_000
  /// Of rows times columns.
  public static let cellLimit = 20_000_000
  /// Bytes in the name of a column.
  public static let nameLimit = 1_000

  /// Reads a CSV file. A byte order mark, CRLF line ends, quoted fields and blank lines at the end are understood.
  /// - Parameters:
  ///   - bytes: the content of the file, in UTF-8.
  ///   - name: what errors call it.
  ///   - progress: told now and then what share of the bytes is read, 0 to 1.
  public init(
    csv bytes: [UInt8], name: String, progress: (Double) -> Void = { _ in }
  ) throws(DataError) {
    guard bytes.count <= Table.byteLimit else { throw .tooLarge(table: name, what: "bytes", limit: Table.byteLimit) }
    var scanner = CSVScanner(bytes, table: name)
    try scanner.scan(progress)
    let width = scanner.width
    guard width > 0 else { throw .noRows(table: name) }
    self.name = name
    self.bytes = scanner.extra.isEmpty ? bytes : bytes + scanner.extra
    columns = try Table.header(scanner.fields.prefix(width), of: self.bytes, name: name)
    guard scanner.fields.count > width else { throw .noRows(table: name) }
    scanner.fields.removeFirst(width)
    fields = scanner.fields
    rowCount = fields.count / width
  }

  private static func header(
    _ fields: ArraySlice<Field>, of bytes: [UInt8], name: String
  ) throws(DataError) -> [String] {
    var columns: [String] = []
    var seen: Set<String> = []
    for field in fields {
      guard field.count <= nameLimit else {
        throw .tooLarge(table: name, what: "bytes in the name of column \(columns.count + 1)", limit: nameLimit)
      }
      let column = String(decoding: bytes[field.range], as: UTF8.self)
      if column.isEmpty { throw .emptyColumnName(table: name, column: columns.count + 1) }
      if !seen.insert(column).inserted { throw .duplicateColumn(table: name, column) }
      columns.append(column)
    }
    return columns
  }

  /// [rows, columns]: every field as a text of its own. For small tables.
  public var rows: [[String]] { (0..<rowCount).map { row in columns.indices.map { text(row, $0) } } }

  /// The text in a row and a column, both counted from 0.
  public func text(_ row: Int, _ column: Int) -> String {
    String(decoding: bytes[field(row, column).range], as: UTF8.self)
  }

  func field(_ row: Int, _ column: Int) -> Field { fields[row * columns.count + column] }

  /// Gives the bytes that fields are ranges of.
  func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(DataError) -> Result
  ) throws(DataError) -> Result {
    try bytes.withUnsafeBufferPointer { (pointer) throws(DataError) in try body(pointer) }
  }
}

extension Table.Field {
  var range: Range<Int> { Int(start)..<Int(end) }
  var count: Int { Int(end) - Int(start) }
}
