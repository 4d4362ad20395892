import Mathematics

/// Works out what a learner types for a number: + - * / ^, parentheses, sqrt, ln, log, exp, pi and e.
///
/// `log` is the natural logarithm, as everywhere in the field; log2 and log10 have names of their own. A power binds
/// tighter than a sign: -2^2 is -4. A factor may follow a number without a sign between them: `2pi`, `-0.7 ln 0.7`.
struct Expression {
  enum Problem: Error, Equatable {
    case unexpected(String)
    case unknownWord(String, nearest: String?)
    case endsEarly
    case divisionByZero
    case notFinite
    case tooDeep

    var sentence: String {
      switch self {
      case .unexpected(let text): "unexpected \"\(text)\" in the number"
      case .unknownWord(let word, let nearest):
        "\"\(word)\" is no number and no function" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
      case .endsEarly: "the number is not finished"
      case .divisionByZero: "this divides by zero"
      case .notFinite: "this has no finite value"
      case .tooDeep: "this is nested too deeply"
      }
    }
  }

  static let deepest = 40

  private enum Token: Equatable {
    case number(Double)
    case word(String)
    case sign(Character)

    var text: String {
      switch self {
      case .number(let value): NumberText.short(value)
      case .word(let word): word
      case .sign(let sign): String(sign)
      }
    }
  }

  private static let functions: [(name: String, apply: @Sendable (Double) -> Double)] = [
    ("sqrt", { $0.squareRoot() }), ("ln", { log($0) }), ("log", { log($0) }), ("log2", { log2($0) }),
    ("log10", { log10($0) }), ("exp", { exp($0) }),
  ]
  private static let constants: [(name: String, value: Double)] = [("pi", Double.pi), ("e", exp(1))]

  private var tokens: [Token]
  private var position = 0

  /// - Parameter text: lower case, with a decimal point.
  static func value(of text: String) throws(Problem) -> Double {
    var expression = Expression(tokens: try tokens(of: text))
    let value = try expression.sum(depth: 0)
    if let rest = expression.next { throw .unexpected(rest.text) }
    guard value.isFinite else { throw .notFinite }
    return value
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private var next: Token? { position < tokens.count ? tokens[position] : nil }

  private mutating func take(_ sign: Character) -> Bool {
    guard next == .sign(sign) else { return false }
    position += 1
    return true
  }

  private mutating func sum(depth: Int) throws(Problem) -> Double {
    guard depth <= Self.deepest else { throw .tooDeep }
    var value = try product(depth: depth)
    while true {
      if take("+") {
        value += try product(depth: depth)
      } else if take("-") {
        value -= try product(depth: depth)
      } else {
        return value
      }
    }
  }

  private mutating func product(depth: Int) throws(Problem) -> Double {
    var value = try signed(depth: depth)
    while true {
      if take("*") {
        value *= try signed(depth: depth)
      } else if take("/") {
        let divisor = try signed(depth: depth)
        guard divisor != 0 else { throw .divisionByZero }
        value /= divisor
      } else if startsFactor {
        value *= try power(depth: depth)
      } else {
        return value
      }
    }
  }

  /// A word or a parenthesis right behind a factor multiplies it.
  private var startsFactor: Bool {
    switch next {
    case .word, .sign("("): true
    default: false
    }
  }

  private mutating func signed(depth: Int) throws(Problem) -> Double {
    guard depth <= Self.deepest else { throw .tooDeep }
    if take("-") { return -(try signed(depth: depth + 1)) }
    if take("+") { return try signed(depth: depth + 1) }
    return try power(depth: depth)
  }

  private mutating func power(depth: Int) throws(Problem) -> Double {
    let base = try primary(depth: depth)
    guard take("^") else { return base }
    return pow(base, try signed(depth: depth + 1))
  }

  private mutating func primary(depth: Int) throws(Problem) -> Double {
    guard let token = next else { throw .endsEarly }
    position += 1
    switch token {
    case .number(let value): return value
    case .sign("("):
      let value = try sum(depth: depth + 1)
      guard take(")") else {
        guard let rest = next else { throw .endsEarly }
        throw .unexpected(rest.text)
      }
      return value
    case .sign(let sign): throw .unexpected(String(sign))
    case .word(let word):
      if let constant = Self.constants.first(where: { $0.name == word }) { return constant.value }
      guard let function = Self.functions.first(where: { $0.name == word }) else {
        let names = Self.functions.map(\.name) + Self.constants.map(\.name)
        throw .unknownWord(word, nearest: word.count > 1 ? Spelling.nearest(to: word, in: names) : nil)
      }
      guard depth < Self.deepest else { throw .tooDeep }
      return function.apply(try signed(depth: depth + 1))
    }
  }

  private static func tokens(of text: String) throws(Problem) -> [Token] {
    let characters = Array(text)
    var tokens: [Token] = []
    var index = 0
    func isDigit(_ place: Int) -> Bool {
      place < characters.count && characters[place].isASCII && characters[place].isNumber
    }
    while index < characters.count {
      let character = characters[index]
      let start = index
      if isDigit(index) || character == "." {
        while isDigit(index) || index < characters.count && characters[index] == "." { index += 1 }
        if index < characters.count, characters[index] == "e" {
          let isSigned = index + 1 < characters.count && "+-".contains(characters[index + 1])
          let digits = index + (isSigned ? 2 : 1)
          if isDigit(digits) {
            index = digits
            while isDigit(index) { index += 1 }
          }
        }
        let number = String(characters[start..<index])
        guard number.contains(where: \.isNumber), number.count(where: { $0 == "." }) <= 1 else {
          throw .unexpected(number)
        }
        guard let value = NumberText.parse(number) else { throw .notFinite }
        if case .number? = tokens.last { throw .unexpected(number) }
        tokens.append(.number(value))
      } else if character.isASCII, character.isLetter {
        while index < characters.count, characters[index].isASCII, characters[index].isLetter { index += 1 }
        if String(characters[start..<index]) == "log" { while isDigit(index) { index += 1 } }
        let word = String(characters[start..<index])
        tokens.append(word == "x" ? .sign("*") : .word(word))
      } else if character == " " {
        index += 1
      } else if "+-*/^()".contains(character) {
        tokens.append(.sign(character))
        index += 1
      } else {
        throw .unexpected(String(character))
      }
    }
    return tokens
  }
}
