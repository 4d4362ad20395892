import Engine
import Mathematics

/// The network itself: drawn where it is a stack of dense layers, else as a table of its layers.
extension TrainRun {
  /// Weights above which the network is described and not drawn.
  private static let drawnWeights = 20_000

  func networkPanel() -> Panel {
    guard isDrawable else { return layerTable() }
    let dense = settings.weightedLayers
    let sizes = [train.features] + dense.map { settings.layers[$0].units }
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
    for (place, index) in dense.enumerated() {
      let title = index == settings.layers.count - 1 ? "output" : "layer \(index + 1)"
      layers.append(
        Panel.NetworkPicture.Layer(
          title: title, units: sizes[place + 1], weights: self.weights(index).values, biases: biases(index)))
    }
    return Panel(
      name: TrainPanel.network.rawValue, title: "Network", content: .network(Panel.NetworkPicture(layers: layers)),
      sentence: shape + strongest(of: dense))
  }

  /// Vectors all the way: what is between dense layers changes their values only.
  private var isDrawable: Bool {
    guard case .vector = train.shape else { return false }
    return !settings.weightedLayers.isEmpty && settings.weightedLayers.allSatisfy { settings.layers[$0].isDense }
  }

  private func strongest(of dense: [Int]) -> String {
    var strongest: (weight: Float, place: Int, unit: Int, input: Int) = (0, 0, 0, 0)
    var zeros = 0
    for (place, index) in dense.enumerated() {
      let matrix = weights(index)
      zeros += matrix.values.count { $0 == 0 }
      for (entry, weight) in matrix.values.enumerated() where abs(weight) > abs(strongest.weight) {
        strongest = (weight, place, entry / matrix.columns, entry % matrix.columns)
      }
    }
    if strongest.weight == 0 { return "; every weight is 0." }
    let source =
      strongest.place == 0
      ? "input \(strongest.input + 1)"
      : "unit \(strongest.input + 1) of layer \(dense[strongest.place - 1] + 1)"
    let blanks = zeros > 0 ? " \(NumberWords.plural(zeros, "weight")) of exactly 0 left blank." : ""
    return ". The strongest weight is \(NumberWords.value(Double(strongest.weight))), from \(source) to unit "
      + "\(strongest.unit + 1) of layer \(dense[strongest.place] + 1)." + blanks
  }

  private func layerTable() -> Panel {
    let layers = engine.network.layers
    let rows =
      [["", "input", train.shape.words, ""]]
      + zip(settings.layers, layers).enumerated().map { index, pair in
        let count = pair.1.trainableCount
        return [String(index + 1), pair.0.name, pair.1.output.words, count > 0 ? NumberWords.count(count) : ""]
      }
    return Panel(
      name: TrainPanel.network.rawValue, title: "Network",
      content: .table(Panel.Table(headers: ["layer", "kind", "output", "parameters"], rows: rows)),
      sentence: "\(NumberWords.plural(layers.count, "layer")) make \(engine.network.output.words) of "
        + "\(train.shape.words), with \(NumberWords.count(engine.network.trainableCount)) weights and biases.")
  }
}

extension Shape {
  /// "8 x 8 x 16", height, width and channels.
  var words: String {
    switch self {
    case .vector(let features): NumberWords.plural(features, "number")
    case .image(1, let height, let width): "\(height) x \(width)"
    case .image(let channels, let height, let width): "\(height) x \(width) x \(channels)"
    case .sequence(let steps, let features): "\(NumberWords.plural(steps, "step")) of \(features)"
    case .tokens(let steps, let vocabulary): "\(steps) tokens of \(vocabulary)"
    }
  }
}
