import Engine

extension CalculatorRun {
  func panel(_ panel: CalculatorPanel) -> Panel {
    switch panel {
    case .window: windowPanel
    case .sizes: sizesPanel
    case .worked: workedPanel
    }
  }

  private var windowPanel: Panel {
    let seen = self.seen
    let present = self.present
    let rows = floors.indices.map { index in
      let floor = floors[index]
      let above = index + 1 < floors.count ? floors[index + 1] : nil
      let made = present.map { index < $0.floor ? floor.count : index > $0.floor ? 0 : $0.place + 1 } ?? floor.count
      return Panel.Ladder.Row(
        title: index == 0 ? floor.name : "\(index) \(floor.name)", note: String(floor.count), count: floor.count,
        start: floor.start, pitch: floor.pitch, filled: index == 0 ? floor.count : made, marks: seen[index],
        border: above?.padding ?? 0, unused: max(0, (above?.leftOver ?? 0) - (above?.padding ?? 0)))
    }
    return Panel(
      name: CalculatorPanel.window.rawValue, title: "The window, along one side",
      content: .ladder(Panel.Ladder(rows: rows)), sentence: windowSentence)
  }

  private var windowSentence: String {
    guard let present else { return "No layer keeps the picture; there is no window to move." }
    let floor = floors[present.floor]
    let sizes = floors.map { String($0.count) }.joined(separator: ", then ")
    var sentence =
      "Along one side: \(sizes). Number \(present.place + 1) of layer \(present.floor) (\(floor.name)) sees "
      + "\(NumberWords.plural(floor.field, "pixel")) of the picture."
    if let index = floors.indices.dropFirst().first(where: { floors[$0].leftOver > 0 }) {
      sentence +=
        " At layer \(index), \(NumberWords.plural(floors[index].leftOver, "number")) at the end "
        + "\(floors[index].leftOver == 1 ? "fills" : "fill") no step and \(floors[index].leftOver == 1 ? "is" : "are") left out."
    }
    return sentence
  }

  private static func words(_ shape: Shape) -> String {
    switch shape {
    case .image(let channels, let height, let width): "\(channels) x \(height) x \(width)"
    default: String(shape.count)
    }
  }

  private var sizesPanel: Panel {
    var rows = [["picture", Self.words(network.description.input), "", "1", ""]]
    for (index, layer) in network.layers.enumerated() {
      let field = network.receptiveField(layer: index)
      let leftOver = floors.indices.contains(index + 1) ? floors[index + 1].leftOver : 0
      rows.append([
        "\(index + 1) \(settings.layers[index].name)", Self.words(layer.output),
        layer.trainableCount == 0 ? "" : NumberWords.count(layer.trainableCount), field.map(String.init) ?? "all",
        leftOver == 0 ? "" : String(leftOver),
      ])
    }
    rows.append(["all", "", NumberWords.count(network.trainableCount), "", ""])
    return Panel(
      name: CalculatorPanel.sizes.rawValue, title: "Sizes",
      content: .table(
        Panel.Table(headers: ["layer", "output", "parameters", "sees", "left out"], rows: rows)),
      sentence: "\(Self.words(network.description.input)) becomes \(Self.words(network.output)) with "
        + "\(NumberWords.plural(network.trainableCount, "parameter")): "
        + network.layers.enumerated().map { "\(settings.layers[$0].name) \(Self.words($1.output))" }
        .joined(separator: ", ") + ".")
  }

  /// The two formulas with the numbers put in.
  private var workedPanel: Panel {
    let rows = network.layers.indices.map { index -> [String] in
      let layer = network.layers[index]
      var size = Self.words(layer.output)
      if floors.indices.contains(index + 1), layer.input != layer.output || floors[index + 1].kernel > 1 {
        let floor = floors[index + 1]
        let extent = floor.dilation * (floor.kernel - 1) + 1
        let padding = floor.padding > 0 ? " + 2 x \(floor.padding)" : ""
        size = "(\(floors[index].count)\(padding) - \(extent)) / \(floor.stride) + 1 = \(floor.count)"
      }
      return ["\(index + 1) \(settings.layers[index].name)", size, parameterWords(layer)]
    }
    return Panel(
      name: CalculatorPanel.worked.rawValue, title: "Worked out, divisions rounded down", shortTitle: "Worked out",
      content: .table(Panel.Table(headers: ["layer", "side", "parameters"], rows: rows)),
      sentence: rows.map { "\($0[0]): \($0[1])" + ($0[2].isEmpty ? "" : ", \($0[2]) parameters") }
        .joined(separator: "; ") + ".")
  }

  private func parameterWords(_ layer: Layer) -> String {
    guard layer.trainableCount > 0 else { return "" }
    let count = NumberWords.count(layer.trainableCount)
    guard case .convolution(let window) = layer.kind, case .image(let depth, _, _) = layer.input else {
      return "\(layer.units) x (\(layer.inputs) + 1) = \(count)"
    }
    return "\(layer.units) x (\(window.kernel) x \(window.kernel) x \(depth) + 1) = \(count)"
  }
}
