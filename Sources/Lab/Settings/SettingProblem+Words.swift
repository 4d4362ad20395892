import Mathematics

extension SettingProblem {
  /// The whole problem on one line: where, what, and what to write instead.
  public var sentence: String {
    let place = placeText
    return (place.isEmpty ? "" : "\(place): ") + message + (hint.map { "; \($0)" } ?? "")
  }

  /// The path as an author reads it: `network[2].activation`.
  public var placeText: String {
    path.reduce(into: "") { text, step in
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + Shown.safe(key)
      case .index(let index): text += "[\(index + 1)]"
      }
    }
  }

  /// A word that is none of those expected.
  static func unknown(
    _ what: String, _ word: String, among words: [String], at path: [Step]
  ) -> SettingProblem {
    let shown = words.count <= 16 ? "; expected " + listed(words) : ""
    return SettingProblem(
      path: path, "\"\(Shown.safe(word))\" is not \(what)\(shown)",
      hint: Spelling.nearest(to: word, in: words).map { "did you mean \"\($0)\"?" })
  }

  /// "a, b or c".
  static func listed(_ words: [String], joinedBy conjunction: String = "or") -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// The same problem further down from the root.
  func under(_ prefix: [Step]) -> SettingProblem {
    SettingProblem(path: prefix + path, message, hint: hint)
  }
}

/// Text of strangers inside a sentence of ours.
enum Shown {
  /// At most 60 characters; control and bidirectional characters as escapes.
  static func safe(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(60).map { scalar in
      isHidden(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }.joined()
    return text.unicodeScalars.count > 60 ? shown + "…" : shown
  }

  /// Control characters, marks of direction and invisible joiners: none of them belongs in a name or a title.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
  }
}
