import Mathematics

/// A run as rows of numbers: for a training a row a recorded step, for any other kind what its run lists when it is
/// finished.
public struct RunTable: Equatable, Sendable {
  public var header: [String]
  /// nil where there is no value.
  public var rows: [[Double?]]

  public init(header: [String], rows: [[Double?]]) {
    self.header = header
    self.rows = rows
  }

  /// Comma-separated text with a header line, an empty field for no value, and a line feed after each row.
  public var csv: String {
    let lines = [header.map(Self.field)] + rows.map { row in row.map { $0.map(NumberText.exact) ?? "" } }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// The values of a column over another, where both exist.
  public func curve(of column: String, over x: String) -> [(x: Double, y: Double)] {
    guard let from = header.firstIndex(of: x), let to = header.firstIndex(of: column) else { return [] }
    return rows.compactMap { row in
      if let x = row[from], let y = row[to] { (x, y) } else { nil }
    }
  }

  private static func field(_ text: String) -> String {
    text.contains { ",\"\r\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}

extension Run {
  /// Trains to the end, or to so many steps, and writes down a row every so often.
  ///
  /// - Parameters:
  ///   - steps: where to stop; nil is the run's own end.
  ///   - every: steps between two rows of a training, at least 1; nil chooses some 100 rows.
  ///   - progress: called now and then with the run as it stands.
  public mutating func finish(
    steps: Int? = nil, every: Int? = nil, progress: (Run) -> Void = { _ in }
  ) -> RunTable {
    let limit = steps ?? Int.max
    let interval = max(1, every ?? ((plannedSteps ?? 10_000) + 99) / 100)
    var table = RunTable(header: results.header, rows: isTraining ? [row] : [])
    while ending == nil, step < limit {
      let next = isTraining ? (step / interval + 1) * interval : step + interval
      let before = step
      advance(by: min(next, limit) - step)
      // A run that diverged went back to its last finite step, which may have been written down already.
      if isTraining, step > before || ending == nil { table.rows.append(row) }
      progress(self)
    }
    if !isTraining { table.rows = results.rows }
    return table
  }

  /// The recorded curves: step 0, steps between, and the present one.
  public var history: [(step: Int, epoch: Double, readings: [Reading])] {
    guard let run = training else { return [] }
    let curves = run.curves
    var rows = curves.steps.indices.map { index in
      let readings = curves.measures.enumerated().map { row, measure in
        let value = curves.values[row][index]
        return Reading(measure, value.isFinite ? value : nil)
      }
      return (step: curves.steps[index], epoch: curves.epochs[index], readings: readings)
    }.filter { $0.step <= run.step }
    if rows.last?.step != run.step {
      let look = run.look(withStatistics: false)
      rows.append((run.step, run.epoch, curves.measures.map { Reading($0, look.value(of: $0, in: run)) }))
    }
    return rows
  }

  private var isTraining: Bool { training != nil }

  private var row: [Double?] {
    [Double(step), epoch]
      + readings().filter { ![.steps, .epochs].contains($0.measure.name) }.map(\.value)
  }
}
