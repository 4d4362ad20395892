import Engine
import Mathematics

/// The panels with a value, or many, for each layer.
extension TrainRun {
  private static let bins = 24

  func weightsPanel() -> Panel {
    let weights = settings.layers.indices.flatMap { self.weights($0).values }
    let largest = weights.reduce(Float(0)) { max($0, abs($1)) }
    let bound = largest > 0 ? Double(largest) : 1
    var counts = Array(repeating: 0, count: Self.bins)
    for weight in weights {
      let place = (Double(weight) + bound) / (2 * bound) * Double(Self.bins)
      counts[min(max(Int(place), 0), Self.bins - 1)] += 1
    }
    return Panel(
      name: TrainPanel.weights.rawValue, title: "Weights",
      content: .histogram(Panel.Histogram(counts: counts, range: -bound...bound, xTitle: "weight")),
      sentence: weightsSentence(weights))
  }

  private func weightsSentence(_ weights: [Float]) -> String {
    guard let low = weights.min(), let high = weights.max() else { return "There are no weights." }
    let count = NumberWords.count(weights.count)
    if low == high { return "All \(count) weights are \(Setting.number(low).words)." }
    let mean = weights.reduce(0.0) { $0 + Double($1) } / Double(weights.count)
    let zeros = weights.count { $0 == 0 }
    let exact = zeros > 0 ? " \(NumberWords.count(zeros)) of them \(zeros == 1 ? "is" : "are") exactly 0." : ""
    return "The \(count) weights lie between \(NumberWords.value(Double(low))) and "
      + "\(NumberWords.value(Double(high))), with mean \(NumberWords.value(mean))." + exact
  }

  func gradientsPanel(_ look: TrainLook) -> Panel {
    let norms = weighted(look).map(\.statistics.gradientNorm)
    let sentence =
      if norms.allSatisfy({ $0 == 0 }) {
        "Every gradient of a weight is exactly 0."
      } else if let ends = ends(look, \.gradientNorm) {
        "The gradient norm is \(ends)."
      } else {
        "The gradient norm is \(NumberWords.value(norms.first ?? 0))."
      }
    return bars(.gradients, "Gradient norm by layer", "gradient norm", look, norms, scale: .logarithmic, sentence)
  }

  func activationsPanel(_ look: TrainLook) -> Panel {
    let stds = weighted(look).map(\.statistics.activationStd)
    let sentence =
      if let ends = ends(look, \.activationStd) {
        "The standard deviation of the activations is \(ends)."
      } else {
        "The standard deviation of the output is \(NumberWords.value(stds.first ?? 0))."
      }
    return bars(.activations, "Activations by layer", "standard deviation", look, stds, scale: .linear, sentence)
  }

  /// The layers with weights and their places among all, counted from 1.
  private func weighted(_ look: TrainLook) -> [(number: Int, statistics: LayerStatistics)] {
    settings.weightedLayers.filter(look.statistics.indices.contains).map { ($0 + 1, look.statistics[$0]) }
  }

  /// "0.1 in layer 1 and 0.2 in layer 3, the last"; nil with a single layer.
  private func ends(_ look: TrainLook, _ value: (LayerStatistics) -> Double) -> String? {
    let layers = weighted(look)
    guard layers.count > 1, let first = layers.first, let last = layers.last else { return nil }
    return "\(NumberWords.value(value(first.statistics))) in layer \(first.number) and "
      + "\(NumberWords.value(value(last.statistics))) in layer \(last.number), the last"
  }

  private func bars(
    _ panel: TrainPanel, _ title: String, _ group: String, _ look: TrainLook, _ values: [Double],
    scale: Panel.LineChart.Scale, _ sentence: String
  ) -> Panel {
    Panel(
      name: panel.rawValue, title: title, shortTitle: title.replacing(" by layer", with: ""),
      content: .bars(
        Panel.Bars(
          labels: weighted(look).map { String($0.number) },
          groups: [Panel.Bars.Group(name: group, values: values.map { $0.isFinite ? $0 : 0 })], scale: scale)),
      sentence: sentence)
  }

  func layersPanel(_ look: TrainLook) -> Panel {
    let headers = ["layer", "mean", "std", "saturated", "gradient", "update", "spread", "rank", "zeros"]
    let layers = weighted(look)
    let rows = layers.map { number, layer in
      [
        String(number), NumberText.short(layer.activationMean, digits: 3),
        NumberText.short(layer.activationStd, digits: 3), NumberWords.percent(layer.saturation),
        NumberText.short(layer.gradientNorm, digits: 3),
        layer.updateRatio.map { NumberText.short($0, digits: 3) } ?? "",
        NumberText.short(layer.unitSpread, digits: 3), layer.rank.map { String($0) } ?? "",
        NumberWords.percent(layer.zeroShare),
      ]
    }
    let ranks = layers.compactMap { $0.statistics.rank.map { String($0) } }
    return Panel(
      name: TrainPanel.layers.rawValue, title: "Layer by layer",
      content: .table(Panel.Table(headers: headers, rows: rows)),
      sentence: "\(NumberWords.plural(rows.count, "layer")); the weight matrices have rank "
        + SettingProblem.listed(ranks, joinedBy: "and") + ".")
  }
}
