extension Experiment {
  /// The knobs to turn, one after the other, to get from this experiment to another, each with the value it then has.
  /// A knob that only follows from those before it, such as the scale of an initializer, is not among them.
  ///
  /// - Parameter first: names of knobs to be tried before the others.
  public func turns(to target: Experiment, first: [String] = []) -> [Knob] {
    let wanted = target.allKnobs
    var (present, knobs) = (self, allKnobs)
    var turns: [Knob] = []
    for name in first + wanted.map(\.name) where !turns.contains(where: { $0.name == name }) {
      if present.kind == target.kind, present.seed == target.seed { break }
      guard let knob = wanted.first(where: { $0.name == name }),
        knobs.first(where: { $0.name == name })?.value != knob.value,
        let turned = try? present.with([Setting.Entry(name, knob.value)])
      else { continue }
      (present, knobs) = (turned, turned.allKnobs)
      turns.append(knob)
    }
    return turns
  }
}
