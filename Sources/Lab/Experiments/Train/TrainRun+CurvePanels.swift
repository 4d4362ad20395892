import Engine
import Mathematics

/// The panels with curves over epochs.
extension TrainRun {
  func lossPanel(_ look: TrainLook) -> Panel {
    let train = curves.points(of: Measure(.trainLoss), now: (epoch, look.trainLoss))
    let held = curves.points(of: Measure(.testLoss), now: (epoch, look.testLoss))
    var series = [Panel.LineChart.Series(name: "train", x: train.x, y: train.y)]
    if test != nil { series.append(Panel.LineChart.Series(name: "test", x: held.x, y: held.y)) }
    var sentence = CurveTale.clause("Training loss", x: train.x, y: train.y)
    if let loss = look.testLoss { sentence += "; test loss \(NumberWords.value(loss))" }
    sentence += "."
    let guesses = blindGuesses
    if let loss = look.trainLoss, let guess = guesses.first(where: { abs(loss - $0.y) < 0.0005 * $0.y }) {
      sentence += " That is \(guess.label)."
    }
    if case .diverged(_, let what, _) = ending { sentence += " \(what)" }
    return Panel(
      name: TrainPanel.loss.rawValue, title: "Loss",
      content: .lineChart(
        Panel.LineChart(
          series: series, xTitle: "epoch", yTitle: "loss", references: guesses, xRange: wholeRange)),
      sentence: sentence)
  }

  func accuracyPanel(_ look: TrainLook) -> Panel {
    let train = curves.points(of: Measure(.trainAccuracy), now: (epoch, look.trainAccuracy))
    let held = curves.points(of: Measure(.testAccuracy), now: (epoch, look.testAccuracy))
    var series = [Panel.LineChart.Series(name: "train", x: train.x, y: train.y)]
    if test != nil { series.append(Panel.LineChart.Series(name: "test", x: held.x, y: held.y)) }
    let sentence =
      if let share = look.trainAccuracy {
        "\(NumberWords.percent(share)) of the training samples are classified rightly"
          + (look.testAccuracy.map { ", and \(NumberWords.percent($0)) of the test samples" } ?? "") + "."
      } else {
        "This loss has no accuracy."
      }
    return Panel(
      name: TrainPanel.accuracy.rawValue, title: "Accuracy",
      content: .lineChart(
        Panel.LineChart(series: series, xTitle: "epoch", yTitle: "accuracy", yScale: .linear, xRange: wholeRange)),
      sentence: sentence)
  }

  /// Unit spread of the first hidden layers: how symmetry breaks, or does not.
  func spreadPanel() -> Panel {
    var series: [Panel.LineChart.Series] = []
    var clauses: [String] = []
    for measure in curves.measures where measure.name == .unitSpread {
      guard let layer = measure.layer else { continue }
      let (x, y) = curves.points(of: measure, now: (epoch, unitSpread(layer: layer)))
      series.append(Panel.LineChart.Series(name: "layer \(layer)", x: x, y: y))
      clauses.append(spreadClause(layer: layer, first: y.first ?? 0, last: y.last ?? 0))
    }
    return Panel(
      name: TrainPanel.spread.rawValue, title: "Unit spread",
      content: .lineChart(
        Panel.LineChart(
          series: series, xTitle: "epoch", yTitle: "largest difference between two units", yScale: .logarithmic,
          xRange: wholeRange)),
      sentence: clauses.prefix(2).joined(separator: " "))
  }

  private func spreadClause(layer: Int, first: Double, last: Double) -> String {
    let units = settings.layers[layer - 1].units
    if units == 1 { return "Layer \(layer) has a single unit." }
    if last == 0 { return "All \(units) units of layer \(layer) have exactly the same weights." }
    if epoch == 0 { return "Weights of two units of layer \(layer) differ by at most \(NumberWords.value(last))." }
    return "The unit spread of layer \(layer) went from \(NumberWords.value(first)) to \(NumberWords.value(last))."
  }

  private var wholeRange: ClosedRange<Double> { 0...Double(max(settings.epochs, 1)) }

  /// Losses of answers that look at no input: equal chances for all K classes give ln K; where the classes are not
  /// equally frequent, their shares give the entropy of the shares.
  private var blindGuesses: [Panel.LineChart.Reference] {
    guard settings.loss.classifies, case .classes(let labels, let names) = train.targets, names.count > 1
    else { return [] }
    var counts = [Double](repeating: 0, count: names.count)
    for label in labels { counts[Int(label)] += 1 }
    let entropy = counts.reduce(0.0) { sum, count in
      let share = count / Double(labels.count)
      return count > 0 ? sum - share * log(share) : sum
    }
    let equal = log(Double(names.count))
    let label = names.count == 2 ? "ln 2, a coin flip" : "ln \(names.count), a blind guess"
    let references = [Panel.LineChart.Reference(label: label, y: equal)]
    guard entropy < 0.995 * equal else { return references }
    let known = Panel.LineChart.Reference(
      label: "\(NumberWords.value(entropy)), what the shares of the classes alone give", y: entropy)
    return references + [known]
  }
}
