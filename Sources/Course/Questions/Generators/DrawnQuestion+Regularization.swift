import Engine
import Mathematics

extension DrawnQuestion {
  /// A weight and a strength, such that the penalty neither does nothing nor gives the weight back.
  private static func weight(_ generator: inout Generator) -> (w: Double, lambda: Double) {
    var w: Double
    repeat { w = number(-30...30, by: 0.1, &generator) } while abs(w) < 0.2
    return (w, number(1...15, by: 0.1, &generator))
  }

  static func softThreshold(_ generator: inout Generator) -> DrawnQuestion {
    var (w, lambda) = weight(&generator)
    // Where the two are equal, nothing is taken off beyond 0, and the words below would not fit.
    while abs(abs(w) - lambda) < 0.05 { (w, lambda) = weight(&generator) }
    let answer = (w < 0 ? -1 : 1) * max(abs(w) - lambda, 0)
    return DrawnQuestion(
      "With features that do not overlap, the best weight without a penalty is \(text(w)). What does L1 with strength "
        + "\(text(lambda)) make of it?",
      answer: answer, tolerance: 0.005,
      traps: [
        (w / (1 + lambda), "That is what L2 does: it divides. L1 takes off a fixed amount."),
        (w - lambda, "It moves towards 0 and stops there: it never crosses."),
        (w + lambda, "It moves towards 0, from whichever side."),
      ],
      hint: "L1 moves the weight towards 0 by its strength, and stops at 0.",
      explanation: "|\(text(w))| - \(text(lambda)) is \(text(abs(w) - lambda)); "
        + (answer == 0
          ? "that is below 0, so the weight is exactly 0." : "with its sign, the weight is \(text(answer))."))
  }

  static func ridge(_ generator: inout Generator) -> DrawnQuestion {
    let (w, lambda) = weight(&generator)
    let answer = w / (1 + lambda)
    return DrawnQuestion(
      "With features that do not overlap, the best weight without a penalty is \(text(w)). What does L2 with strength "
        + "\(text(lambda)) make of it?",
      answer: answer, tolerance: max(0.003, 0.01 * abs(answer)),
      traps: [
        (
          (w < 0 ? -1 : 1) * max(abs(w) - lambda, 0), "That is what L1 does: it takes off a fixed amount. L2 divides."
        ),
        (0, "L2 shrinks a weight, but never to exactly 0."),
        (w * (1 - lambda), "That is one step of shrinking; the best weight is where both slopes cancel."),
      ],
      hint: "L2 divides the weight by 1 plus its strength.",
      explanation: "\(text(w)) / (1 + \(text(lambda))) = \(text(answer)).")
  }

  static func dropoutScaling(_ generator: inout Generator) -> DrawnQuestion {
    let rate = number(1...9, by: 0.1, &generator)
    let value = number(2...40, by: 0.25, &generator)
    let answer = value / (1 - rate)
    return DrawnQuestion(
      "Inverted dropout drops with probability \(text(rate)). In a training step an activation of \(text(value)) is kept. "
        + "What is handed on?",
      answer: answer, tolerance: max(0.005, 0.01 * answer),
      traps: [
        (value, "Kept ones are scaled up while training, so that the mean stays the same."),
        (value * (1 - rate), "That would shrink it; what is kept makes up for what is dropped."),
        (value / rate, "It is divided by the probability of being kept, not of being dropped."),
      ],
      hint: "What is kept is divided by the probability of being kept.",
      explanation:
        "\(text(value)) / (1 - \(text(rate))) = \(text(answer)): the mean over many steps is \(text(value)) again.")
  }
}
