extension TrainRun {
  /// Both losses on an even scale, where the room between them is the gap, and the place where the held-out one was
  /// lowest.
  func gapPanel(_ look: TrainLook) -> Panel {
    let train = curves.points(of: Measure(.trainLoss), now: (epoch, look.trainLoss))
    let held = curves.points(of: Measure(.testLoss), now: (epoch, look.testLoss))
    var series = [
      Panel.LineChart.Series(name: "train", x: train.x, y: train.y),
      Panel.LineChart.Series(name: "held out", x: held.x, y: held.y),
    ]
    var sentence = "Nothing is held out, so that no gap can be seen."
    if let best = held.y.indices.min(by: { held.y[$0] < held.y[$1] }), let now = look.testLoss,
      let gap = look.value(of: Measure(.gap), in: self)
    {
      series.append(
        Panel.LineChart.Series(name: "lowest", x: [held.x[best]], y: [held.y[best]], isScatter: true))
      sentence = "The gap, held-out loss minus training loss, is \(NumberWords.value(gap))."
      let lowest = "\(NumberWords.value(held.y[best])) at epoch \(NumberWords.epoch(held.x[best]))"
      if now > 1.02 * held.y[best] {
        sentence += " The held-out loss was lowest, \(lowest), and is \(NumberWords.value(now)) now."
      } else {
        sentence += " The held-out loss is about as low as it ever was, \(lowest)."
      }
    } else {
      series.removeLast()
    }
    return Panel(
      name: TrainPanel.gap.rawValue, title: "The gap",
      content: .lineChart(
        Panel.LineChart(
          series: series, xTitle: "epoch", yTitle: "loss", yScale: .linear,
          xRange: 0...Double(max(settings.epochs, 1)))
      ), sentence: sentence)
  }
}
