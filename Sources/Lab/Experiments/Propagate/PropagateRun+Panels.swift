import Mathematics

extension PropagateRun {
  func panel(_ panel: PropagatePanel) -> Panel {
    switch panel {
    case .forward:
      bars(
        panel, "Signal forward", "std of the activations", .activationStd, .logarithmic,
        forwardSentence)
    case .backward:
      bars(
        panel, "Gradient backward", "std of the gradient", .gradientStd, .logarithmic,
        backwardSentence)
    case .saturation:
      bars(panel, "Saturated units", "saturated share", .saturation, .linear, saturationSentence)
    case .table: table
    }
  }

  /// A bar a layer; those not reached yet have none.
  private func bars(
    _ panel: PropagatePanel, _ title: String, _ group: String, _ name: Measure.Name, _ scale: Panel.LineChart.Scale,
    _ sentence: String
  ) -> Panel {
    let values = (1...settings.depth).map { value(of: Measure(name, layer: $0)) ?? 0 }
    return Panel(
      name: panel.rawValue, title: title,
      content: .bars(
        Panel.Bars(
          labels: values.indices.map { String($0 + 1) }, groups: [Panel.Bars.Group(name: group, values: values)],
          scale: scale)),
      sentence: sentence)
  }

  private var forwardSentence: String {
    let (first, last) = (value(of: Measure(.activationStd, layer: 1)), forwardLayers)
    guard let first, let end = value(of: Measure(.activationStd, layer: last)) else {
      return "The signal has not entered the first layer yet."
    }
    return "The standard deviation of the activations is \(NumberWords.value(first)) after layer 1 and "
      + "\(NumberWords.value(end)) after layer \(last)\(trend(first, end))." + divergedSentence
  }

  private var backwardSentence: String {
    let (top, bottom) = (settings.depth, settings.depth - backwardLayers + 1)
    guard backwardLayers > 0, let first = value(of: Measure(.gradientStd, layer: top)),
      let end = value(of: Measure(.gradientStd, layer: bottom))
    else { return "The gradient has not started its way back yet." }
    return "On the way back the gradient's standard deviation is \(NumberWords.value(first)) at layer \(top) and "
      + "\(NumberWords.value(end)) at layer \(bottom)\(trend(first, end))." + divergedSentence
  }

  private func trend(_ first: Double, _ last: Double) -> String {
    if last == 0 { return ": nothing is left" }
    let factor = last / first
    if factor < 0.01 { return ": it vanishes" }
    if factor > 100 { return ": it explodes" }
    return ""
  }

  private var divergedSentence: String {
    if case .diverged(_, let what, _) = ending { " \(what)" } else { "" }
  }

  private var saturationSentence: String {
    guard let last = value(of: Measure(.saturation, layer: forwardLayers)) else {
      return "The signal has not entered the first layer yet."
    }
    return "\(NumberWords.percent(last)) of the activations of layer \(forwardLayers) are saturated."
  }

  private var table: Panel {
    let columns: [(String, Measure.Name)] = [
      ("mean", .activationMean), ("std", .activationStd), ("saturated", .saturation), ("gradient std", .gradientStd),
    ]
    let rows = (1...settings.depth).map { layer in
      [String(layer)]
        + columns.map { column in
          value(of: Measure(column.1, layer: layer)).map { NumberText.short($0, digits: 3) } ?? ""
        }
    }
    return Panel(
      name: PropagatePanel.table.rawValue, title: "Layer by layer",
      content: .table(Panel.Table(headers: ["layer"] + columns.map(\.0), rows: rows)), sentence: forwardSentence)
  }
}
