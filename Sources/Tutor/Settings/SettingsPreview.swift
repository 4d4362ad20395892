import Mathematics
import TerminalUI

/// A small plot and a few words as the present settings show them.
struct SettingsPreview: Widget {
  let theme: Theme

  func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let (words, picture) = rect.splitTop(rect.height >= 6 ? 2 : 0)
    surface.put(sample, x: words.x, y: words.y, in: words)
    let steps = (0...60).map { Double($0) }
    var chart = LineChart(
      series: [
        LineChart.Series("training", x: steps, y: steps.map { 0.05 + 0.64 * exp(-$0 / 12) }),
        LineChart.Series("test", x: steps, y: steps.map { 0.16 + 0.53 * exp(-$0 / 15) }),
      ], y: PlotAxis(scale: .linear, range: 0...0.8), capability: theme.capability, palette: theme.plots)
    chart.legend = picture.height >= 12 ? .automatic : .hidden
    chart.draw(on: &surface, in: picture.splitTop(14).top)
  }

  private var sample: TextLine {
    let marks = AnswerMarks(theme.glyphs)
    let formula = Formula(tex: "s^2 = 1/n").linear(glyphs: theme.glyphs)
    return TextLine([
      TextRun("A term", theme.strong.with(.underline)), TextRun("  "), TextRun(formula, theme.formula),
      TextRun("  "), TextRun("\(marks.right) Right.", theme.good), TextRun("  "),
      TextRun("\(marks.wrong) Not quite.", theme.warning), TextRun("  "), TextRun("accent", theme.accent),
    ])
  }
}
