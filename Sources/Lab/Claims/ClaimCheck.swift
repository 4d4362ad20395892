public import Engine

/// Trains what the claims of an experiment are about: each must hold under its own settings and fail under those it
/// names. Equal settings are trained once; trials are independent, so a caller may spread them over threads.
public struct ClaimCheck: Sendable {
  public let experiment: Experiment
  public let trials: [Trial]

  /// One run and what is to be measured on its way.
  public struct Trial: Sendable {
    public let experiment: Experiment
    /// Each with the epoch at which it is taken; nil is the end.
    let probes: [Probe]
  }

  struct Probe: Hashable, Sendable {
    let claim: Int
    let isCounterexample: Bool
    let measure: Measure
    let epoch: Int?
  }

  /// How a claim came out.
  public struct Verdict: Equatable, Sendable {
    public let claim: Claim
    /// What was measured under the claim's settings and under those it must fail with; nil where the run diverged or
    /// the measure does not exist.
    public let measured: Double?
    public let measuredOtherwise: Double?

    public var holds: Bool { measured.map(claim.bound.holds) == true }
    public var failsOtherwise: Bool { measuredOtherwise.map(claim.bound.holds) != true }
    public var passes: Bool { holds && failsOtherwise }
  }

  public init(_ experiment: Experiment) throws(SettingProblem) {
    self.experiment = experiment
    var trials: [(settings: Experiment, probes: [Probe])] = []
    for (index, claim) in experiment.claims.enumerated() {
      let own = try experiment.asWritten.with(claim.with)
      for (settings, isCounterexample) in [(own, false), (try own.with(claim.failsWith), true)] {
        let probe = Probe(claim: index, isCounterexample: isCounterexample, measure: claim.measure, epoch: claim.at)
        if let same = trials.firstIndex(where: { $0.settings == settings }) {
          trials[same].probes.append(probe)
        } else {
          trials.append((settings, [probe]))
        }
      }
    }
    self.trials = trials.map { Trial(experiment: $0.settings, probes: $0.probes) }
  }

  /// Trains one trial to where its last probe is.
  public static func measure(
    _ trial: Trial, tables: Tables = .none, kernels: KernelLevel = .baseline
  ) throws(ExperimentError) -> [Double?] {
    var settings = trial.experiment
    settings.claims = []
    var run = try Run(settings, tables: tables, kernels: kernels)
    var values = [Double?](repeating: nil, count: trial.probes.count)
    for epoch in Set(trial.probes.compactMap(\.epoch)).sorted() {
      run.advance(by: epoch * run.stepsPerEpoch - run.step)
      guard run.ending?.isDivergence != true else { return values }
      for (index, probe) in trial.probes.enumerated() where probe.epoch == epoch {
        values[index] = run.value(of: probe.measure)
      }
    }
    if trial.probes.contains(where: { $0.epoch == nil }) {
      while run.ending == nil { run.advance(by: 10_000) }
      guard run.ending?.isDivergence != true else { return values }
      for (index, probe) in trial.probes.enumerated() where probe.epoch == nil {
        values[index] = run.value(of: probe.measure)
      }
    }
    return values
  }

  /// Puts the results of the trials, in their order, together.
  public func verdicts(_ results: [[Double?]]) -> [Verdict] {
    var values: [Probe: Double] = [:]
    for (trial, measured) in zip(trials, results) {
      for (probe, value) in zip(trial.probes, measured) { values[probe] = value }
    }
    return experiment.claims.enumerated().map { index, claim in
      func value(_ isCounterexample: Bool) -> Double? {
        values[Probe(claim: index, isCounterexample: isCounterexample, measure: claim.measure, epoch: claim.at)]
      }
      return Verdict(claim: claim, measured: value(false), measuredOtherwise: value(true))
    }
  }

  /// All trials, one after the other.
  public func run(tables: Tables = .none, kernels: KernelLevel = .baseline) throws(ExperimentError) -> [Verdict] {
    var results: [[Double?]] = []
    for trial in trials { results.append(try Self.measure(trial, tables: tables, kernels: kernels)) }
    return verdicts(results)
  }
}

extension ClaimCheck.Verdict {
  /// What is wrong with the claim; nil when it passes.
  public var complaint: String? {
    let wanted = "\(claim.measure.text) \(claim.bound.words)"
    func text(_ value: Double?) -> String { value.map(NumberWords.value) ?? "no value" }
    if !holds { return "the claim \"\(claim.say)\" does not hold: expected \(wanted), measured \(text(measured))" }
    if !failsOtherwise {
      let settings = claim.failsWith.map { "\($0.key) \($0.value.words)" }.joined(separator: ", ")
      return "the claim \"\(claim.say)\" also holds with \(settings), where it must fail: \(wanted), "
        + "measured \(text(measuredOtherwise))"
    }
    return nil
  }
}
