import Engine
import Mathematics

extension TrainRun {
  /// Words spelled at a time.
  private static let spelledWords = 8
  /// Characters of a running text.
  private static let spelledCharacters = 200

  /// What the network writes by itself, one character after the other, each drawn by its probability.
  func spelledPanel() -> Panel {
    let title = "Spelled, T = \(Setting.number(settings.temperature).words)"
    guard case .tokens(let steps, _) = train.shape, case .stepClasses(_, _, let names) = train.targets else {
      let sentence = "These data are no characters."
      return Panel(name: TrainPanel.spelled.rawValue, title: title, content: .text(sentence), sentence: sentence)
    }
    guard names.first == "end" else {
      let text = spelled(rows: 1, steps: min(steps, Self.spelledCharacters), names).first ?? ""
      return Panel(
        name: TrainPanel.spelled.rawValue, title: title, shortTitle: "Spelled", content: .text(text),
        sentence: "The network writes: \(Self.said(text)).")
    }
    let words = spelled(rows: Self.spelledWords, steps: steps, names)
    let known = Set((0..<train.count).map { word($0, of: train) ?? "" })
    let isKnown = words.map { known.contains($0) }
    return Panel(
      name: TrainPanel.spelled.rawValue, title: title, shortTitle: "Spelled",
      content: .table(
        Panel.Table(
          headers: ["word", ""], rows: zip(words, isKnown).map { [$0, $1 ? "in the list" : "new"] })),
      sentence: "The network spells \(SettingProblem.listed(words.map(Self.said), joinedBy: "and")); "
        + "\(isKnown.count { $0 }) of \(words.count) are in the list.")
  }

  /// Texts of at most so many characters. The same step of the same run always writes the same.
  private func spelled(rows: Int, steps: Int, _ names: [String]) -> [String] {
    var generator = Generator(seed: engine.plan.seed &+ UInt64(step), stream: Stream.presentation)
    let (width, classes) = (train.features, names.count)
    var tokens = [Float](repeating: 0, count: rows * width)
    // A running text has no mark to begin with: it goes on from a character of its own.
    if names.first != "end" { for row in 0..<rows { tokens[row * width] = train.inputs[0] } }
    var texts = [[Int]](repeating: [], count: rows)
    var isOpen = [Bool](repeating: true, count: rows)
    for place in 0..<steps where isOpen.contains(true) {
      let outputs = engine.outputs(for: tokens)
      for row in 0..<rows {
        let first = (row * width + place) * classes
        let token = drawn(outputs[first..<first + classes], &generator)
        guard isOpen[row] else { continue }
        if names[token] == "end" { isOpen[row] = false } else { texts[row].append(token) }
        if place + 1 < width { tokens[row * width + place + 1] = Float(token) }
      }
    }
    return texts.map { Self.text(of: $0, names) }
  }

  /// softmax(z / temperature), drawn from.
  private func drawn(_ logits: ArraySlice<Float>, _ generator: inout Generator) -> Int {
    let largest = Double(logits.max() ?? 0)
    let weights = logits.map { exp((Double($0) - largest) / settings.temperature) }
    var rest = generator.uniform() * weights.reduce(0, +)
    for (token, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return token }
    }
    return weights.count - 1
  }

  /// The characters of tokens, the mark for the end left out.
  static func text(of tokens: [Int], _ names: [String]) -> String {
    tokens.map { token in
      switch names[token] {
      case "end": ""
      case "space", "newline", "tab": " "
      default: names[token]
      }
    }.joined()
  }

  /// In a sentence: without blanks that would be lost there.
  private static func said(_ text: String) -> String {
    let said = text.split(separator: " ").joined(separator: " ")
    return said.isEmpty ? "nothing" : said
  }

  /// The text of a sample of tokens; nil for other data.
  func word(_ index: Int, of data: Dataset) -> String? {
    guard case .tokens = data.shape, case .stepClasses(_, _, let names) = data.targets else { return nil }
    return Self.text(of: sample(index, of: data).map { Int($0) }, names)
  }
}
