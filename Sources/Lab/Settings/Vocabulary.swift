/// The closed set of words for one kind of thing, each with what it means: the only place a name is spelled.
struct Vocabulary<Value: Sendable>: Sendable {
  /// With its article, as an error says it: "a loss".
  let what: String
  let words: [(name: String, value: Value)]

  init(_ what: String, _ words: [(name: String, value: Value)]) {
    self.what = what
    self.words = words
  }

  var names: [String] { words.map(\.name) }

  func value(of name: String) -> Value? { words.first { $0.name == name }?.value }

  func problem(_ word: String, at path: [SettingProblem.Step]) -> SettingProblem {
    .unknown(what, word, among: names, at: path)
  }
}

extension Vocabulary where Value: Equatable {
  func name(of value: Value) -> String? { words.first { $0.value == value }?.name }
}
