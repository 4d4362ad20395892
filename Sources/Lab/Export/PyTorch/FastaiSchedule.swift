import Engine
import Mathematics

/// A schedule as fastai has it: the lines that train with it, what they import, and a function where fastai has none.
///
/// fastai asks a schedule at the same positions as our engine: steps done by steps planned.
struct FastaiSchedule {
  let schedule: Schedule?
  let hasMomentum: Bool

  /// - Parameter hasMomentum: whether the rule of descent has a momentum that one-cycle can move.
  init(_ schedule: Schedule?, hasMomentum: Bool) {
    self.schedule = schedule
    self.hasMomentum = hasMomentum
  }

  /// A piece of code and the names of `fastai.callback.schedule` in it.
  private struct Code {
    var text: String
    var names: [String] = []
  }

  /// - Parameter callbacks: more to call while it trains.
  func fitLines(_ callbacks: [String]) -> [String] {
    let all = (rateLines.isEmpty ? [] : ["ParamScheduler({\"lr\": rate})"]) + callbacks
    let call = "learner.\(method ?? "fit(EPOCHS")"
    guard !all.isEmpty else { return [call + ")"] }
    let line = "\(call), cbs=[\(all.joined(separator: ", "))])"
    return line.count <= 100
      ? [line] : ["\(call), cbs=["] + PythonText.indented(all.map { $0 + "," }) + ["])"]
  }

  /// What comes before it: the rate as a function of the position, from 0 to 1.
  var rateLines: [String] { method == nil ? rate.map { ["rate = \($0.text)"] } ?? [] : [] }

  var imports: [String] { method == nil ? rate.map { ["ParamScheduler"] + $0.names } ?? [] : [] }

  /// A training method of fastai's own that does just this, up to its last bracket.
  private var method: String? {
    guard let schedule, schedule.warmUp == nil else { return nil }
    switch schedule.curve {
    case .oneCycle(let cycle) where hasMomentum:
      let momenta = [cycle.momentum, cycle.peakMomentum, cycle.momentum].map(PythonText.number)
      return "fit_one_cycle(EPOCHS, LEARNING_RATE, div=\(PythonText.number(cycle.div)), "
        + "div_final=\(PythonText.number(cycle.finalDiv)), pct_start=\(PythonText.number(cycle.rise)), "
        + "moms=(\(momenta.joined(separator: ", ")))"
    case .flatCosine(let flat, let end) where end > 0:
      return "fit_flat_cos(EPOCHS, LEARNING_RATE, div_final=1 / \(PythonText.number(end)), "
        + "pct_start=\(PythonText.number(flat))"
    default: return nil
    }
  }

  /// The rate as a function of the position; nil where it stays.
  private var rate: Code? {
    guard let schedule else { return nil }
    guard let warmUp = schedule.warmUp else {
      return schedule.curve == .constant ? nil : curve(schedule.curve)
    }
    let rest = curve(schedule.curve)
    let share = PythonText.number(warmUp.share)
    return Code(
      text: "combine_scheds([\(share), 1 - \(share)], "
        + "[SchedLin(\(Self.part(warmUp.start)), LEARNING_RATE), \(rest.text)])",
      names: ["combine_scheds", "SchedLin"] + rest.names)
  }

  private static func part(_ factor: Double) -> String {
    factor == 0 ? "0" : factor == 1 ? "LEARNING_RATE" : "LEARNING_RATE * \(PythonText.number(factor))"
  }

  private func curve(_ curve: Schedule.Curve) -> Code {
    let peak = "LEARNING_RATE"
    func fall(_ name: String, to end: Double) -> Code {
      Code(text: "\(name)(\(peak), \(Self.part(end)))", names: [name])
    }
    switch curve {
    case .constant: return Code(text: "SchedNo(\(peak), \(peak))", names: ["SchedNo"])
    case .linear(let end): return fall("SchedLin", to: end)
    case .cosine(let end): return fall("SchedCos", to: end)
    case .exponential(let end): return fall("SchedExp", to: end)
    case .oneCycle(let cycle):
      return Code(
        text: "combined_cos(\(PythonText.number(cycle.rise)), \(peak) / \(PythonText.number(cycle.div)), \(peak), "
          + "\(peak) / \(PythonText.number(cycle.finalDiv)))", names: ["combined_cos"])
    case .flatCosine(let flat, let end):
      return Code(
        text: "combined_cos(\(PythonText.number(flat)), \(peak), \(peak), \(Self.part(end)))",
        names: ["combined_cos"])
    case .step: return Code(text: "stages")
    case .warmRestarts: return Code(text: "restarts", names: ["SchedCos"])
    }
  }

  /// A schedule that fastai does not have: to it, any function of the position is one.
  var function: [String] {
    guard method == nil, let schedule else { return [] }
    switch schedule.curve {
    case .step(let stages, let factor):
      return [
        "def stages(position):", "    \"\"\"The rate in stages of one length, each a factor of the one before.\"\"\"",
        "    return LEARNING_RATE * \(PythonText.number(factor)) ** int(position * \(stages))", "", "",
      ]
    case .warmRestarts(let cycles, let growth):
      let whole = (1..<cycles).reduce((sum: 1, last: 1)) { parts, _ in
        (parts.sum + parts.last * growth, parts.last * growth)
      }.sum
      return [
        "def restarts(position):",
        "    \"\"\"From the peak to zero along a cosine, \(NumberText.count(cycles, "time")). (fit_sgdr, to the step.)\"\"\"",
        "    place, length = position * \(whole), 1", "    while place >= length:",
        "        place, length = place - length, length * \(growth)",
        "    return SchedCos(LEARNING_RATE, 0)(place / length)", "", "",
      ]
    default: return []
    }
  }
}
