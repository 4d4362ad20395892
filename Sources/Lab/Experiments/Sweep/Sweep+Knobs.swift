extension Sweep {
  /// Every knob of a sweep: those of its training but the swept one, and the number of seeds.
  var knobTable: [KnobRow<Sweep>] {
    Training.knobs.filter { $0.name != knob }.map { $0.lifted(\Sweep.base) } + [Sweep.seedsKnob]
  }

  private static let seedsKnob = KnobRow<Sweep>(
    "seeds", "seeds a point", needs: "needs a number of seeds; these are listed",
    domain: { _ in .integer(Limits.sweepSeeds) },
    value: { if case .count(let count) = $0.seeds { .number(count) } else { nil } },
    set: { (sweep, value) throws(SettingProblem) in
      sweep.seeds = .count(try value.integer("the number of seeds", in: Limits.sweepSeeds))
    })

  /// The training at one point.
  func training(at value: Setting) throws(SettingProblem) -> Training {
    var training = base
    try Training.knobs.set(knob, to: value, in: &training)
    return training
  }
}
