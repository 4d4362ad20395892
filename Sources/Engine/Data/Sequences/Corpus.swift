/// Text to learn the characters of.
public struct Corpus: Equatable, Sendable {
  /// What errors call it.
  public let name: String
  /// Lines end with a line feed, whatever they ended with.
  public let text: String

  public static let byteLimit = 2_000_000

  /// Reads UTF-8. A byte order mark is dropped.
  public init(bytes: [UInt8], name: String) throws(DataError) {
    guard bytes.count <= Corpus.byteLimit else {
      throw .tooLarge(table: name, what: "bytes", limit: Corpus.byteLimit)
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self) else {
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let row = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
      throw .notUTF8(table: name, row: row + 1)
    }
    try self.init(text, name: name)
  }

  public init(_ text: String, name: String) throws(DataError) {
    guard text.utf8.count <= Corpus.byteLimit else {
      throw .tooLarge(table: name, what: "bytes", limit: Corpus.byteLimit)
    }
    self.name = name
    let hasReturns = text.utf8.contains(UInt8(ascii: "\r"))
    self.text = hasReturns ? String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }) : text
  }
}

/// The characters of a text, each with its number: the mark for the end, where there is one, then all others in their
/// order.
public struct Alphabet: Equatable, Sendable {
  /// In Unicode's order.
  public let characters: [Character]
  /// Whether token 0 is the mark that stands before and after a word.
  public let hasEnd: Bool
  private let tokens: [Character: Int32]

  /// Of different characters. A text with more of them is hardly one.
  public static let limit = 255

  /// The `source` is what an error calls the text.
  public init(of text: some Sequence<Character>, hasEnd: Bool, source: String) throws(DataError) {
    var seen: Set<Character> = []
    for character in text where seen.insert(character).inserted && seen.count > Alphabet.limit {
      throw .tooManyCharacters(source, limit: Alphabet.limit)
    }
    characters = seen.sorted()
    self.hasEnd = hasEnd
    let first: Int32 = hasEnd ? 1 : 0
    tokens = Dictionary(uniqueKeysWithValues: zip(characters, first...))
  }

  /// How many tokens there are.
  public var count: Int { characters.count + (hasEnd ? 1 : 0) }

  /// What each token is called, for those who read labels.
  public var names: [String] {
    (hasEnd ? ["end"] : [])
      + characters.map { character in
        switch character {
        case " ": "space"
        case "\n": "newline"
        case "\t": "tab"
        default: String(character)
        }
      }
  }

  /// nil for a character the text does not have.
  public func token(of character: Character) -> Int32? { tokens[character] }

  /// nil for the end and for what is no token.
  public func character(of token: Int32) -> Character? {
    let place = Int(token) - (hasEnd ? 1 : 0)
    return characters.indices.contains(place) ? characters[place] : nil
  }
}
