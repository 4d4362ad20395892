import Course
import Lab
import Mathematics

extension LinearAsking {
  enum Typed {
    case answer(Answer)
    /// Values of a sketch that still lacks some.
    case more([Double])
    case unreadable(String)
  }

  /// What to type, by the kind of question.
  var invitation: String {
    let count = asking.presentation.count
    switch question.kind {
    case .choice: return "Type a number from 1 to \(count)."
    case .several: return "Type the numbers of all that are right, such as 1 3."
    case .order: return "Type the numbers in the right order, such as \(Array(1...max(1, count)).reversed().words)."
    case .number(let key):
      let unit = key.unit.map { " The unit is \($0)." } ?? ""
      return "Type a number. 0.25, 1/4, 2^-2 and sqrt(1/16) all work.\(unit)"
    case .shortText: return "Type a word or two."
    case .predict(let prediction):
      switch prediction.form {
      case .choice: return "Type a number from 1 to \(count). The experiment then runs."
      case .number: return "Type your guess of \(prediction.measure.words) as a number. The experiment then runs."
      case .sketch(let epochs):
        let missing = epochs.dropFirst(sketch.count).map { NumberText.short($0, digits: 6) }
        let all =
          missing.count > 1 ? " Or give all, with blanks between: epochs \(missing.joined(separator: ", "))." : ""
        return "Type your guess of \(prediction.measure.words) at epoch \(missing.first ?? "0").\(all)"
      }
    }
  }

  /// Reads a line as an answer, before anything is judged or run.
  func read(_ line: String) -> Typed {
    switch question.kind {
    case .choice: return pick(line) { .choice($0) }
    case .several: return pickAll(line) { .several(Set($0)) }
    case .order: return pickAll(line) { .order($0) }
    case .number, .shortText: return .answer(.text(line))
    case .predict(let prediction):
      switch prediction.form {
      case .choice: return pick(line) { .predictedChoice($0) }
      case .number:
        if case .unreadable(let reason) = NumberAnswer.read(line, unit: prediction.unit) {
          return .unreadable(sentence(reason))
        }
        return .answer(.predictedNumber(line))
      case .sketch(let epochs): return draw(line, epochs.count)
      }
    }
  }

  private func pick(_ line: String, _ answer: (Int) -> Answer) -> Typed {
    let shown = asking.presentation
    guard let number = Int(line), shown.indices.contains(number - 1) else {
      return .unreadable("\(PlainText.quoted(line)) is no choice. \(invitation)")
    }
    return .answer(answer(shown[number - 1]))
  }

  private func pickAll(_ line: String, _ answer: ([Int]) -> Answer) -> Typed {
    let shown = asking.presentation
    let words = line.split { $0.isWhitespace || $0 == "," || $0 == ";" }
    let numbers = words.compactMap { Int($0) }
    guard !words.isEmpty, numbers.count == words.count, numbers.allSatisfy({ shown.indices.contains($0 - 1) }) else {
      return .unreadable("\(PlainText.quoted(line)) is no list of numbers from 1 to \(shown.count). \(invitation)")
    }
    return .answer(answer(numbers.map { shown[$0 - 1] }))
  }

  private func draw(_ line: String, _ count: Int) -> Typed {
    var values = sketch
    for word in line.split(whereSeparator: { $0.isWhitespace || $0 == ";" }) {
      switch NumberAnswer.read(String(word)) {
      case .value(let value): values.append(value)
      case .unreadable(let reason): return .unreadable("\(PlainText.quoted(String(word))): \(reason)")
      }
    }
    guard values.count <= count else {
      return .unreadable("That is more than one value for each of the \(count) epochs. \(invitation)")
    }
    return values.count == count ? .answer(.predictedCurve(values)) : .more(values)
  }

  private func sentence(_ reason: String) -> String { "This is no number: \(reason)." }
}

extension [Int] {
  fileprivate var words: String { map(String.init).joined(separator: " ") }
}
