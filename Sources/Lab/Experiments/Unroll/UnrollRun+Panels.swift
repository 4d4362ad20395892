import Mathematics

extension UnrollRun {
  func panel(_ panel: UnrollPanel) -> Panel {
    switch panel {
    case .unrolled: unrolledPanel
    case .thermometer: thermometerPanel
    case .back: backPanel
    case .states: statesPanel
    }
  }

  /// The same cell once a time step.
  private var unrolledPanel: Panel {
    let left = lag.map { settings.length - 1 - $0 } ?? settings.length
    let links = inputs.indices.map { time in
      let isReached = time < reached
      let back = settings.length - 1 - time
      return Panel.Chain.Link(
        title: "\(time + 1)", above: isReached ? Self.signed(shown.outputs[time]) : "",
        below: isReached || time == reached ? Self.signed(inputs[time]) : "",
        note: time >= left ? Self.short(norms[back]) : "",
        values: isReached ? shown.states[time].map { Float($0) } : [])
    }
    return Panel(
      name: UnrollPanel.unrolled.rawValue, title: "One cell, \(settings.length) times",
      content: .chain(
        Panel.Chain(
          links: links, present: present, turn: isBackward ? left : nil, above: "out", below: "in", note: "gradient",
          title: "step", range: stateRange)),
      sentence: unrolledSentence)
  }

  private var unrolledSentence: String {
    if let lag {
      let place = "step \(settings.length - lag)"
      guard lag > 0 else { return "A gradient of length 1 sets out at \(place), to go back." }
      return "The gradient has come \(NumberWords.plural(lag, "step")) back, to \(place); "
        + "\(NumberWords.value(norms[lag])) of it is left."
    }
    guard let present else {
      return "The same cell stands here \(settings.length) times, once a time step; nothing has gone in yet."
    }
    let handed = size(ofState: present + 1) ?? 0
    let before = present == 0 ? "a state of zeros" : "the state before"
    return
      "Step \(present + 1) of \(settings.length): the input \(NumberWords.value(inputs[present])) and \(before) go "
      + "in; \(NumberWords.value(shown.outputs[present])) comes out, and a state of size "
      + "\(NumberWords.value(handed)) is handed on."
  }

  /// Widest bars the thermometer has.
  private static let marks = 11

  /// Lengths of the gradient at evenly spaced places it has come past.
  private var thermometerPanel: Panel {
    let pitch = max(1, (settings.length + Self.marks - 2) / (Self.marks - 1))
    var lags = Array(stride(from: 0, to: settings.length, by: pitch))
    if lags.last != settings.length - 1 { lags.append(settings.length - 1) }
    // All places from the start, so that the bars keep theirs; those it has not come past have none yet.
    let passed = lags.filter { $0 <= lag ?? 0 }
    return Panel(
      name: UnrollPanel.thermometer.rawValue, title: "Thermometer",
      content: .bars(
        Panel.Bars(
          labels: lags.map { "\($0) back" },
          groups: [Panel.Bars.Group(name: "what is left of the gradient", values: passed.map { norms[$0] })],
          scale: .logarithmic)),
      sentence: backSentence)
  }

  private var backSentence: String {
    guard let lag, lag > 0 else { return "The gradient begins with length 1." }
    let each = exp(log(norms[lag]) / Double(lag))
    let words =
      norms[lag] == 0
      ? "nothing" : "\(NumberWords.value(norms[lag])), as if each step multiplied it by \(NumberWords.value(each))"
    return "After \(NumberWords.plural(lag, "step")) back there is left \(words) "
      + "(mean of \(NumberWords.plural(settings.draws, "random cell")))."
  }

  private var backPanel: Panel {
    let lags = (0...(lag ?? 0)).filter { norms[$0] > 0 }
    var series = [
      Panel.LineChart.Series(name: "gradient", x: lags.map(Double.init), y: lags.map { norms[$0] })
    ]
    let (name, each) =
      settings.cell == .lstm
      ? ("its forget gate alone", 1 / (1 + exp(-settings.forgetBias)))
      : ("\(Self.short(settings.radius)) a step", settings.radius)
    let all = (0..<settings.length).map(Double.init)
    series.append(Panel.LineChart.Series(name: name, x: all, y: all.map { exp($0 * log(each)) }))
    return Panel(
      name: UnrollPanel.back.rawValue, title: "Gradient",
      content: .lineChart(
        Panel.LineChart(
          series: series, xTitle: "steps back", yTitle: "what is left", yScale: .logarithmic,
          xRange: 0...Double(settings.length - 1))),
      sentence: backSentence)
  }

  private var statesPanel: Panel {
    let units = settings.units
    let map = Panel.HeatMaps.Map.states(units: units, steps: settings.length) { unit, step in
      step < reached ? Float(shown.states[step][unit]) : 0
    }
    let sentence =
      reached == 0
      ? "No state has been computed yet."
      : "After step \(reached) the \(NumberWords.plural(units, "unit")) of the state have a size of "
        + "\(NumberWords.value(size(ofState: reached) ?? 0)); after the first it was "
        + "\(NumberWords.value(size(ofState: 1) ?? 0))."
    return Panel(
      name: UnrollPanel.states.rawValue, title: "States",
      content: .heatMaps(
        Panel.HeatMaps(maps: [map], range: stateRange)),
      sentence: sentence)
  }

  /// Of a squashed state -1 to 1; of others as far as it goes.
  private var stateRange: ClosedRange<Double> {
    guard settings.cell == .linear || settings.cell == .relu else { return -1...1 }
    let largest = shown.states.prefix(max(reached, 1)).joined().reduce(0) { max($0, abs($1)) }
    let bound = min(max(largest, 1), 1e30)
    return -bound...bound
  }

  private static func short(_ value: Double) -> String { NumberText.short(value, digits: 2) }
  private static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + short(value) }
}
