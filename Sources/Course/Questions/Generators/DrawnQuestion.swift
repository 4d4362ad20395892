import Engine
import Mathematics

/// A question with its numbers filled in, as text.
struct DrawnQuestion {
  var ask: String
  var key: Question.NumberKey
  var hints: [String]
  var explanation: String

  /// - Parameters:
  ///   - tolerance: 1 percent of the answer, and at least 0.001, when nil; 0 for a count.
  ///   - traps: wrong numbers that tell what was misunderstood; one that happens to be right is left out.
  init(
    _ ask: String, answer: Double, tolerance: Double? = nil, unit: String? = nil,
    traps: [(value: Double, why: String)] = [], hint: String, explanation: String
  ) {
    let tolerance = tolerance ?? max(0.001, abs(answer) * 0.01)
    var kept: [Question.NumberKey.Trap] = []
    for trap in traps where trap.value.isFinite && abs(trap.value - answer) > 2 * tolerance {
      guard !kept.contains(where: { abs($0.value - trap.value) <= 2 * tolerance }) else { continue }
      kept.append(Question.NumberKey.Trap(value: trap.value, why: [.text(trap.why)]))
    }
    self.ask = ask
    self.explanation = explanation
    key = Question.NumberKey(
      answer: answer, tolerance: tolerance, unit: unit, traps: kept, accept: [], reject: [])
    hints = [hint]
  }

  /// A number as a question shows it.
  static func text(_ value: Double) -> String { NumberText.short(value, digits: 4) }

  /// A multiple of `step` from a range, both ends included.
  static func number(_ range: ClosedRange<Int>, by step: Double = 1, _ generator: inout Generator) -> Double {
    Double(range.lowerBound + generator.below(range.count)) * step
  }

  static func integer(_ range: ClosedRange<Int>, _ generator: inout Generator) -> Int {
    range.lowerBound + generator.below(range.count)
  }

  static func one<Value>(of values: [Value], _ generator: inout Generator) -> Value {
    values[generator.below(values.count)]
  }
}
