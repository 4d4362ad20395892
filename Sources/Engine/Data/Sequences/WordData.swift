/// Words to be spelled: after each character, which comes next? Each line of a text is a word. Before the first
/// character stands the mark for the end, and it is the answer after the last.
public struct WordData: Equatable, Sendable {
  /// Words held out, chosen at random; 0 keeps all for training.
  public var testShare: Double

  public static let wordLimit = 100_000
  /// Characters of a word.
  public static let lengthLimit = 200

  public init(testShare: Double = 0) { self.testShare = testShare }

  /// Tokens [words, longest word + 1], the rest of a shorter word filled with the end mark; the labels there are -1.
  /// Spaces around a word and empty lines do not count. The words come in random order.
  public func make(from corpus: Corpus, seed: UInt64) throws(DataError) -> (train: Dataset, test: Dataset?) {
    guard testShare >= 0, testShare < 1 else {
      throw .badSetting("test-share", value: testShare, expected: "0 or more and less than 1")
    }
    let words = try words(of: corpus)
    let alphabet = try Alphabet(of: words.joined(), hasEnd: true, source: corpus.name)
    let steps = (words.map(\.count).max() ?? 0) + 1
    try DataError.checkSize(samples: words.count, features: steps)
    var order = words.indices.map { Int32($0) }
    var generator = Generator(seed: seed, stream: Stream.split)
    generator.shuffle(&order)
    let held = Int((Double(words.count) * testShare).rounded())
    guard held < words.count else { throw .splitLeavesNothing(corpus.name) }

    func part(_ rows: ArraySlice<Int32>) -> Dataset {
      var inputs: [Float] = []
      var labels: [Int32] = []
      inputs.reserveCapacity(rows.count * steps)
      labels.reserveCapacity(rows.count * steps)
      for row in rows {
        let tokens = words[Int(row)].compactMap { alphabet.token(of: $0) }
        let padding = steps - tokens.count - 1
        inputs.append(0)
        inputs += tokens.map { Float($0) }
        inputs += repeatElement(0, count: padding)
        labels += tokens
        labels.append(0)
        labels += repeatElement(-1, count: padding)
      }
      return Dataset(
        inputs: inputs, shape: .tokens(steps: steps, vocabulary: alphabet.count),
        targets: .stepClasses(labels, steps: steps, names: alphabet.names))
    }
    return (part(order.dropFirst(held)), held > 0 ? part(order.prefix(held)) : nil)
  }

  private func words(of corpus: Corpus) throws(DataError) -> [[Character]] {
    var words: [[Character]] = []
    for (number, line) in corpus.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var word = line
      while word.first?.isWhitespace == true { word.removeFirst() }
      while word.last?.isWhitespace == true { word.removeLast() }
      if word.isEmpty { continue }
      let characters = Array(word)
      guard characters.count <= WordData.lengthLimit else {
        throw .wordTooLong(corpus.name, line: number + 1, length: characters.count, limit: WordData.lengthLimit)
      }
      guard words.count < WordData.wordLimit else {
        throw .tooLarge(table: corpus.name, what: "words", limit: WordData.wordLimit)
      }
      words.append(characters)
    }
    guard !words.isEmpty else { throw .emptyText(corpus.name) }
    return words
  }
}
