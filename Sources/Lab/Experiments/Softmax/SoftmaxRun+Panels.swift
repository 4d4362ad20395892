import Mathematics

extension SoftmaxRun {
  func panel(_ panel: SoftmaxPanel) -> Panel {
    switch panel {
    case .bars: bars
    case .worked: worked
    case .overflow: overflow
    }
  }

  private var bars: Panel {
    let isSoft = settings.smoothing > 0
    var groups = [Panel.Bars.Group(name: "probability", values: probabilities)]
    if isSoft { groups.append(Panel.Bars.Group(name: "target", values: targets)) }
    let listed = zip(settings.names, probabilities).map { "\($0) \(NumberWords.value($1))" }.joined(separator: ", ")
    return Panel(
      name: SoftmaxPanel.bars.rawValue, title: "Probabilities",
      content: .bars(Panel.Bars(labels: settings.names, groups: groups)),
      sentence: "\(listed). Entropy \(NumberWords.value(entropy)) of at most \(NumberWords.value(ceiling)) nats; "
        + "loss \(NumberWords.value(loss)) for \(settings.names[settings.target]).")
  }

  /// The computation, line by line.
  private var worked: Panel {
    let largest = scaled.max() ?? 0
    let rows = settings.names.indices.map { index in
      [
        settings.names[index], NumberWords.value(settings.logits[index]), NumberWords.value(scaled[index] - largest),
        NumberWords.value(exp(scaled[index] - largest)), NumberWords.value(probabilities[index]),
        NumberWords.value(targets[index]), NumberWords.value(slopes[index]),
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
      sentence: "The slopes of the loss by the logits are probability minus target"
        + (settings.temperature == 1 ? "" : ", over the temperature") + "; they add up to 0.")
  }

  /// The formula as it stands, in 32 and in 64 bits, beside the one with the largest logit taken out.
  private var overflow: Panel {
    let (short, long) = (naive32(), naive64())
    func row(_ name: String, _ largest: Double, _ sum: Double, _ probability: Double, _ loss: Double) -> [String] {
      [name] + [largest, sum, probability, loss].map(Self.plain)
    }
    let top = scaled.max() ?? 0
    let rows = [
      row("as it stands, 32 bits", short.largest, short.sum, short.probability, short.loss),
      row("as it stands, 64 bits", long.largest, long.sum, long.probability, long.loss),
      row("largest taken out", 1, exp(logSum - top), probabilities[settings.target], loss),
    ]
    let broken = [("32", short.loss), ("64", long.loss)].filter { !$0.1.isFinite }.map(\.0)
    let tale =
      broken.isEmpty
      ? "Both naive forms still hold."
      : "In \(broken.joined(separator: " and in ")) bits the naive form gives no usable loss."
    return Panel(
      name: SoftmaxPanel.overflow.rawValue, title: "Overflow",
      content: .table(Panel.Table(headers: ["softmax", "largest e^", "sum", "p of the class", "loss"], rows: rows)),
      sentence: "\(tale) With the largest logit taken out the loss is \(NumberWords.value(loss)).")
  }

  /// Infinity and what is no number are the point here, so they are shown.
  private static func plain(_ value: Double) -> String {
    if value.isNaN { return "not a number" }
    if value.isInfinite { return value > 0 ? "infinity" : "-infinity" }
    return NumberWords.value(value)
  }
}
