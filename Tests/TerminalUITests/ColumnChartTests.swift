import Testing

@testable import TerminalUI

@Suite("Columns")
struct ColumnChartTests {
  /// The rows of a chart in ASCII.
  private func rows(_ chart: ColumnChart, width: Int = 30, height: Int = 6) -> [String] {
    chart.text(width: width, height: height).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("columns go up for numbers above zero, down and hatched for those below, and are as long as these are large")
  func signs() {
    let rows = rows(ColumnChart(values: [4, -2, 2]), height: 9)
    let line = rows.firstIndex { $0.contains("---") }
    #expect(rows.prefix(line ?? 0).joined().filter { $0 == "#" }.count == 3 * 4 + 3 * 2)
    #expect(rows.suffix(from: (line ?? 0) + 1).prefix(2).joined().filter { $0 == "=" }.count == 3 * 2)
  }

  @Test("exactly zero is a ring on the line; the smallest number is none")
  func zero() {
    let rows = rows(ColumnChart(values: [0, 1e-9, 1, -1e-9]))
    #expect(rows.contains { $0.contains("-o-") })
    #expect(rows.joined().filter { $0 == "o" }.count == 1)
    #expect(rows.joined().filter { $0 == "#" }.count == 3 * 3 + 3)
    #expect(rows.joined().contains("==="))
  }

  @Test("marks stand where a column ought to end, and none where it ought to be zero")
  func marks() {
    let rows = rows(ColumnChart(values: [1, 0, 0], marks: [4, 0, -1], markName: "truth"), width: 40, height: 9)
    #expect(rows[0...1].contains { $0.contains("*") })
    #expect(rows.dropLast().joined().filter { $0 == "*" }.count == 2)
    #expect(rows.last?.hasSuffix("* truth") == true)
  }

  @Test("columns without room are counted")
  func room() {
    let rows = rows(ColumnChart(values: Array(repeating: 1, count: 90)), width: 30)
    #expect(rows.contains { $0.contains("more") })
  }

  @Test(
    "any numbers in any room",
    arguments: [
      [], [0], [0, 0, 0], [-1, -2], [.nan, .infinity, 1], [1e300, -1e308], [1e-300], Array(repeating: 3, count: 400),
    ] as [[Double]])
  func contract(_ values: [Double]) {
    expectWidgetContract("columns", sweep: .coarse) {
      ColumnChart(values: values, marks: [2, 0, -3], markName: "truth", xTitle: "feature", capability: $0)
    }
  }
}
