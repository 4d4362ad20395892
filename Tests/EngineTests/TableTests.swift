import Testing

@testable import Engine

@Suite("Tables") struct TableTests {
  static func table(_ text: String) throws(DataError) -> Table { try Table(csv: Array(text.utf8), name: "t.csv") }

  @Test("quotes, CRLF, a byte order mark and blank lines at the end are understood")
  func reading() throws {
    let table = try Self.table("\u{FEFF}a,\"b \"\"c\"\"\"\r\n1,\"x,\ny\"\r\n2,z\r\n\r\n")
    #expect(table.columns == ["a", "b \"c\""])
    #expect(table.rows == [["1", "x,\ny"], ["2", "z"]])
  }

  @Test(
    "a broken table is refused with its row and column",
    arguments: [
      ("", DataError.noRows(table: "t.csv")),
      ("a,b\n", .noRows(table: "t.csv")),
      ("a,,c\n1,2,3\n", .emptyColumnName(table: "t.csv", column: 2)),
      ("a,b,a\n1,2,3\n", .duplicateColumn(table: "t.csv", "a")),
      ("a,b\n1,2\n3\n", .raggedRow(table: "t.csv", row: 3, found: 1, expected: 2)),
      ("a,b\n1,\"2\n", .openQuote(table: "t.csv", row: 2)),
      ("a,b\n1,\"2\"3\n", .strayQuote(table: "t.csv", row: 2, field: 2)),
      ("a,b\n1,2\n5\",3\n", .strayQuote(table: "t.csv", row: 3, field: 1)),
      ("a,b\n1,2\n\n3,4\n", .raggedRow(table: "t.csv", row: 3, found: 1, expected: 2)),
      ("a,b\n1,2,3\n", .raggedRow(table: "t.csv", row: 2, found: 3, expected: 2)),
      ("\n\n", .noRows(table: "t.csv")),
    ])
  func broken(text: String, error: DataError) {
    #expect(throws: error) { try Self.table(text) }
  }

  @Test("a table beyond a limit is refused")
  func limits() {
    let wide = Array(String(repeating: "a,", count: Table.columnLimit).utf8)
    #expect(throws: DataError.tooLarge(table: "t.csv", what: "columns", limit: Table.columnLimit)) {
      try Table(csv: wide, name: "t.csv")
    }
    let long = Array(String(repeating: "a", count: Table.nameLimit + 1).utf8)
    #expect(
      throws: DataError.tooLarge(
        table: "t.csv", what: "bytes in the name of column 1", limit: Table.nameLimit)
    ) { try Table(csv: long + Array("\n1".utf8), name: "t.csv") }
    #expect(throws: DataError.tooLarge(table: "t.csv", what: "bytes", limit: Table.byteLimit)) {
      try Table(csv: [UInt8](repeating: 0x2C, count: Table.byteLimit + 1), name: "t.csv")
    }
  }

  @Test("an empty quoted field is an empty field, a lone return ends a line, one column may have empty fields")
  func corners() throws {
    #expect(try Self.table("a,b\r\"\",2\r").rows == [["", "2"]])
    #expect(try Self.table("a\n1\n\n2\n\n").rows == [["1"], [""], ["2"]])
  }

  @Test("more rows than the limit are refused, and progress is told on the way")
  func rowLimit() throws {
    let line = Array("1,2\n".utf8)
    let header = Array("a,b\n".utf8)
    var bytes = header
    for _ in 0..<Table.rowLimit { bytes += line }
    var shares: [Double] = []
    let table = try Table(csv: bytes, name: "t.csv") { shares.append($0) }
    #expect(table.rowCount == Table.rowLimit && table.text(Table.rowLimit - 1, 1) == "2")
    #expect(shares.count >= 3 && shares == shares.sorted() && shares.allSatisfy { (0...1).contains($0) })
    #expect(throws: DataError.tooLarge(table: "t.csv", what: "rows", limit: Table.rowLimit)) {
      try Table(csv: bytes + line, name: "t.csv")
    }
  }

  @Test(
    "a number is read to the nearest, whichever way it takes",
    arguments: [
      "0", "-0", "1", "+1", " 12 ", ".5", "5.", "-0.1", "3.14159265358979", "123456789012345", "1234567890123456789",
      "0.00000000000001", "1e-3", "-2.5E+2", "0.30000001192092896", "16777217", "1e-46", "340282346638528860000",
    ])
  func numbers(text: String) throws {
    let expected = try #require(Float(text.filter { $0 != " " }))
    let read = Array(text.utf8).withUnsafeBufferPointer { DecimalText.parse($0[...]) }
    #expect(try #require(read).bitPattern == Float(try #require(Double(text.filter { $0 != " " }))).bitPattern)
    #expect(abs(try #require(read) - expected) <= expected.magnitude * 1e-7)
  }

  @Test(
    "what is no number is none",
    arguments: ["", " ", "-", ".", "1.2.3", "1 2", "0x4", "nan", "1e39", "12a", "--1", "\0"])
  func noNumbers(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { DecimalText.parse($0[...]) } == nil)
  }

  @Test("bytes that are no text are refused")
  func notText() {
    #expect(throws: DataError.notUTF8(table: "t.csv", row: 2)) {
      try Table(csv: Array("a\n".utf8) + [0xFF, 0xFE], name: "t.csv")
    }
  }

  @Test(
    "a table that cannot be learned from is refused with its row and column",
    arguments: [
      ("x,y\n1,a\nnan,b\n", DataError.notANumber(table: "t.csv", row: 3, column: "x", text: "nan")),
      ("x,y\n1,a\n,b\n", .notANumber(table: "t.csv", row: 3, column: "x", text: "")),
      ("x,y\n1,a\n2,\n", .emptyLabel(table: "t.csv", row: 3)),
      ("x,y\n1,a\n2,a\n", .oneClass(table: "t.csv", column: "y")),
      ("x1,yy\n1,a\n2,b\n", .noSuchColumn(table: "t.csv", "y", nearest: "yy")),
      ("y\na\nb\n", .noFeatures(table: "t.csv")),
      ("x,y\n1,a\n1e39,b\n", .notANumber(table: "t.csv", row: 3, column: "x", text: "1e39")),
    ])
  func unlearnable(text: String, error: DataError) throws {
    let table = try Self.table(text)
    #expect(throws: error) { try TableData(labelColumn: "y").make(from: table, seed: 1) }
  }

  @Test("the label cannot be a feature, nor a feature come twice")
  func features() throws {
    let table = try Self.table("x,z,y\n1,2,0\n3,4,1\n")
    #expect(throws: DataError.labelAmongFeatures(table: "t.csv", column: "y")) {
      try TableData(labelColumn: "y", features: ["x", "y"]).make(from: table, seed: 1)
    }
    #expect(throws: DataError.repeatedFeature(table: "t.csv", column: "x")) {
      try TableData(labelColumn: "y", features: ["x", "x"]).make(from: table, seed: 1)
    }
    let (train, _) = try TableData(labelColumn: "y", features: ["z"], standardize: false, testShare: 0)
      .make(from: table, seed: 1)
    #expect(train.inputs.sorted() == [2, 4] && train.featureNames == ["z"])
  }

  @Test("a constant column becomes exactly 0, whatever rounding its mean suffers")
  func constant() throws {
    let rows = (0..<150).map { "0.1,\($0),\($0 % 3)" }.joined(separator: "\n")
    let table = try Self.table("constant,x,y\n\(rows)\n")
    let (train, test) = try TableData(labelColumn: "y", testShare: 0.3).make(from: table, seed: 2)
    for part in [train, try #require(test)] {
      #expect(stride(from: 0, to: part.inputs.count, by: 2).allSatisfy { part.inputs[$0] == 0 })
    }
  }

  @Test("a class that would lose all its training samples is named")
  func emptiedClass() throws {
    let table = try Self.table("x,y\n1,a\n2,a\n3,a\n4,b\n")
    #expect(throws: DataError.splitLeavesClassEmpty(table: "t.csv", name: "b")) {
      try TableData(labelColumn: "y", testShare: 0.6).make(from: table, seed: 1)
    }
  }

  @Test(
    "every sentence says what was expected",
    arguments: [
      (DataError.badSetting("samples", value: 1, expected: "2 to 9"), "\"samples\" is 1; expected 2 to 9."),
      (.tooLarge(table: "t", what: "rows", limit: 9), "\"t\" has more than 9 rows."),
      (.noRows(table: "t"), "\"t\" has no rows below its header."),
      (.emptyColumnName(table: "t", column: 2), "Column 2 of \"t\" has no name in the header."),
      (.duplicateColumn(table: "t", "a"), "\"t\" has two columns named \"a\"."),
      (.openQuote(table: "t", row: 3), "Row 3 of \"t\" opens a quotation mark that is never closed."),
      (
        .strayQuote(table: "t", row: 3, field: 2),
        "Field 2 in row 3 of \"t\" has a quotation mark inside; quote the whole field and double the mark."
      ),
      (.raggedRow(table: "t", row: 3, found: 1, expected: 2), "Row 3 of \"t\" has 1 field; the header has 2."),
      (.notUTF8(table: "t", row: 3), "Row 3 of \"t\" is not UTF-8 text."),
      (
        .noSuchColumn(table: "t", "lable", nearest: "label"),
        "\"t\" has no column \"lable\". Did you mean \"label\"?"
      ),
      (.noSuchColumn(table: "t", "q", nearest: nil), "\"t\" has no column \"q\"."),
      (
        .notANumber(table: "t", row: 3, column: "a", text: "nan"),
        "Row 3 of \"t\" has \"nan\" in column \"a\"; expected a number."
      ),
      (.emptyLabel(table: "t", row: 3), "Row 3 of \"t\" has no label."),
      (.oneClass(table: "t", column: "y"), "Column \"y\" of \"t\" holds a single class; there is nothing to learn."),
      (
        .tooManyClasses(table: "t", column: "y", limit: 9),
        "Column \"y\" of \"t\" holds more than 9 classes; is it the label column?"
      ),
      (.noFeatures(table: "t"), "\"t\" has no column left to learn from."),
      (
        .labelAmongFeatures(table: "t", column: "y"),
        "Column \"y\" of \"t\" is the label; it cannot be a feature too."
      ),
      (.repeatedFeature(table: "t", column: "x"), "Column \"x\" of \"t\" is listed twice among the features."),
      (
        .splitLeavesClassEmpty(table: "t", name: "b"),
        "The training part of \"t\" would hold no sample of class \"b\"; take a smaller test share."
      ),
    ])
  func sentence(error: DataError, text: String) { #expect(error.message == text) }

  @Test("a sentence stays short however long the field")
  func clipped() {
    let field = String(repeating: "x", count: 100_000)
    #expect(DataError.notANumber(table: "t", row: 2, column: "a", text: field).message.count < 120)
  }

  @Test("the split holds out the same share of each class and standardizes with training figures alone")
  func split() throws {
    let rows = (0..<40).map { "\($0),5,\($0 < 30 ? "often" : "rare")" }.joined(separator: "\n")
    let table = try Self.table("x,constant,y\n\(rows)\n")
    let (train, test) = try TableData(labelColumn: "y", testShare: 0.2).make(from: table, seed: 3)
    let held = try #require(test)
    #expect(train.count == 32 && held.count == 8)
    #expect(PlaneDataTests.labels(held).count { $0 == 1 } == 2)
    let column = stride(from: 0, to: train.inputs.count, by: 2).map { train.inputs[$0] }
    #expect(abs(Moments(column).mean) < 1e-6)
    #expect(abs(Moments(column).deviation - 1) < 1e-6)
    #expect(stride(from: 1, to: train.inputs.count, by: 2).allSatisfy { train.inputs[$0] == 0 })
    let again = try TableData(labelColumn: "y", testShare: 0.2).make(from: table, seed: 3)
    #expect(again.train == train)
  }

  @Test("names of which only some are numbers come in the order of the alphabet")
  func mixedClasses() throws {
    let (train, _) = try TableData(labelColumn: "y", testShare: 0)
      .make(from: Self.table("x,y\n1,2\n2,10\n3,1a\n"), seed: 1)
    guard case .classes(_, let names) = train.targets else { return }
    #expect(names == ["10", "1a", "2"])
  }

  @Test("classes that are numbers come in the order of the numbers")
  func numericClasses() throws {
    let table = try Self.table("x,y\n1,10\n2,9\n3,10\n4,9\n")
    let (train, _) = try TableData(labelColumn: "y", standardize: false, testShare: 0).make(from: table, seed: 1)
    guard case .classes(let labels, let names) = train.targets else { return }
    #expect(names == ["9", "10"])
    // Samples 1 and 3 are tens.
    #expect(zip(train.inputs, labels).allSatisfy { $1 == ($0 == 1 || $0 == 3 ? 1 : 0) })
  }
}
