import Lab
import Mathematics
import TerminalUI
import Tutor

/// What `gradus run` says about a run to a person: what was run, how it ended, its pictures, numbers and claims.
struct RunSummary {
  let text: String

  init(_ run: Run, width: Int, glyphs: GlyphTier) {
    let report = RunReport(run)
    var parts = [RunSummary.head(run, report, width)]
    parts += run.frame().panels.map { PanelText.lines($0, width: width, glyphs: glyphs) }
    parts.append(RunSummary.measures(report))
    parts.append(RunSummary.claims(report, width))
    text = parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private static func head(_ run: Run, _ report: RunReport, _ width: Int) -> [String] {
    let experiment = run.experiment
    let title = experiment.title.isEmpty ? experiment.id : experiment.title
    var lines = wrapped("\(title), seed \(report.seed)", width)
    let steps = "\(report.steps) \(report.steps == 1 ? "step" : "steps")"
    lines += wrapped(run.ending == nil ? "Stopped after \(steps)." : "\(steps), \(report.finished)", width)
    let changes = experiment.differences(from: experiment.asWritten).map {
      "\($0.label) \($0.mine), not \($0.theirs)"
    }
    if !changes.isEmpty { lines += wrapped("Changed: " + changes.joined(separator: "; "), width) }
    return lines
  }

  /// The measures of the whole; those of single layers are in the tables.
  private static func measures(_ report: RunReport) -> [String] {
    let known = report.measures.filter { $0.measure.layer == nil && $0.value != nil }
    let width = known.map(\.measure.text.count).max() ?? 0
    return known.map { reading in
      let name = reading.measure.text + String(repeating: " ", count: width - reading.measure.text.count)
      return "\(name)  \(reading.value.map { NumberText.short($0) } ?? "")"
    }
  }

  private static func claims(_ report: RunReport, _ width: Int) -> [String] {
    var lines = report.claims.flatMap { claim -> [String] in
      let mark = claim.holds.map { $0 ? "[holds] " : "[fails] " } ?? "[open]  "
      return StyledText(mark + claim.say).wrapped(width: width, hanging: mark.count).map(\.text)
    }
    if report.claims.contains(where: { $0.holds == nil }) {
      lines += ["", "An open claim is about other settings or another moment."]
    }
    return lines
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    StyledText(text).wrapped(width: width).map(\.text)
  }
}
