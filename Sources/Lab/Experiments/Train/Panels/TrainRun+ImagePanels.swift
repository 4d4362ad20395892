import Engine
import Mathematics

/// The panels of convolutions and of images.
extension TrainRun {
  /// Maps of kernels shown at most, and of features, shared by the convolutions.
  private static let shownMaps = 64
  private static let shownMistakes = 12

  /// The windows of the first convolution, one for each pair of channels.
  func kernelsPanel() -> Panel {
    let layer = settings.firstConvolution ?? 0
    let side = settings.layers[layer].window?.kernel ?? 1
    let weights = self.weights(layer)
    let inputs = max(1, weights.columns / (side * side))
    var maps: [Panel.HeatMaps.Map] = []
    for channel in 0..<weights.rows {
      for input in 0..<inputs where maps.count < Self.shownMaps {
        let first = channel * weights.columns + input * side * side
        maps.append(
          Panel.HeatMaps.Map(
            title: inputs == 1 ? "k\(channel + 1)" : "k\(channel + 1).\(input + 1)", columns: side, rows: side,
            values: Array(weights.values[first..<first + side * side])))
      }
    }
    return Panel(
      name: TrainPanel.kernels.rawValue, title: "Kernels of layer \(layer + 1)",
      content: .heatMaps(Panel.HeatMaps(maps: maps, range: symmetricRange(maps))),
      sentence: kernelSentence(weights, side: side, inputs: inputs))
  }

  private func kernelSentence(_ weights: Matrix, side: Int, inputs: Int) -> String {
    if weights.rows * inputs == 1, side <= 5 {
      let rows = stride(from: 0, to: side * side, by: side).map { first in
        weights.values[first..<first + side].map { NumberText.short(Double($0), digits: 3) }.joined(separator: " ")
      }
      return "The kernel is \(rows.joined(separator: " / "))."
    }
    let place = weights.values.indices.max { abs(weights.values[$0]) < abs(weights.values[$1]) } ?? 0
    return "\(NumberWords.plural(weights.rows, "kernel")) of \(side) x \(side)"
      + (inputs > 1 ? " over \(inputs) channels" : "")
      + "; the strongest weight is \(NumberWords.value(Double(weights.values[place]))), in kernel "
      + "\(place / max(weights.columns, 1) + 1)."
  }

  /// One sample and what each convolution makes of it.
  func mapsPanel() -> Panel {
    let (data, index, name) = lookedAt
    let inputs = sample(index, of: data)
    var maps = scaled(pictures(inputs, of: data.shape, title: { $0 == 0 ? "input" : "input \($0 + 1)" }))
    var silent = 0
    var count = 0
    let convolutions = settings.layers.indices.filter { settings.layers[$0].isConvolution }
    for layer in convolutions {
      let outputs = engine.activations(layer: layer, for: inputs)
      let own = pictures(outputs, of: engine.network.layers[layer].output, title: { "m\(layer + 1).\($0 + 1)" })
      silent += own.count { $0.values.allSatisfy { $0 == 0 } }
      count += own.count
      maps += scaled(Array(own.prefix(Self.shownMaps / convolutions.count))).map { map in
        var map = map
        map.group = layer + 1
        return map
      }
    }
    let low = maps.lazy.flatMap(\.values).min() ?? 0
    let range = symmetricRange(maps)
    var sentence = "\(name) and the \(NumberWords.plural(count, "map")) that convolutions make of it"
    sentence += silent > 0 ? "; \(silent == 1 ? "1 is" : "\(silent) are") empty." : "."
    return Panel(
      name: TrainPanel.maps.rawValue, title: "Feature maps, each layer on its own scale",
      shortTitle: "Feature maps",
      content: .heatMaps(
        Panel.HeatMaps(
          maps: maps, range: low >= 0 ? 0...range.upperBound : range)),
      sentence: sentence)
  }

  /// One map a channel.
  private func pictures(_ values: [Float], of shape: Shape, title: (Int) -> String) -> [Panel.HeatMaps.Map] {
    guard case .image(let channels, let height, let width) = shape else { return [] }
    return (0..<channels).map { channel in
      let first = channel * height * width
      return Panel.HeatMaps.Map(
        title: title(channel), columns: width, rows: height, values: Array(values[first..<first + height * width]))
    }
  }

  /// Over the largest value of them all, so that a layer of large numbers does not darken the others.
  private func scaled(_ maps: [Panel.HeatMaps.Map]) -> [Panel.HeatMaps.Map] {
    let largest = Float(symmetricRange(maps).upperBound)
    return maps.map { map in
      var map = map
      map.values = map.values.map { $0 / largest }
      return map
    }
  }

  private func symmetricRange(_ maps: [Panel.HeatMaps.Map]) -> ClosedRange<Double> {
    let largest = maps.lazy.flatMap(\.values).reduce(Float(0)) { max($0, abs($1)) }
    let bound = largest.isFinite && largest > 0 ? Double(largest) : 1
    return -bound...bound
  }

  /// The images whose right class was thought least likely, of those answered wrongly.
  func mistakesPanel() -> Panel {
    let title = "Worst mistakes"
    guard let judged = judged, case .image = judged.data.shape else {
      return noMistakes("The samples are no images.")
    }
    let wrong = (0..<judged.labels.count).filter { judged.answers.winners[$0] != judged.labels[$0] }
    guard !wrong.isEmpty else {
      return noMistakes(
        "No mistake: all \(NumberWords.count(judged.labels.count)) \(judged.part) images are answered rightly.")
    }
    let ranked = wrong.map { (row: $0, probability: judged.answers.probability(of: judged.labels[$0], row: $0)) }
      .sorted { ($0.probability, $0.row) < ($1.probability, $1.row) }
    let maps = ranked.prefix(Self.shownMistakes).compactMap { row, _ in
      let title = "\(judged.names[judged.labels[row]]) as \(judged.names[judged.answers.winners[row]])"
      return pictures(sample(row, of: judged.data), of: judged.data.shape, title: { _ in title }).first
    }
    let worst = ranked[0]
    let low = maps.lazy.flatMap(\.values).min() ?? 0
    let range = symmetricRange(maps)
    return Panel(
      name: TrainPanel.mistakes.rawValue, title: title,
      content: .heatMaps(Panel.HeatMaps(maps: maps, range: low >= 0 ? 0...range.upperBound : range)),
      sentence:
        "\(NumberWords.count(wrong.count)) of \(NumberWords.count(judged.labels.count)) \(judged.part) images "
        + "are answered wrongly. The worst: a \(judged.names[judged.labels[worst.row]]) taken for "
        + "\(judged.names[judged.answers.winners[worst.row]]), with \(NumberWords.percent(worst.probability)) left for "
        + "the truth.")
  }

  private func noMistakes(_ sentence: String) -> Panel {
    Panel(
      name: TrainPanel.mistakes.rawValue, title: "Worst mistakes", content: .text(sentence), sentence: sentence)
  }
}
