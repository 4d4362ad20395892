import Testing

@testable import Engine

@Suite("Characters") struct CharacterDataTests {
  static func steps(_ data: Dataset) -> (labels: [Int32], steps: Int, names: [String]) {
    if case .stepClasses(let labels, let steps, let names) = data.targets {
      (labels, steps, names)
    } else {
      ([], 0, [])
    }
  }

  @Test("a word is spelled from the end mark to the end mark, and nothing is asked after it")
  func words() throws {
    let (data, test) = try WordData().make(from: Corpus("ab\n\n  c a \r\n", name: "w.txt"), seed: 1)
    #expect(test == nil)
    #expect(data.shape == .tokens(steps: 4, vocabulary: 5))
    let (labels, steps, names) = Self.steps(data)
    #expect(names == ["end", "space", "a", "b", "c"] && steps == 4)
    let first = data.inputs[1] == 2 ? 0 : 1
    func row<T>(_ values: [T], _ row: Int) -> [T] { Array(values[4 * row..<4 * row + 4]) }
    #expect(row(data.inputs, first) == [0, 2, 3, 0] && row(labels, first) == [2, 3, 0, -1])
    #expect(row(data.inputs, 1 - first) == [0, 4, 1, 2] && row(labels, 1 - first) == [4, 1, 2, 0])
  }

  @Test("words held out are others than those trained on, by the seed")
  func split() throws {
    let text = (0..<50).map { "w\($0)" }.joined(separator: "\n")
    let corpus = try Corpus(text, name: "w.txt")
    let (train, test) = try WordData(testShare: 0.2).make(from: corpus, seed: 1)
    let held = try #require(test)
    #expect(train.count == 40 && held.count == 10 && held.shape == train.shape)
    func rows(_ data: Dataset) -> [[Float]] {
      (0..<data.count).map { Array(data.inputs[$0 * data.features..<($0 + 1) * data.features]) }
    }
    #expect(Set(rows(train) + rows(held)).count == 50)
    #expect(try WordData(testShare: 0.2).make(from: corpus, seed: 1).train == train)
    #expect(try WordData(testShare: 0.2).make(from: corpus, seed: 2).train != train)
    #expect(rows(train) != rows(train).sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("windows go through the text, and each answer is the next character")
  func windows() throws {
    let corpus = try Corpus("abcabca", name: "t.txt")
    let (data, test) = try TextWindows(steps: 3).make(from: corpus)
    #expect(test == nil && data.shape == .tokens(steps: 3, vocabulary: 3))
    #expect(data.inputs == [0, 1, 2, 0, 1, 2])
    #expect(Self.steps(data).labels == [1, 2, 0, 1, 2, 0])
    let (close, _) = try TextWindows(steps: 3, stride: 1).make(from: corpus)
    #expect(close.inputs == [0, 1, 2, 1, 2, 0, 2, 0, 1, 0, 1, 2])
    #expect(Self.steps(close).labels == [1, 2, 0, 2, 0, 1, 0, 1, 2, 1, 2, 0])
  }

  @Test("the end of the text is held out, and no window reaches over the border", arguments: [1, 2, 7])
  func heldWindows(stride: Int) throws {
    let text = String(repeating: "ab", count: 40) + String(repeating: "cd", count: 10)
    let (train, test) = try TextWindows(steps: 5, stride: stride, testShare: 0.2).make(
      from: Corpus(text, name: "t.txt"))
    let held = try #require(test)
    #expect(train.inputs.allSatisfy { $0 < 2 } && held.inputs.allSatisfy { $0 >= 2 })
    #expect(Self.steps(train).labels.allSatisfy { $0 < 2 } && Self.steps(held).labels.allSatisfy { $0 >= 2 })
    #expect(train.count == (80 - 6) / stride + 1 && held.count == (20 - 6) / stride + 1)
    #expect(train.shape == held.shape)
  }

  @Test("an alphabet knows its characters in order, one token each")
  func alphabet() throws {
    let alphabet = try Alphabet(of: "été\n b", hasEnd: true, source: "t")
    #expect(alphabet.names == ["end", "newline", "space", "b", "t", "é"] && alphabet.count == 6)
    for token in 1..<Int32(alphabet.count) {
      #expect(alphabet.character(of: token).flatMap { alphabet.token(of: $0) } == token)
    }
    for token in [-1, 0, 6] as [Int32] { #expect(alphabet.character(of: token) == nil) }
    #expect(alphabet.token(of: "z") == nil)
    let plain = try Alphabet(of: "ba", hasEnd: false, source: "t")
    #expect(plain.names == ["a", "b"] && plain.token(of: "a") == 0 && plain.character(of: 1) == "b")
  }

  @Test("bytes become text: a byte order mark goes, all line ends are line feeds, and damage has its line")
  func corpus() throws {
    #expect(try Corpus(bytes: [0xEF, 0xBB, 0xBF] + Array("a\r\nb\rc\n".utf8), name: "t").text == "a\nb\nc\n")
    #expect(throws: DataError.notUTF8(table: "t", row: 3)) {
      try Corpus(bytes: Array("a\nb\n".utf8) + [0xC3, 0x28], name: "t")
    }
    #expect(throws: DataError.tooLarge(table: "t", what: "bytes", limit: Corpus.byteLimit)) {
      try Corpus(bytes: [UInt8](repeating: 0x61, count: Corpus.byteLimit + 1), name: "t")
    }
  }

  @Test("a text that cannot be learned from is refused in words")
  func refused() throws {
    func words(_ text: String, share: Double = 0) throws -> Dataset {
      try WordData(testShare: share).make(from: Corpus(text, name: "w"), seed: 1).train
    }
    func windows(_ text: String, _ source: TextWindows) throws -> Dataset {
      try source.make(from: Corpus(text, name: "t")).train
    }
    let many = String(String.UnicodeScalarView((0..<256).map { UnicodeScalar(0x4E00 + $0)! }))
    #expect(throws: DataError.emptyText("w")) { try words(" \n\n") }
    #expect(throws: DataError.wordTooLong("w", line: 2, length: 201, limit: 200)) {
      try words("a\n" + String(repeating: "b", count: 201))
    }
    #expect(throws: DataError.tooManyCharacters("w", limit: 255)) {
      try words(many.map { String($0) }.joined(separator: "\n"))
    }
    #expect(throws: DataError.splitLeavesNothing("w")) { try words("a", share: 0.9) }
    #expect(throws: DataError.badSetting("test-share", value: 1, expected: "0 or more and less than 1")) {
      try words("a\nb", share: 1)
    }
    #expect(throws: DataError.emptyText("t")) { try windows("", TextWindows(steps: 2)) }
    #expect(throws: DataError.oneCharacter("t")) { try windows("aaaa", TextWindows(steps: 2)) }
    #expect(throws: DataError.textTooShort("t", characters: 4, needed: 5)) {
      try windows("abab", TextWindows(steps: 4))
    }
    #expect(throws: DataError.textTooShort("t", characters: 2, needed: 4)) {
      try windows("abababab", TextWindows(steps: 3, testShare: 0.25))
    }
    #expect(throws: DataError.badSetting("stride", value: 0, expected: "1 to 2000000")) {
      try windows("abab", TextWindows(steps: 2, stride: 0))
    }
    #expect(throws: DataError.tooManyNumbers(samples: 99_000, features: 1_000, limit: 60_000_000)) {
      try windows(String(repeating: "ab", count: 50_000), TextWindows(steps: 1_000, stride: 1))
    }
  }

  @Test(
    "each refusal is a sentence",
    arguments: [
      (DataError.emptyText("t"), "\"t\" has no text."),
      (.tooManyCharacters("t", limit: 255), "\"t\" has more than 255 different characters, the most allowed."),
      (
        .wordTooLong("t", line: 2, length: 201, limit: 200),
        "Line 2 of \"t\" has 201 characters; a word may have 200."
      ),
      (.oneCharacter("t"), "\"t\" repeats a single character; there is nothing to learn."),
      (
        .textTooShort("t", characters: 1, needed: 5),
        "A part of \"t\" has 1 character; a window and what follows it need 5."
      ),
      (.splitLeavesNothing("t"), "The training part of \"t\" would hold no word; take a smaller test share."),
    ])
  func sentence(error: DataError, text: String) { #expect(error.message == text) }
}
