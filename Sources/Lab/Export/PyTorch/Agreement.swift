import Engine

/// How far two runs of one experiment go together when nothing but the order of their sums differs: as far as a run in
/// another program can be asked to follow.
public struct Agreement: Equatable, Sendable {
  /// The last step up to which losses differ by no more than `tolerance`.
  public var step: Int
  /// Steps of the whole run.
  public var steps: Int

  /// The relative difference of losses that rounding may grow to.
  static let tolerance = 1e-5
  /// What another program is then held to.
  public static let bound = 1e-4

  public var isWhole: Bool { step >= steps }

  /// For the learner: what to expect of the two curves.
  public var sentence: String {
    let whole = NumberWords.plural(steps, "step")
    return isWhole
      ? "The curves agree to 0.0001 for all \(whole): rounding has no say in this run."
      : "The curves agree to 0.0001 up to step \(NumberWords.count(step)) of \(NumberWords.count(steps)); from there on "
        + "the order of a sum alone would part two runs."
  }
}
