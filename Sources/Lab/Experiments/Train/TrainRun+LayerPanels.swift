import Engine
import Mathematics

/// The panels with a value, or many, for each layer.
extension TrainRun {
  /// Weights above which the network is described and not drawn.
  private static let drawnWeights = 20_000
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
    let norms = look.statistics.map(\.gradientNorm)
    let sentence =
      if norms.allSatisfy({ $0 == 0 }) {
        "Every gradient of a weight is exactly 0."
      } else if let first = norms.first, let last = norms.last, norms.count > 1 {
        "The gradient norm is \(NumberWords.value(first)) in layer 1 and \(NumberWords.value(last)) in layer "
          + "\(norms.count), the last."
      } else {
        "The gradient norm is \(NumberWords.value(norms.first ?? 0))."
      }
    return bars(.gradients, "Gradient norm by layer", "gradient norm", norms, scale: .logarithmic, sentence)
  }

  func activationsPanel(_ look: TrainLook) -> Panel {
    let stds = look.statistics.map(\.activationStd)
    let sentence =
      if let first = stds.first, let last = stds.last, stds.count > 1 {
        "The standard deviation of the activations is \(NumberWords.value(first)) in layer 1 and "
          + "\(NumberWords.value(last)) in layer \(stds.count), the last."
      } else {
        "The standard deviation of the output is \(NumberWords.value(stds.first ?? 0))."
      }
    return bars(.activations, "Activations by layer", "standard deviation", stds, scale: .linear, sentence)
  }

  private func bars(
    _ panel: TrainPanel, _ title: String, _ group: String, _ values: [Double], scale: Panel.LineChart.Scale,
    _ sentence: String
  ) -> Panel {
    Panel(
      name: panel.rawValue, title: title,
      content: .bars(
        Panel.Bars(
          labels: values.indices.map { String($0 + 1) },
          groups: [Panel.Bars.Group(name: group, values: values.map { $0.isFinite ? $0 : 0 })], scale: scale)),
      sentence: sentence)
  }

  func layersPanel(_ look: TrainLook) -> Panel {
    let headers = ["layer", "mean", "std", "saturated", "gradient", "update", "spread", "rank", "zeros"]
    let rows = look.statistics.enumerated().map { index, layer in
      [
        String(index + 1), NumberText.short(layer.activationMean, digits: 3),
        NumberText.short(layer.activationStd, digits: 3), NumberWords.percent(layer.saturation),
        NumberText.short(layer.gradientNorm, digits: 3),
        layer.updateRatio.map { NumberText.short($0, digits: 3) } ?? "",
        NumberText.short(layer.unitSpread, digits: 3), layer.rank.map { String($0) } ?? "",
        NumberWords.percent(layer.zeroShare),
      ]
    }
    let ranks = look.statistics.compactMap { $0.rank.map { String($0) } }
    return Panel(
      name: TrainPanel.layers.rawValue, title: "Layer by layer",
      content: .table(Panel.Table(headers: headers, rows: rows)),
      sentence: "\(NumberWords.plural(rows.count, "layer")); the weight matrices have rank "
        + SettingProblem.listed(ranks, joinedBy: "and") + ".")
  }

  func networkPanel() -> Panel {
    let sizes = [train.features] + settings.layers.map(\.units)
    let weights = zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let shape =
      "The network has \(NumberWords.plural(sizes[0], "input")) and layers of "
      + SettingProblem.listed(sizes.dropFirst().map(String.init), joinedBy: "and")
      + " \(sizes.dropFirst() == [1] ? "unit" : "units")"
    guard weights <= Self.drawnWeights else {
      let sentence = "\(shape): \(NumberWords.count(weights)) weights, too many to draw."
      return Panel(name: TrainPanel.network.rawValue, title: "Network", content: .text(sentence), sentence: sentence)
    }
    var layers = [Panel.NetworkPicture.Layer(title: "inputs", units: sizes[0])]
    var strongest: (weight: Float, layer: Int, unit: Int, input: Int) = (0, 0, 0, 0)
    for index in settings.layers.indices {
      let matrix = self.weights(index)
      for (place, weight) in matrix.values.enumerated() where abs(weight) > abs(strongest.weight) {
        strongest = (weight, index, place / matrix.columns, place % matrix.columns)
      }
      let title = index == settings.layers.count - 1 ? "output" : "layer \(index + 1)"
      layers.append(
        Panel.NetworkPicture.Layer(
          title: title, units: sizes[index + 1], weights: matrix.values, biases: biases(index)))
    }
    let source =
      strongest.layer == 0
      ? "input \(strongest.input + 1)" : "unit \(strongest.input + 1) of layer \(strongest.layer)"
    let words =
      strongest.weight == 0
      ? "; every weight is 0."
      : ". The strongest weight is \(NumberWords.value(Double(strongest.weight))), from \(source) to unit "
        + "\(strongest.unit + 1) of layer \(strongest.layer + 1)."
    return Panel(
      name: TrainPanel.network.rawValue, title: "Network", content: .network(Panel.NetworkPicture(layers: layers)),
      sentence: shape + words)
  }
}

extension TrainRun {
  func panel(_ panel: TrainPanel, _ look: TrainLook, columns: Int, rows: Int) -> Panel {
    switch panel {
    case .loss: lossPanel(look)
    case .accuracy: accuracyPanel(look)
    case .boundary: boundaryPanel(look, columns: columns, rows: rows)
    case .neurons: neuronsPanel(columns: columns, rows: rows)
    case .weights: weightsPanel()
    case .gradients: gradientsPanel(look)
    case .activations: activationsPanel(look)
    case .layers: layersPanel(look)
    case .spread: spreadPanel()
    case .network: networkPanel()
    }
  }
}
