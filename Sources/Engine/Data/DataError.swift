import Mathematics

/// Why data cannot be made or read. Rows are counted from 1, the header being row 1 of a table.
public enum DataError: Error, Equatable, Sendable {
  case badSetting(String, value: Double, expected: String)
  case tooLarge(table: String, what: String, limit: Int)
  case noRows(table: String)
  case emptyColumnName(table: String, column: Int)
  case duplicateColumn(table: String, String)
  case openQuote(table: String, row: Int)
  case strayQuote(table: String, row: Int, field: Int)
  case raggedRow(table: String, row: Int, found: Int, expected: Int)
  case notUTF8(table: String, row: Int)
  case noSuchColumn(table: String, String, nearest: String?)
  case notANumber(table: String, row: Int, column: String, text: String)
  case emptyLabel(table: String, row: Int)
  case oneClass(table: String, column: String)
  case tooManyClasses(table: String, column: String, limit: Int)
  case noFeatures(table: String)
  case labelAmongFeatures(table: String, column: String)
  case repeatedFeature(table: String, column: String)
  case splitLeavesClassEmpty(table: String, name: String)

  /// A sentence for people.
  public var message: String {
    switch self {
    case .badSetting(let name, let value, let expected):
      "\"\(name)\" is \(NumberText.exact(value)); expected \(expected)."
    case .tooLarge(let table, let what, let limit): "\"\(table)\" has more than \(limit) \(what)."
    case .noRows(let table): "\"\(table)\" has no rows below its header."
    case .emptyColumnName(let table, let column): "Column \(column) of \"\(table)\" has no name in the header."
    case .duplicateColumn(let table, let name): "\"\(table)\" has two columns named \"\(name)\"."
    case .openQuote(let table, let row): "Row \(row) of \"\(table)\" opens a quotation mark that is never closed."
    case .strayQuote(let table, let row, let field):
      "Field \(field) in row \(row) of \"\(table)\" has a quotation mark inside; quote the whole field and double the mark."
    case .raggedRow(let table, let row, let found, let expected):
      "Row \(row) of \"\(table)\" has \(found) \(found == 1 ? "field" : "fields"); the header has \(expected)."
    case .notUTF8(let table, let row): "Row \(row) of \"\(table)\" is not UTF-8 text."
    case .noSuchColumn(let table, let name, let nearest):
      "\"\(table)\" has no column \"\(name)\"." + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")
    case .notANumber(let table, let row, let column, let text):
      "Row \(row) of \"\(table)\" has \"\(clipped(text))\" in column \"\(column)\"; expected a number."
    case .emptyLabel(let table, let row): "Row \(row) of \"\(table)\" has no label."
    case .oneClass(let table, let column):
      "Column \"\(column)\" of \"\(table)\" holds a single class; there is nothing to learn."
    case .tooManyClasses(let table, let column, let limit):
      "Column \"\(column)\" of \"\(table)\" holds more than \(limit) classes; is it the label column?"
    case .noFeatures(let table): "\"\(table)\" has no column left to learn from."
    case .labelAmongFeatures(let table, let column):
      "Column \"\(column)\" of \"\(table)\" is the label; it cannot be a feature too."
    case .repeatedFeature(let table, let column):
      "Column \"\(column)\" of \"\(table)\" is listed twice among the features."
    case .splitLeavesClassEmpty(let table, let name):
      "The training part of \"\(table)\" would hold no sample of class \"\(name)\"; take a smaller test share."
    }
  }

  /// A field may be as long as the file; a sentence may not.
  private func clipped(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "..." : text }
}
