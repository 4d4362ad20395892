import Engine
import Mathematics

extension DrawnQuestion {
  /// In bits.
  static func entropy(of counts: [Int]) -> Double {
    let total = Double(counts.reduce(0, +))
    return counts.reduce(0) { sum, count in
      let share = Double(count) / total
      return sum - (count > 0 ? share * log2(share) : 0)
    }
  }

  static func entropy(_ generator: inout Generator) -> DrawnQuestion {
    var (yes, no): (Int, Int)
    repeat { (yes, no) = (integer(1...20, &generator), integer(1...20, &generator)) } while yes == no
    let answer = entropy(of: [yes, no])
    let share = Double(yes) / Double(yes + no)
    return DrawnQuestion(
      "A node holds \(yes) rows of one class and \(no) of the other. What is its entropy, in bits?",
      answer: answer, tolerance: 0.005,
      traps: [
        (1 - share * share - (1 - share) * (1 - share), "That is the Gini impurity."),
        (answer * log(2), "That is in nats; bits use the logarithm to base 2."),
        (-share * log2(share), "That is the part of one class; add the other."),
      ],
      hint: "Each class adds minus its share times the logarithm of its share, to base 2.",
      explanation: "The shares are \(text(share)) and \(text(1 - share)): the entropy is \(text(answer)) bits.")
  }

  static func informationGain(_ generator: inout Generator) -> DrawnQuestion {
    var counts: [Int]
    var gain: Double
    repeat {
      counts = (0..<4).map { _ in integer(0...12, &generator) }
      let (left, right) = (Array(counts[..<2]), Array(counts[2...]))
      let (a, b) = (left.reduce(0, +), right.reduce(0, +))
      guard a > 0, b > 0 else {
        gain = 0
        continue
      }
      let whole = [counts[0] + counts[2], counts[1] + counts[3]]
      gain =
        entropy(of: whole) - (Double(a) * entropy(of: left) + Double(b) * entropy(of: right)) / Double(a + b)
    } while gain < 0.05
    let (left, right) = (Array(counts[..<2]), Array(counts[2...]))
    let whole = [counts[0] + counts[2], counts[1] + counts[3]]
    return DrawnQuestion(
      "A split sends \(counts[0]) cats and \(counts[1]) dogs to the left, \(counts[2]) cats and \(counts[3]) dogs to the right. "
        + "How many bits does it gain?",
      answer: gain, tolerance: 0.005,
      traps: [
        (entropy(of: whole), "That is the entropy before the split; take off what is left after it."),
        (entropy(of: whole) - gain, "That is the entropy that is left; the gain is what went away."),
        (
          entropy(of: whole) - (entropy(of: left) + entropy(of: right)) / 2,
          "The two sides count by how many rows they have."
        ),
      ],
      hint: "Entropy before, minus the entropies after, each weighted by its share of the rows.",
      explanation: "Before: \(text(entropy(of: whole))) bits. After: \(text(entropy(of: left))) on the left and "
        + "\(text(entropy(of: right))) on the right, weighted by rows. The gain is \(text(gain)).")
  }
}
