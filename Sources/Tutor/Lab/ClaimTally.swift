import Lab
import TerminalUI

/// The claims of an experiment as the learner has seen them come out in this session.
struct ClaimTally: Equatable, Sendable {
  let claims: [Claim]
  /// How each stands in the present run.
  private var states: [ClaimState]
  /// Whether it was seen to hold in any run.
  private var wasSeen: [Bool]
  /// What must be set before the claim is about this run; nil when it is.
  private var advice: [String?]
  /// The experiment as each claim means it.
  private let meant: [Experiment?]

  init(_ experiment: Experiment) {
    claims = experiment.claims
    states = claims.map { _ in .open }
    wasSeen = claims.map { _ in false }
    meant = claims.map { try? experiment.asWritten.with($0.with) }
    advice = []
    turn(to: experiment)
  }

  var seenCount: Int { wasSeen.count { $0 } }

  /// The knobs stand otherwise now.
  mutating func turn(to experiment: Experiment) {
    advice = zip(claims, meant).map { claim, meant in
      guard let meant else { return nil }
      // How long a run goes on does not matter to a claim, which names its own epoch; neither does the seed.
      let turns = experiment.turns(to: meant, first: claim.with.map(\.key)).filter {
        !["epochs", "seed"].contains($0.name)
      }
      guard !turns.isEmpty else { return nil }
      return "set " + turns.map { "\($0.label) to \($0.valueWords)" }.joined(separator: " and ")
    }
  }

  mutating func note(_ frame: Frame) {
    guard frame.claims.count == states.count else { return }
    states = frame.claims
    for (index, state) in states.enumerated() where state == .holds { wasSeen[index] = true }
  }

  /// One line of the checklist: a claim once seen stays ticked, quieter when it was in another run.
  func item(_ index: Int, isSteered: Bool, _ theme: Theme) -> Checklist.Item {
    let say = claims[index].say
    switch states[index] {
    case .holds: return Checklist.Item(.done, StyledText(say))
    case _ where wasSeen[index]:
      return Checklist.Item(.done, StyledText(say, theme.dim) + StyledText(" (in another run)", theme.dim))
    case .fails: return Checklist.Item(.failed, StyledText(say) + StyledText(" (not in this run)", theme.dim))
    case .open:
      // The way to a goal is the learner's to find.
      let wanted = claims[index].isGoal ? nil : advice[index] ?? (isSteered ? "R starts anew with these knobs" : nil)
      return Checklist.Item(.open, StyledText(say) + StyledText(wanted.map { " (\($0))" } ?? "", theme.dim))
    }
  }

  /// The claim alone, for where there is little room.
  func shortItem(_ index: Int, _ theme: Theme) -> Checklist.Item {
    let say = claims[index].say
    switch states[index] {
    case .holds: return Checklist.Item(.done, StyledText(say))
    case _ where wasSeen[index]: return Checklist.Item(.done, StyledText(say, theme.dim))
    case .fails: return Checklist.Item(.failed, StyledText(say))
    case .open: return Checklist.Item(.open, StyledText(say))
    }
  }

  /// The first claim that was seen to hold in no run yet.
  var firstUnseen: Int? { wasSeen.firstIndex(of: false) }

  /// Which of several texts are shown whole in some rows: one of them, what fits below it, then what fits above it.
  /// One at least, be it cut off.
  static func window(heights: [Int], around centre: Int, rows: Int) -> Range<Int> {
    guard heights.indices.contains(centre) else { return 0..<0 }
    var shown = centre..<(centre + 1)
    var left = rows - heights[centre]
    // What was seen last stays in sight, where it takes no room from the present one.
    if centre > 0, heights[centre - 1] <= left {
      left -= heights[centre - 1]
      shown = (centre - 1)..<shown.upperBound
    }
    while shown.upperBound < heights.count, heights[shown.upperBound] <= left {
      left -= heights[shown.upperBound]
      shown = shown.lowerBound..<(shown.upperBound + 1)
    }
    while shown.lowerBound > 0, heights[shown.lowerBound - 1] <= left {
      left -= heights[shown.lowerBound - 1]
      shown = (shown.lowerBound - 1)..<shown.upperBound
    }
    return shown
  }

  func items(isSteered: Bool, _ theme: Theme) -> [Checklist.Item] {
    claims.indices.map { item($0, isSteered: isSteered, theme) }
  }
}
