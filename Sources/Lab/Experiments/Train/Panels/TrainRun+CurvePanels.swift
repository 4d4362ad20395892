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
        "\(NumberWords.percent(share)) of the training \(asked) are classified rightly"
          + (look.testAccuracy.map { ", and \(NumberWords.percent($0)) of the test \(asked)" } ?? "") + "."
      } else {
        "This loss has no accuracy."
      }
    return Panel(
      name: TrainPanel.accuracy.rawValue, title: "Accuracy",
      content: .lineChart(
        Panel.LineChart(series: series, xTitle: "epoch", yTitle: "accuracy", yScale: .linear, xRange: wholeRange)),
      sentence: sentence)
  }

  /// What is answered: samples, or the steps of them.
  private var asked: String { if case .stepClasses = train.targets { "steps" } else { "samples" } }

  /// The gradient of each recorded step before it was clipped, and the line where it is.
  func gradientNormPanel() -> Panel {
    let measure = Measure(.batchGradientNorm)
    let (x, y) = curves.points(of: measure, now: (epoch, batchGradientNorm))
    let bound: Float? = if case .norm(let bound) = settings.clipping { bound } else { nil }
    var sentence = "No step has been taken yet."
    if let largest = y.max(), let last = y.last {
      sentence =
        "The gradient of the last step has length \(NumberWords.value(last)); the longest one recorded, "
        + "\(NumberWords.value(largest))."
      if let bound {
        let cut = y.count { $0 > Double(bound) }
        sentence +=
          " \(NumberWords.count(cut)) of \(NumberWords.count(y.count)) were cut at \(Setting.number(bound).words)."
      }
    }
    return Panel(
      name: TrainPanel.gradientNorm.rawValue, title: "Gradient norm",
      content: .lineChart(
        Panel.LineChart(
          series: [Panel.LineChart.Series(name: "before clipping", x: x, y: y)], xTitle: "epoch",
          yTitle: "length of the gradient", yScale: .logarithmic,
          references: bound.map { [Panel.LineChart.Reference(label: "clipped here", y: Double($0))] } ?? [],
          xRange: wholeRange)),
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

  /// Losses of answers that look at no input. For squares that is the variance of the targets. Equal chances for all K
  /// classes give ln K; where the classes are not equally frequent, their shares give the entropy of the shares.
  private var blindGuesses: [Panel.LineChart.Reference] {
    switch train.targets {
    case .classes(let labels, let names), .stepClasses(let labels, _, let names):
      return settings.loss.classifies ? blindGuesses(labels, of: names.count) : []
    case .values(let values, let width):
      guard settings.loss == .meanSquaredError, width == 1 else { return [] }
      let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
      let variance = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(values.count)
      let label = "\(NumberWords.value(variance)), what the mean alone gives"
      return variance > 0 ? [Panel.LineChart.Reference(label: label, y: variance)] : []
    }
  }

  private func blindGuesses(_ labels: [Int32], of classes: Int) -> [Panel.LineChart.Reference] {
    guard classes > 1 else { return [] }
    var counts = [Double](repeating: 0, count: classes)
    for label in labels where label >= 0 { counts[Int(label)] += 1 }
    let total = max(counts.reduce(0, +), 1)
    let entropy = counts.reduce(0.0) { sum, count in
      let share = count / total
      return count > 0 ? sum - share * log(share) : sum
    }
    let equal = log(Double(classes))
    let label = classes == 2 ? "ln 2, a coin flip" : "ln \(classes), a blind guess"
    let references = [Panel.LineChart.Reference(label: label, y: equal)]
    guard entropy < 0.995 * equal else { return references }
    let known = Panel.LineChart.Reference(
      label: "\(NumberWords.value(entropy)), what the shares of the classes alone give", y: entropy)
    return references + [known]
  }
}
