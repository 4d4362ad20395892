import Lab
import Mathematics
import TerminalUI

extension Knob {
  /// The value as the learner reads it.
  var valueWords: String {
    guard case .text(let text) = value, let number = value.double, case .text = value else { return value.words }
    return number.magnitude < 1e-4 && number != 0 ? NumberText.small(number) : text
  }

  /// Where the value lies along the domain, 0 to 1; nil where there is no track to show it on.
  var share: Double? {
    guard let number = value.double else { return nil }
    switch domain {
    case .linear(let range, _): return SliderScale.linear(range).position(of: number)
    case .logarithmic(let range, _): return SliderScale.logarithmic(range).position(of: number)
    case .integer(let range):
      let ends = Double(range.lowerBound)...Double(range.upperBound)
      let isWide = range.lowerBound > 0 && ends.upperBound / ends.lowerBound > 50
      return (isWide ? SliderScale.logarithmic(ends) : .linear(ends)).position(of: number)
    case .choice, .seed: return nil
    }
  }

  /// What values there are: `choice 2 of 9`, `from 0.05 to 0.95`.
  var domainWords: String {
    switch domain {
    case .choice(let choices):
      let place = choices.firstIndex { $0.value == value }
      return place.map { "choice \($0 + 1) of \(choices.count)" } ?? "\(choices.count) choices"
    case .linear(let range, _), .logarithmic(let range, _):
      return "from \(NumberText.small(range.lowerBound)) to \(NumberText.small(range.upperBound))"
    case .integer(let range): return "from \(range.lowerBound) to \(range.upperBound)"
    case .seed: return "any whole number"
    }
  }
}

extension NumberText {
  /// With the shortest exponent: `1e-6`.
  static func small(_ value: Double) -> String { short(value, digits: 6).replacing("e-0", with: "e-") }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let place = firstRange(of: part) else { return self }
    return self[..<place.lowerBound] + other + self[place.upperBound...]
  }
}
