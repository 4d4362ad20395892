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
  case doesNotFitShape(table: String, features: Int, Shape)
  case tooManyNumbers(samples: Int, features: Int, limit: Int)
  case emptyText(String)
  case tooManyCharacters(String, limit: Int)
  case wordTooLong(String, line: Int, length: Int, limit: Int)
  case oneCharacter(String)
  case textTooShort(String, characters: Int, needed: Int)
  case splitLeavesNothing(String)
  case damagedIDX(String, IDXDamage)
  case notImages(String)
  case notLabels(String, dimensions: Int)
  case countsDiffer(images: String, Int, labels: String, Int)
  case labelTooLarge(String, row: Int, label: Int, classes: Int)
  case needsImages(String)
  case needsNumbers(String)

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
    case .doesNotFitShape(let table, let features, let shape):
      "\"\(table)\" has \(features) feature \(features == 1 ? "column" : "columns"), which \(shape.words)."
    case .tooManyNumbers(let samples, let features, let limit):
      "\(samples) samples of \(features) features are more than \(limit) numbers, the most allowed."
    case .emptyText, .tooManyCharacters, .wordTooLong, .oneCharacter, .textTooShort, .splitLeavesNothing: textMessage
    case .damagedIDX, .notImages, .notLabels, .countsDiffer, .labelTooLarge, .needsImages, .needsNumbers: imageMessage
    }
  }

  private var textMessage: String {
    switch self {
    case .tooManyCharacters(let name, let limit):
      "\"\(name)\" has more than \(limit) different characters, the most allowed."
    case .wordTooLong(let name, let line, let length, let limit):
      "Line \(line) of \"\(name)\" has \(length) characters; a word may have \(limit)."
    case .oneCharacter(let name): "\"\(name)\" repeats a single character; there is nothing to learn."
    case .textTooShort(let name, let characters, let needed):
      "A part of \"\(name)\" has \(NumberText.count(characters, "character")); "
        + "a window and what follows it need \(needed)."
    case .splitLeavesNothing(let name):
      "The training part of \"\(name)\" would hold no word; take a smaller test share."
    case .emptyText(let name): "\"\(name)\" has no text."
    default: ""
    }
  }

  private var imageMessage: String {
    switch self {
    case .damagedIDX(let name, let damage): "\"\(name)\" \(damage.complaint)."
    case .notImages(let name): "\"\(name)\" has 1 dimension; pictures have 3, rows of features 2."
    case .notLabels(let name, let dimensions): "\"\(name)\" has \(dimensions) dimensions; labels have 1."
    case .countsDiffer(let images, let count, let labels, let other):
      "\"\(images)\" has \(NumberText.count(count, "sample")), "
        + "but \"\(labels)\" has \(NumberText.count(other, "label"))."
    case .labelTooLarge(let name, let row, let label, let classes):
      "Label \(row) of \"\(name)\" is \(label); expected 0 to \(classes - 1)."
    case .needsImages(let setting): "\"\(setting)\" needs images; these samples are none."
    case .needsNumbers(let setting): "\"\(setting)\" needs numbers; these samples are tokens."
    default: ""
    }
  }

  /// A field may be as long as the file; a sentence may not.
  private func clipped(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "..." : text }
}

extension Shape {
  /// What columns do that are too many or too few for it.
  fileprivate var words: String {
    switch self {
    case .vector(let features): "do not make a vector of \(features)"
    case .image(let channels, let height, let width): "do not make an image of \(channels) x \(height) x \(width)"
    case .sequence(let steps, let features): "do not make a sequence of \(steps) steps of \(features)"
    case .tokens: "cannot be tokens"
    }
  }
}
