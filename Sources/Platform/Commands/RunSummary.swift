import Lab
import Mathematics

/// What `gradus run` says about a run to a person.
struct RunSummary {
  let text: String

  init(_ run: Run) {
    let frame = run.frame()
    let report = RunReport(run)
    var lines = ["\(run.experiment.title.isEmpty ? run.experiment.id : run.experiment.title), seed \(report.seed)"]
    lines.append("\(report.steps) steps, \(report.finished)")
    for panel in frame.panels { lines += ["", "\(panel.title): \(panel.sentence)"] }
    let readings = frame.readings.filter { $0.measure.layer == nil && $0.value != nil }
    if !readings.isEmpty {
      let width = readings.map(\.measure.text.count).max() ?? 0
      lines.append("")
      for reading in readings {
        let name = reading.measure.text + String(repeating: " ", count: width - reading.measure.text.count)
        lines.append("\(name)  \(reading.value.map { NumberText.short($0) } ?? "")")
      }
    }
    if !report.claims.isEmpty {
      lines.append("")
      for claim in report.claims {
        let mark = claim.holds.map { $0 ? "holds" : "fails" } ?? "other settings"
        lines.append("[\(mark)] \(claim.say)")
      }
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}
