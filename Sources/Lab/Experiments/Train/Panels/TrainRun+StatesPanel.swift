import Engine

extension TrainRun {
  /// The state of the first recurrent layer while it reads one sample: a row a unit, a column a step.
  func statesPanel() -> Panel {
    let layer = settings.firstRecurrent ?? 0
    let (data, index, name) = lookedAt
    let steps = engine.network.layers[layer].input.steps
    let units = settings.layers[layer].units
    let states = engine.states(layer: layer, for: sample(index, of: data))
    // [steps, units] turned on its side.
    let map = Panel.HeatMaps.Map.states(units: units, steps: steps) { unit, step in states[step * units + unit] }
    let largest = states.reduce(Float(0)) { max($0, abs($1)) }
    let bound = largest.isFinite && largest > 1 ? Double(largest) : 1
    return Panel(
      name: TrainPanel.states.rawValue, title: "State of layer \(layer + 1)",
      content: .heatMaps(
        Panel.HeatMaps(maps: [map], range: -bound...bound)),
      sentence: "\(name) takes \(NumberWords.plural(steps, "step")) through \(NumberWords.plural(units, "unit"))"
        + "\(kept(states, units: units, steps: steps)).")
  }

  /// How much of the state after the first step is still there after the last, as a clause.
  private func kept(_ states: [Float], units: Int, steps: Int) -> String {
    let first = states.prefix(units)
    let last = states.suffix(units)
    let full = last.count { abs($0) > 0.97 }
    let turned = zip(first, last).count { $0 * $1 < 0 }
    return
      "; at the end \(full) of them \(full == 1 ? "is" : "are") beyond 0.97, and \(turned) changed sign on the way"
  }
}
