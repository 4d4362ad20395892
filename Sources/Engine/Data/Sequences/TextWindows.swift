/// Windows over one running text: at each step, which character comes next?
public struct TextWindows: Equatable, Sendable {
  /// Characters of a window.
  public var steps: Int
  /// Characters from the beginning of one window to that of the next.
  public var stride: Int
  /// The last part of the text, held out; 0 keeps all for training.
  public var testShare: Double

  public static let stepLimit = 1_000

  /// Without a stride the windows lie end to end.
  public init(steps: Int = 32, stride: Int? = nil, testShare: Double = 0) {
    self.steps = steps
    self.stride = stride ?? steps
    self.testShare = testShare
  }

  /// Tokens [windows, steps] in the order of the text, and as many labels. Characters at the end of a part that fill
  /// no window are left out.
  public func make(from corpus: Corpus) throws(DataError) -> (train: Dataset, test: Dataset?) {
    try DataError.check("steps", steps, in: 1...TextWindows.stepLimit)
    try DataError.check("stride", stride, in: 1...Corpus.byteLimit)
    guard testShare >= 0, testShare < 1 else {
      throw .badSetting("test-share", value: testShare, expected: "0 or more and less than 1")
    }
    let characters = Array(corpus.text)
    guard !characters.isEmpty else { throw .emptyText(corpus.name) }
    let alphabet = try Alphabet(of: characters, hasEnd: false, source: corpus.name)
    guard alphabet.count > 1 else { throw .oneCharacter(corpus.name) }
    let tokens = characters.compactMap { alphabet.token(of: $0) }
    let held = Int((Double(tokens.count) * testShare).rounded())
    let train = try windows(tokens.dropLast(held), alphabet, corpus.name)
    return (train, held > 0 ? try windows(tokens.suffix(held), alphabet, corpus.name) : nil)
  }

  private func windows(
    _ tokens: ArraySlice<Int32>, _ alphabet: Alphabet, _ name: String
  ) throws(DataError) -> Dataset {
    // The last character of a window needs one more, which it is to foretell.
    guard tokens.count > steps else { throw .textTooShort(name, characters: tokens.count, needed: steps + 1) }
    let count = (tokens.count - steps - 1) / stride + 1
    try DataError.checkSize(samples: count, features: steps)
    var inputs: [Float] = []
    var labels: [Int32] = []
    inputs.reserveCapacity(count * steps)
    labels.reserveCapacity(count * steps)
    for window in 0..<count {
      let start = tokens.startIndex + window * stride
      inputs += tokens[start..<start + steps].map { Float($0) }
      labels += tokens[start + 1..<start + 1 + steps]
    }
    return Dataset(
      inputs: inputs, shape: .tokens(steps: steps, vocabulary: alphabet.count),
      targets: .stepClasses(labels, steps: steps, names: alphabet.names))
  }
}
