import Engine
import Mathematics

extension DrawnQuestion {
  /// The curve of the quiz's own scheduler; its words round both constants to what a learner can type.
  private static let curve = ForgettingCurve(.standard)
  private static let law =
    "FSRS-6 says that after $t$ days a memory of strength $S$ is recalled with probability "
    + "$R = (1 + 0.98 \\, t / S)^{-0.1542}$."

  /// Days of strength, and days waited: half of it to ten times as many, but not as many, where R is 0.9.
  static func recallAfter(_ generator: inout Generator) -> DrawnQuestion {
    let strength = integer(4...60, &generator)
    var days: Int
    repeat { days = integer((strength + 1) / 2...10 * strength, &generator) } while days == strength
    let ratio = Double(days) / Double(strength)
    let answer = curve.retrievability(days: Double(days), stability: Double(strength))
    return DrawnQuestion(
      "\(law) The strength is \(strength) days. What is the probability after \(days) days?",
      answer: answer, tolerance: 0.005,
      traps: [
        (0.9, "It is 0.9 only when as many days have gone by as the strength has."),
        (
          pow(0.9, ratio),
          "That curve loses the same share in each \(strength) days. The power law falls ever more slowly."
        ),
        (1 - 0.1 * ratio, "That is a straight line. The curve falls ever more slowly."),
        (
          curve.retrievability(days: Double(strength), stability: Double(days)),
          "Days and strength have changed places: it is days divided by strength."
        ),
      ],
      hint: "Days divided by strength first. You may type the whole expression.",
      explanation:
        "\(days) / \(strength) is \(text(ratio)), and (1 + 0.98 x \(text(ratio)))^-0.1542 = \(text(answer)).")
  }

  /// The wait for a target that is not 0.9. Intervals are whole days, so half a day either way is right.
  static func reviewWait(_ generator: inout Generator) -> DrawnQuestion {
    let strength = integer(10...80, &generator)
    let target = one(of: [0.7, 0.75, 0.8, 0.85, 0.95], &generator)
    let factor = curve.interval(stability: 1, retention: target)
    let answer = factor * Double(strength)
    return DrawnQuestion(
      "\(law) The strength is \(strength) days, and you want to be asked when the probability is \(text(target)). "
        + "After how many days is that?",
      answer: answer, tolerance: max(0.5, 0.02 * answer), unit: "days",
      traps: [
        (Double(strength), "That is the wait for a target of 0.9, by the meaning of strength."),
        (
          Double(strength) * log(target) / log(0.9),
          "That would be right if the same share were lost each day. The power law falls ever more slowly."
        ),
        (Double(strength) * (1 - target) / 0.1, "That is a straight line. The curve falls ever more slowly."),
        (
          Double(strength) / factor,
          target < 0.9
            ? "A lower target lets you wait longer, not shorter." : "A higher target asks sooner, not later."
        ),
        (
          Double(strength) * target / 0.9, "Days do not go in proportion to the target, and a lower one waits longer."
        ),
      ],
      hint: "Solve for the days: strength / 0.98, times (target^(-1/0.1542) - 1).",
      explanation:
        "\(text(target))^(-1/0.1542) - 1 is \(text(0.98 * factor)); divided by 0.98 it is \(text(factor)). "
        + "So the wait is \(strength) x \(text(factor)) = \(text(answer)) days.")
  }
}
