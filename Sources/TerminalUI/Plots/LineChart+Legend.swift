extension LineChart {
  /// One line a curve says about itself: a key and a value.
  struct LegendEntry: Equatable {
    var key: String
    var value: String
    var isExceptional = false
  }

  /// Finds room for the legend and returns what is left for the chart.
  func placeLegend(in rect: Rect, _ summaries: [SeriesSummary]) -> (legend: Rect, rest: Rect, isBeside: Bool) {
    let none = (legend: Rect(width: 0, height: 0), rest: rect, isBeside: false)
    let rows = legendCount
    guard rows > 0, legend != .hidden else { return none }
    let wantsRight = legend == .right || (legend == .automatic && rect.width >= 72 && rect.height >= 8)
    if wantsRight, rect.width >= 44 {
      let width = min(besideWidth(summaries) + 3, rect.width * 5 / 12)
      let (rest, side) = rect.splitLeft(rect.width - width)
      return (side.inset(left: 3), rest, true)
    }
    guard rect.height >= 10, rect.width >= 20 else { return none }
    let wanted = min(rows, rect.height / 3)
    let (rest, bottom) = rect.splitBottom(wanted)
    return (bottom, rest, false)
  }

  private var legendCount: Int { series.count + (sketch == nil ? 0 : 1) }

  func drawLegend(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    guard !layout.legend.isEmpty else { return }
    let clip = layout.legend.intersection(layout.bounds)
    if layout.legendIsBeside {
      drawLegendBeside(on: &surface, layout.summaries, inks, in: clip)
    } else {
      drawLegendBelow(on: &surface, layout.summaries, inks, in: clip)
    }
  }

  func entries(_ summary: SeriesSummary) -> [LegendEntry] {
    var result: [LegendEntry] = []
    if let last = summary.last { result.append(LegendEntry(key: "last", value: NumberLabels.value(last))) }
    if let companion = summary.companion {
      result.append(LegendEntry(key: "lies", value: "on \(PlotSymbols.letter(companion))"))
    }
    if let minimum = summary.minimum {
      let place = NumberLabels.place(minimum.x)
      result.append(LegendEntry(key: "min", value: "\(NumberLabels.value(minimum.y)) at \(place)"))
    }
    if let readout = summary.readout {
      let key = "at \(NumberLabels.place(readout.x))"
      result.append(LegendEntry(key: key, value: NumberLabels.value(readout.y), isExceptional: !readout.y.isFinite))
    }
    if summary.notFinite > 0 {
      result.append(
        LegendEntry(key: String(symbols.notFinite), value: "\(summary.notFinite) not finite", isExceptional: true))
    }
    if summary.atFloor > 0 {
      result.append(LegendEntry(key: String(symbols.atFloor), value: "\(summary.atFloor) at or below 0"))
    }
    if result.isEmpty { result.append(LegendEntry(key: "no values", value: "")) }
    return result
  }

  /// The sample of a curve beside its name: a piece of line or a marker, and its letter.
  private func swatch(_ index: Int) -> String {
    let marker = String(symbols.marker(styleIndex(index)))
    switch series[index].shape {
    case .points: return " \(marker) "
    case .line where hasLetters:
      return pattern(index).swatch(ascii: symbols.isASCII) + " \(PlotSymbols.letter(index))"
    case .line, .both: return pattern(index).swatch(ascii: symbols.isASCII)
    }
  }

  private func besideWidth(_ summaries: [SeriesSummary]) -> Int {
    var width = 0
    for (index, summary) in summaries.enumerated() {
      // Where there is no room for more, the last value stands behind the name.
      let value = summary.last.map { NumberLabels.value($0).columns + 2 } ?? 0
      width = max(width, swatch(index).columns + 1 + VisibleText.string(series[index].name).columns + value)
      for entry in entries(summary) { width = max(width, 4 + keyWidth(summaries) + 2 + entry.value.columns) }
    }
    if let sketch { width = max(width, 4 + VisibleText.string(sketch.name).columns) }
    return width
  }

  private func keyWidth(_ summaries: [SeriesSummary]) -> Int {
    summaries.flatMap(entries).filter { !$0.value.isEmpty }.map(\.key.columns).max() ?? 0
  }

  private func drawLegendBeside(
    on surface: inout Surface, _ summaries: [SeriesSummary], _ inks: PlotPalette, in rect: Rect
  ) {
    let full =
      summaries.map { 1 + entries($0).count }.reduce(0, +) + max(0, legendCount - 1) + (sketch == nil ? 0 : 1)
    let isFull = full <= rect.height
    let shown = isFull || legendCount <= rect.height ? summaries.count : max(0, rect.height - 1)
    let keys = keyWidth(summaries)
    var row = rect.y
    for (index, summary) in summaries.prefix(shown).enumerated() {
      drawName(index, value: isFull ? nil : summary.last, on: &surface, inks, y: row, in: rect)
      row += 1
      guard isFull else { continue }
      for entry in entries(summary) {
        let style = entry.isExceptional ? inks.warning : inks.label
        let column = surface.put(entry.key.padded(keys), x: rect.x + 4, y: row, inks.note, in: rect)
        surface.put(symbols.fit(entry.value, rect.right - column - 2), x: column + 2, y: row, style, in: rect)
        row += 1
      }
      row += 1
    }
    if shown < summaries.count {
      surface.put("\(symbols.ellipsis) \(summaries.count - shown) more", x: rect.x, y: row, inks.note, in: rect)
    } else if let sketch {
      surface.put(
        " \(symbols.sketch)  " + symbols.fit(sketch.name, rect.width - 4), x: rect.x, y: row, inks.accent, in: rect)
    }
  }

  private func drawName(
    _ index: Int, value: Double?, on surface: inout Surface, _ inks: PlotPalette, y row: Int, in rect: Rect
  ) {
    let column = surface.put(swatch(index), x: rect.x, y: row, inks.series(styleIndex(index)), in: rect) + 1
    let text = value.map { NumberLabels.value($0) } ?? ""
    let room = rect.right - column - (text.isEmpty ? 0 : text.columns + 2)
    let end = surface.put(symbols.fit(series[index].name, room), x: column, y: row, inks.title, in: rect)
    if !text.isEmpty { surface.put(text, x: end + 2, y: row, inks.label, in: rect) }
  }

  private func drawLegendBelow(
    on surface: inout Surface, _ summaries: [SeriesSummary], _ inks: PlotPalette, in rect: Rect
  ) {
    let shown = legendCount <= rect.height ? summaries.count : max(0, rect.height - 1)
    let names = summaries.indices.prefix(shown).map { VisibleText.string(series[$0].name).columns }.max() ?? 0
    let nameWidth = min(names, max(4, rect.width / 3))
    let texts = summaries.prefix(shown).map {
      entries($0).map { $0.value.isEmpty ? $0.key : "\($0.key) \($0.value)" }
    }
    for index in 0..<shown {
      let row = rect.y + index
      var column = surface.put(swatch(index), x: rect.x, y: row, inks.series(styleIndex(index)), in: rect) + 1
      surface.put(symbols.fit(series[index].name, nameWidth), x: column, y: row, inks.title, in: rect)
      column += nameWidth + 2
      let flags = entries(summaries[index]).map(\.isExceptional)
      for (place, text) in texts[index].enumerated() {
        guard column + text.columns <= rect.right else { continue }
        surface.put(text, x: column, y: row, flags[place] ? inks.warning : inks.label, in: rect)
        let widest = texts.compactMap { place < $0.count ? $0[place].columns : nil }.max() ?? 0
        column += max(widest, text.columns) + 2
      }
    }
    if shown < summaries.count {
      let note = "\(symbols.ellipsis) \(summaries.count - shown) more"
      surface.put(note, x: rect.x, y: rect.y + shown, inks.note, in: rect)
    } else if let sketch {
      surface.put(
        " \(symbols.sketch)  " + symbols.fit(sketch.name, rect.width - 4), x: rect.x, y: rect.y + shown, inks.accent,
        in: rect)
    }
  }
}
