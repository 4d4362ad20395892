import Course
import Lab
import TerminalUI

extension QuestionPage {
  /// The axes with the sketch, then its values in a row. Once the experiment has run, its real curve lies over them.
  mutating func addSketch(_ entry: SketchEntry) {
    guard let prediction = screen.prediction else { return }
    let top = column.height
    let rows = min(16, max(5, window - (isRoomy ? 9 : 4)))
    column.add(chart(entry, prediction, rows: rows), height: rows)
    addValues(entry, prediction)
    if screen.attention == .answer { column.attend(from: top) }
  }

  private func chart(_ entry: SketchEntry, _ prediction: Question.Prediction, rows: Int) -> LineChart {
    let curve = screen.result?.curve ?? []
    let series =
      curve.isEmpty ? [] : [LineChart.Series("the run", x: curve.map(\.epoch), y: curve.map(\.value))]
    var chart = LineChart(series: series, capability: theme.capability, palette: theme.plots)
    let lastEpoch = max(entry.epochs.last ?? 1, curve.last?.epoch ?? 0, 1e-9)
    chart.x = PlotAxis("epoch", scale: .linear, range: 0...lastEpoch)
    chart.y = PlotAxis(prediction.measure.words, scale: entry.scale.isLogarithmic ? .logarithmic : .linear)
    chart.sketch = LineChart.Sketch("your sketch", x: entry.epochs, y: entry.values)
    if series.isEmpty {
      // Values that were typed beyond the axis widen it.
      let shown = entry.values.filter { !entry.scale.isLogarithmic || $0 > 0 }
      let range = entry.scale.range
      chart.y.range =
        min(
          range.lowerBound, shown.min() ?? range.lowerBound)...max(
          range.upperBound, shown.max() ?? range.upperBound)
      chart.legend = .hidden
      if screen.isOpen, entry.epochs.indices.contains(entry.selection) {
        chart.marks = [LineChart.Mark("", x: entry.epochs[entry.selection])]
      }
    }
    return chart
  }

  /// Epochs over values, the selected one marked, in columns as wide as the widest.
  private mutating func addValues(_ entry: SketchEntry, _ prediction: Question.Prediction) {
    let epochs = entry.epochs.map(NumberWord.place)
    let values = entry.values.map(NumberWord.value)
    let width = max((epochs + values).map(\.columns).max() ?? 1, 6) + 2
    let names = ["epoch", prediction.measure.words]
    let nameWidth = names.map(\.columns).max() ?? 0
    let isNamed = nameWidth + 2 + width * epochs.count <= column.width
    var piece = Surface(width: column.width, height: 2)
    if isNamed {
      for (row, name) in names.enumerated() { piece.put(name, x: 0, y: row, theme.dim) }
    }
    let start = isNamed ? nameWidth + 2 : 0
    for index in epochs.indices {
      let isCurrent = index == entry.selection && screen.isOpen
      let right = start + (index + 1) * width
      piece.put(epochs[index], x: right - epochs[index].columns, y: 0, isCurrent ? theme.selected : theme.dim)
      let value = isCurrent ? entry.typed?.text ?? values[index] : values[index]
      let x = max(right - value.columns, right - width + 1)
      if isCurrent { piece.put(marks.pointer, x: x - 2 < 0 ? 0 : x - 1, y: 1, theme.accent) }
      piece.put(value, x: x, y: 1, isCurrent ? theme.selected : theme.text)
      if isCurrent { piece.cursor = Surface.Point(x: entry.typed.map { x + $0.cursor } ?? x, y: 1) }
    }
    column.add(piece)
  }
}
