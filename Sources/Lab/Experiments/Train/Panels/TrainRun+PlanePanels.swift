import Engine
import Mathematics

/// The panels that look at the plane: the decision boundary and what each hidden unit computes.
extension TrainRun {
  /// Data points shown on the map at most.
  private static let shownPoints = 400
  /// Maps of neurons shown at most.
  private static let shownNeurons = 64

  func boundaryPanel(_ look: TrainLook, columns: Int, rows: Int) -> Panel {
    let grid = PlaneGrid(around: samples, fixed: window, columns: columns, rows: rows)
    let values = certainty(for: settings.inputs.values(of: grid.points))
    return Panel(
      name: TrainPanel.boundary.rawValue, title: "Decision boundary", shortTitle: "Boundary",
      content: .field(
        Panel.Field(
          values: values, columns: grid.columns, rows: grid.rows, xRange: grid.xRange, yRange: grid.yRange,
          points: points)),
      sentence: boundarySentence(values, accuracy: look.trainAccuracy))
  }

  /// -1...1 a sample: how sure the network is of the first or of the second class; with more classes, the place of
  /// the winner, evenly spaced.
  private func certainty(for inputs: [Float]) -> [Float] {
    let outputs = engine.outputs(for: inputs)
    let width = engine.network.outputs
    if case .values = train.targets { return outputs.map { bounded($0) } }
    let count = outputs.count / max(1, width)
    switch (settings.loss, width) {
    case (.binaryCrossEntropy, _): return outputs.map { tanhHalf($0) }
    case (.softmaxCrossEntropy, 2), (.smoothedCrossEntropy, 2):
      return (0..<count).map { tanhHalf(outputs[$0 * 2 + 1] - outputs[$0 * 2]) }
    case (.meanSquaredError, 1), (.huber, 1): return outputs.map { bounded(2 * $0 - 1) }
    case (.meanSquaredError, 2), (.huber, 2):
      return (0..<count).map { bounded(outputs[$0 * 2 + 1] - outputs[$0 * 2]) }
    default:
      return (0..<count).map { sample in
        let row = outputs[(sample * width)..<((sample + 1) * width)]
        let winner = row.indices.max { row[$0] < row[$1] } ?? row.startIndex
        return Float(winner - row.startIndex) / Float(width - 1) * 2 - 1
      }
    }
  }

  /// 2 sigmoid(z) - 1
  private func tanhHalf(_ logit: Float) -> Float { Float(tanh(Double(logit) / 2)) }

  private func bounded(_ value: Float) -> Float { min(max(value, -1), 1) }

  /// Drawn points lie on a sheet whose edges stay where they are.
  private var window: ClosedRange<Double>? { if case .drawn = settings.data.origin { -1.1...1.1 } else { nil } }

  private var points: [Panel.Field.Point] {
    let every = max(1, (train.count + Self.shownPoints - 1) / Self.shownPoints)
    return stride(from: 0, to: train.count, by: every).map { sample in
      let label =
        switch train.targets {
        case .classes(let labels, _): Int(labels[sample])
        case .values(let values, let width): values[sample * width] > 0 ? 1 : 0
        case .stepClasses: 0
        }
      return Panel.Field.Point(x: samples.inputs[sample * 2], y: samples.inputs[sample * 2 + 1], label: label)
    }
  }

  private func boundarySentence(_ values: [Float], accuracy: Double?) -> String {
    let rightly =
      accuracy.map { " \(NumberWords.percent($0)) of the training samples lie on their side of it." } ?? ""
    guard let low = values.min(), let high = values.max() else { return "The map is empty." }
    if case .values = train.targets {
      return low == high
        ? "The map is flat: every point of the plane gets \(NumberWords.value(Double(low)))."
        : "The answers go from \(NumberWords.value(Double(low))) to \(NumberWords.value(Double(high))) over the plane."
    }
    if low == high {
      let probability = NumberWords.value(Double(low + 1) / 2)
      return
        "There is no boundary: every point of the plane gets the same output, \(probability) for the second class."
    }
    if (train.classCount ?? 2) > 2 {
      let regions = Set(values).count
      return "The plane is shared by \(regions) of the \(train.classCount ?? 2) classes." + rightly
    }
    let second = Double(values.count { $0 > 0 }) / Double(values.count)
    if second == 0 || second == 1 {
      return "There is no boundary yet: the whole plane is given to the \(second == 0 ? "first" : "second") class."
    }
    return "The second class is given \(NumberWords.percent(second)) of the plane." + rightly
  }

  func neuronsPanel(columns: Int, rows: Int) -> Panel {
    let grid = PlaneGrid(around: samples, fixed: window, columns: max(8, columns / 2), rows: max(8, rows / 2))
    let points = settings.inputs.values(of: grid.points)
    let cells = grid.columns * grid.rows
    var maps: [Panel.HeatMaps.Map] = []
    var clauses: [String] = []
    for layer in settings.hiddenLayers.indices where settings.layers[layer].isDense {
      let units = settings.layers[layer].units
      let outputs = engine.activations(layer: layer, for: points)
      clauses.append(neuronClause(outputs, units: units, layer: layer + 1))
      for unit in 0..<min(units, Self.shownNeurons - maps.count) {
        let values = (0..<cells).map { outputs[$0 * units + unit] }
        maps.append(
          Panel.HeatMaps.Map(
            title: "h\(layer + 1).\(unit + 1)", columns: grid.columns, rows: grid.rows, values: values))
      }
    }
    return Panel(
      name: TrainPanel.neurons.rawValue, title: "What each hidden unit sees", shortTitle: "Hidden units",
      content: .heatMaps(Panel.HeatMaps(maps: maps, range: neuronRange(maps))),
      sentence: clauses.prefix(3).joined(separator: " "))
  }

  private func neuronRange(_ maps: [Panel.HeatMaps.Map]) -> ClosedRange<Double> {
    switch settings.hiddenLayers.first(where: { $0.isDense })?.activation {
    case .tanh: return -1...1
    case .sigmoid: return 0...1
    default:
      let largest = maps.lazy.flatMap(\.values).reduce(Float(0)) { max($0, abs($1)) }
      let bound = largest.isFinite && largest > 0 ? Double(largest) : 1
      return -bound...bound
    }
  }

  private func neuronClause(_ outputs: [Float], units: Int, layer: Int) -> String {
    let name = "layer \(layer)"
    if outputs.allSatisfy({ $0 == outputs[0] }), let value = outputs.first {
      let all = units == 1 ? "The unit of \(name) gives" : "All \(units) units of \(name) give"
      return "\(all) \(NumberWords.value(Double(value))) everywhere."
    }
    let kinds = distinctUnits(outputs, units: units)
    if units == 1 { return "The one unit of \(name) varies over the plane." }
    if kinds == 1 { return "All \(units) units of \(name) compute the same function." }
    if kinds == units { return "The \(units) units of \(name) compute different functions." }
    return "The \(units) units of \(name) compute \(kinds) different functions."
  }

  /// How many units differ somewhere, to the last bit.
  private func distinctUnits(_ outputs: [Float], units: Int) -> Int {
    var representatives: [Int] = []
    for unit in 0..<units {
      let isNew = !representatives.contains { other in
        stride(from: 0, to: outputs.count, by: units).allSatisfy { outputs[$0 + unit] == outputs[$0 + other] }
      }
      if isNew { representatives.append(unit) }
    }
    return representatives.count
  }
}
