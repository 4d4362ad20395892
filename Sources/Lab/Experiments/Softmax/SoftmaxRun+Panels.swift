import Mathematics

extension SoftmaxRun {
  func panel(_ panel: SoftmaxPanel) -> Panel {
    switch panel {
    case .bars: bars
    case .worked: worked
    case .sigmoids: apart
    case .overflow: overflow
    }
  }

  private var bars: Panel {
    let isSoft = settings.smoothing > 0
    var groups = [Panel.Bars.Group(name: "probability", values: probabilities)]
    if isSoft { groups.append(Panel.Bars.Group(name: "target", values: targets)) }
    return Panel(
      name: SoftmaxPanel.bars.rawValue, title: "Probabilities",
      content: .bars(Panel.Bars(labels: settings.names, groups: groups)),
      sentence: "\(listed(probabilities)). Entropy \(NumberWords.value(entropy)) of at most "
        + "\(NumberWords.value(ceiling)) nats; loss \(NumberWords.value(loss)) for \(settings.names[settings.target])."
    )
  }

  /// The computation, line by line.
  private var worked: Panel {
    let largest = scaled.max() ?? 0
    let rows = settings.names.indices.map { index in
      [
        settings.names[index], NumberWords.value(settings.logits[index]), NumberWords.value(scaled[index] - largest),
        Self.aligned(exp(scaled[index] - largest)), Self.aligned(probabilities[index]),
        settings.smoothing > 0 ? Self.aligned(targets[index]) : NumberWords.value(targets[index]),
        Self.aligned(slopes[index]),
      ]
    }
    return Panel(
      name: SoftmaxPanel.worked.rawValue, title: "Worked out",
      content: .table(
        Panel.Table(
          headers: [
            "class", "logit z", settings.temperature == 1 ? "z - max" : "(z - max)/T", "e^", "p", "target", "slope",
          ],
          rows: rows)),
      sentence: "The slopes of the loss by the logits, probability minus target"
        + (settings.temperature == 1 ? "" : ", over the temperature") + ": \(listed(slopes)). They add up to 0.")
  }

  /// One softmax over all classes beside one sigmoid for each.
  private var apart: Panel {
    let alone = sigmoids
    return Panel(
      name: SoftmaxPanel.sigmoids.rawValue, title: "One softmax, or a sigmoid each",
      shortTitle: "Softmax or sigmoids",
      content: .bars(
        Panel.Bars(
          labels: settings.names,
          groups: [
            Panel.Bars.Group(name: "softmax", values: probabilities),
            Panel.Bars.Group(name: "sigmoid", values: alone),
          ])),
      sentence: "Softmax shares out 1: \(listed(probabilities)). A sigmoid for each judges it alone: "
        + "\(listed(alone)), together \(NumberWords.value(alone.reduce(0, +))).")
  }

  private func listed(_ values: [Double]) -> String {
    zip(settings.names, values).map { "\($0) \(NumberWords.value($1))" }.joined(separator: ", ")
  }

  /// The formula as it stands, in 32 and in 64 bits, beside the one with the largest logit taken out.
  private var overflow: Panel {
    let (short, long) = (naive32(), naive64())
    func row(_ name: String, _ largest: Double, _ sum: Double, _ probability: Double, _ loss: Double) -> [String] {
      [name] + [largest, sum, probability, loss].map(Self.plain)
    }
    let top = scaled.max() ?? 0
    let rows = [
      row("plain, 32 bits", short.largest, short.sum, short.probability, short.loss),
      row("plain, 64 bits", long.largest, long.sum, long.probability, long.loss),
      row("largest taken out", 1, exp(logSum - top), probabilities[settings.target], loss),
    ]
    return Panel(
      name: SoftmaxPanel.overflow.rawValue, title: "Overflow",
      content: .table(Panel.Table(headers: ["softmax", "largest e^", "sum", "probability", "loss"], rows: rows)),
      sentence:
        "By the plain formula the loss is \(Self.plain(short.loss)) in 32 bits and \(Self.plain(long.loss)) in 64; "
        + "with the largest logit taken out it is \(NumberWords.value(loss)).")
  }

  /// Four decimals, so that points stand one below the other; what they would hide keeps its power of ten.
  private static func aligned(_ value: Double) -> String {
    value == 0 || abs(value) >= 0.00005 ? NumberText.fixed(value, decimals: 4) : NumberText.short(value, digits: 2)
  }

  /// Infinity and what is no number are the point here, so they are shown.
  private static func plain(_ value: Double) -> String {
    if value.isNaN { return "not a number" }
    if value.isInfinite { return value > 0 ? "infinity" : "-infinity" }
    return NumberWords.value(value)
  }
}
