import Engine

extension TrainRun {
  /// Places at which the way ahead is drawn.
  private static let placesAhead = 100

  /// The rate of the step to come.
  var learningRate: Double { rate(ofStep: step) }

  private func rate(ofStep step: Int) -> Double {
    let peak = Double(settings.optimizer.learningRate)
    return peak * (engine.hyperparameters.schedule?.factor(ofStep: step) ?? 1)
  }

  /// The learning rate so far, and what the schedule plans for the rest of the training.
  func ratePanel() -> Panel {
    let measure = Measure(.learningRate)
    let past = curves.points(of: measure, now: (epoch, learningRate))
    var series = [Panel.LineChart.Series(name: "so far", x: past.x, y: past.y)]
    let ahead = self.ahead
    if ending == nil, !settings.schedule.isConstant {
      series.append(Panel.LineChart.Series(name: "planned", x: ahead.x, y: ahead.y))
    }
    return Panel(
      name: TrainPanel.rate.rawValue, title: "Learning rate",
      content: .lineChart(
        Panel.LineChart(
          series: series, xTitle: "epoch", yTitle: "learning rate", yScale: .linear,
          xRange: 0...Double(max(settings.epochs, 1)))),
      sentence: rateSentence(past: past.y, ahead: ahead.y))
  }

  private var ahead: (x: [Double], y: [Double]) {
    let left = max(lastStep - step, 0)
    let end = max(Double(settings.epochs), epoch)
    let shares = (0...Self.placesAhead).map { Double($0) / Double(Self.placesAhead) }
    return (
      shares.map { epoch + $0 * (end - epoch) },
      shares.map { rate(ofStep: step + Int(($0 * Double(left)).rounded())) }
    )
  }

  private func rateSentence(past: [Double], ahead: [Double]) -> String {
    let now = NumberWords.value(learningRate)
    let (low, high) = (past.min() ?? 0, past.max() ?? 0)
    if settings.schedule.isConstant {
      guard low < high else { return "The learning rate is \(now) at every step." }
      return "The learning rate is \(now) now; so far it was between \(NumberWords.value(low)) and "
        + "\(NumberWords.value(high))."
    }
    let word = settings.schedule.setting.words
    let highest = NumberWords.value(max(high, ahead.max() ?? 0))
    var sentence = "The learning rate follows the schedule \(word)"
    if settings.schedule.warmUpShare > 0 {
      sentence += " after a warm-up over \(NumberWords.percent(settings.schedule.warmUpShare)) of the training"
    }
    sentence += ": it is \(now)"
    sentence +=
      ending == nil
      ? ", has \(highest) at its highest, and ends at \(NumberWords.value(ahead.last ?? 0))."
      : " at the end, and was \(highest) at its highest."
    return sentence + momentumClause
  }

  /// One-cycle takes the momentum the other way.
  private var momentumClause: String {
    guard settings.optimizer.momentum != nil, let momentum = engine.hyperparameters.schedule?.momentum(ofStep: step)
    else { return "" }
    return " The momentum goes the other way, and is \(NumberWords.value(momentum))."
  }
}
