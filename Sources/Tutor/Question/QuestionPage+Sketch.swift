import Course
import Lab
import TerminalUI

extension QuestionPage {
  /// The axes with the sketch, then its values in a row. Once the experiment has run, its real curve lies over them.
  mutating func addSketch(_ entry: SketchEntry) {
    guard let prediction = screen.prediction else { return }
    let top = column.height
    let rows = min(14, max(5, window - (screen.asking.isOver ? 13 : isRoomy ? 9 : 4)))
    column.add(chart(entry, prediction), height: rows)
    if isRoomy { column.gap() }
    addValues(entry, prediction)
    if screen.attention == .answer { column.attend(from: top) }
  }

  private func chart(_ entry: SketchEntry, _ prediction: Question.Prediction) -> LineChart {
    let curve = screen.result?.curve ?? []
    let series =
      curve.isEmpty ? [] : [LineChart.Series("the run", x: curve.map(\.epoch), y: curve.map(\.value))]
    var chart = LineChart(series: series, capability: theme.capability, palette: theme.plots)
    let lastEpoch = max(entry.epochs.last ?? 1, curve.last?.epoch ?? 0, 1e-9)
    chart.x = PlotAxis(scale: .linear, range: 0...lastEpoch)
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

  /// Epochs over values, the selected one marked, in columns as wide as the widest; under them what the run gave.
  private mutating func addValues(_ entry: SketchEntry, _ prediction: Question.Prediction) {
    var rows = [
      ValueRow(name: "epoch", cells: entry.epochs.map(NumberWord.place)),
      ValueRow(name: prediction.measure.words, cells: entry.values.map(NumberWord.value)),
    ]
    if screen.asking.isOver, let result = screen.result, let measured = result.measured {
      rows[1].name = "you said"
      let given = Question.Prediction.values(of: result.curve, at: entry.epochs, measured: measured)
      rows.append(ValueRow(name: "the run gave", cells: given.map(NumberWord.value)))
    }
    let width = max(rows.flatMap(\.cells).map(\.columns).max() ?? 1, 6) + 3
    let names = rows.map(\.name.columns).max() ?? 0
    let start = names + 2 + width * entry.epochs.count <= column.width ? names + 2 : 0
    var piece = Surface(width: column.width, height: rows.count)
    for (y, row) in rows.enumerated() {
      if start > 0 { piece.put(row.name, x: 0, y: y, theme.dim) }
      for (index, cell) in row.cells.enumerated() {
        let isCurrent = index == entry.selection && screen.isOpen
        let right = start + (index + 1) * width
        let text = isCurrent && y == 1 ? entry.typed?.text ?? cell : cell
        let x = max(right - text.columns, right - width + 1)
        piece.put(text, x: x, y: y, isCurrent ? theme.selected : y == 0 ? theme.dim : theme.text)
        guard isCurrent, y == 1 else { continue }
        piece.put(marks.pointer, x: max(x - 2, 0), y: y, theme.accent)
        piece.cursor = Surface.Point(x: x + (entry.typed?.cursor ?? 0), y: y)
      }
    }
    column.add(piece)
  }

  private struct ValueRow {
    var name: String
    var cells: [String]
  }
}
