import Engine
import Mathematics

extension DrawnQuestion {
  /// Three logits that are not all the same, and a class.
  private static func logits(_ generator: inout Generator) -> (z: [Double], label: Int) {
    var z: [Double]
    repeat {
      z = (0..<3).map { _ in number(-6...8, by: 0.5, &generator) }
    } while Set(z).count < 3
    return (z, generator.below(3))
  }

  private static func listed(_ z: [Double]) -> String { z.map(text).joined(separator: ", ") }

  private static func sum(_ z: [Double]) -> Double { z.reduce(0) { $0 + exp($1) } }

  static func softmaxProbability(_ generator: inout Generator) -> DrawnQuestion {
    let (z, label) = logits(&generator)
    let (powers, total) = (exp(z[label]), sum(z))
    return DrawnQuestion(
      "Three logits are \(listed(z)). What probability does softmax give the \(ordinal(label)) class?",
      answer: powers / total, tolerance: 0.002,
      traps: [
        (
          z[label] / z.reduce(0, +),
          "Those are shares of the logits themselves; softmax takes shares of their exponentials."
        ),
        (powers, "That is the exponential alone; divide it by the sum of all three."),
      ],
      hint: "Raise e to each logit, then divide by the sum.",
      explanation:
        "$e^{\(text(z[label]))} = \(text(powers))$, and the three powers add up to \(text(total)): their ratio is "
        + "\(text(powers / total)).")
  }

  static func softmaxLoss(_ generator: inout Generator) -> DrawnQuestion {
    let (z, label) = logits(&generator)
    let logSum = log(sum(z))
    let loss = logSum - z[label]
    return DrawnQuestion(
      "The logits are \(listed(z)), and the \(ordinal(label)) class is right. What is the cross-entropy, in nats?",
      answer: loss, tolerance: max(0.002, 0.01 * loss),
      traps: [
        (exp(-loss), "That is the probability of the class; the loss is minus its logarithm."),
        (-loss, "A loss is never negative: the logarithm of a probability is, and the minus turns it round."),
        (loss / log(2), "That is in bits; nats use the natural logarithm."),
      ],
      hint: "The loss is the logarithm of the sum of the powers, minus the logit of the right class.",
      explanation:
        "$\\ln(e^{\(text(z[0]))} + e^{\(text(z[1]))} + e^{\(text(z[2]))}) = \(text(logSum))$, minus the logit "
        + "\(text(z[label])) is \(text(loss)).")
  }

  static func logitGradient(_ generator: inout Generator) -> DrawnQuestion {
    let (z, label) = logits(&generator)
    let asked = generator.below(3)
    let probability = exp(z[asked]) / sum(z)
    let slope = probability - (asked == label ? 1 : 0)
    return DrawnQuestion(
      "The logits are \(listed(z)), and the \(ordinal(label)) class is right. What is the slope of the cross-entropy by the "
        + "\(ordinal(asked)) logit?",
      answer: slope, tolerance: 0.003,
      traps: [
        (
          probability,
          "That is the probability; the slope is probability minus target, and this class is the right one."
        ),
        (-slope, "The sign is turned: the slope is probability minus target."),
        (probability - 1, "The target of a class that is not the right one is 0, not 1."),
      ],
      hint: "The slope by a logit is its probability minus its target.",
      explanation:
        "Its probability is \(text(probability)), its target \(asked == label ? 1 : 0): the slope is \(text(slope)).")
  }

  static func ordinal(_ index: Int) -> String { ["first", "second", "third"][index] }
}
