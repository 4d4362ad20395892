import Mathematics

/// A finished run as one value, for people and programs.
public struct RunReport: Equatable, Sendable {
  public var experiment: String
  public var kind: String
  public var seed: UInt64
  /// Every knob with its value.
  public var settings: [Setting.Entry]
  public var steps: Int
  /// Why it ended.
  public var finished: String
  public var diverged: Bool
  public var measures: [Reading]
  public var claims: [Stand]

  /// A claim and whether it holds; nil where this run cannot tell.
  public struct Stand: Equatable, Sendable {
    public var say: String
    public var holds: Bool?

    public init(say: String, holds: Bool?) {
      self.say = say
      self.holds = holds
    }
  }

  public init(_ run: Run) {
    let experiment = run.experiment
    self.experiment = experiment.id
    kind = experiment.kind.name
    seed = experiment.seed
    settings = experiment.allKnobs.filter { $0.name != "seed" }.map { Setting.Entry($0.name, $0.value) }
    steps = run.step
    finished = run.ending?.words ?? "stopped after \(NumberWords.plural(run.step, "step"))"
    diverged = run.ending?.isDivergence ?? false
    measures = run.readings()
    claims = zip(experiment.claims, run.claimStates).map { claim, state in
      Stand(say: claim.say, holds: state == .open ? nil : state == .holds)
    }
  }

  /// One JSON object with a line feed at its end. Numbers that do not exist are null.
  public var json: String {
    JSONText.object([
      ("experiment", JSONText.string(experiment)), ("kind", JSONText.string(kind)), ("seed", String(seed)),
      ("settings", JSONText.object(settings.map { ($0.key, JSONText.value($0.value)) })), ("steps", String(steps)),
      ("finished", JSONText.string(finished)), ("diverged", String(diverged)),
      ("measures", JSONText.object(measures.map { ($0.measure.text, JSONText.number($0.value)) })),
      (
        "claims",
        JSONText.array(
          claims.map { claim in
            JSONText.object([
              ("say", JSONText.string(claim.say)), ("holds", claim.holds.map { String($0) } ?? "null"),
            ])
          })
      ),
    ]) + "\n"
  }
}

extension Ending {
  /// `completed`, `reached train-loss below 0.35`, `diverged: ...`
  public var words: String {
    switch self {
    case .completed: "completed"
    case .reached(let what): "reached \(what)"
    case .diverged(_, let what, let advice): "diverged: \(what) \(advice)"
    }
  }
}
