import Mathematics
import Testing

@testable import TerminalUI

@Suite("Axes have round numbers at even places")
struct PlotAxisTests {
  private func scale(
    _ values: [Double], _ kind: PlotAxis.Scale = .linear, room: AxisScale.Room = .vertical(21), widens: Bool = true
  ) -> AxisScale {
    var extent = ValueExtent()
    for value in values { extent.include(value) }
    return AxisScale(PlotAxis(scale: kind), extent: extent, room: room, widens: widens)
  }

  @Test(
    "labels of even axes",
    arguments: [
      ([0, 100], ["0", "20", "40", "60", "80", "100"]), ([0.02, 0.99], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      ([-1, 1], ["-1.0", "-0.5", "0.0", "0.5", "1.0"]), ([0, 3e6], ["0", "1e6", "2e6", "3e6"]),
      ([0, 2e-31], ["0", "5e-32", "1.0e-31", "1.5e-31", "2.0e-31"]),
    ] as [([Double], [String])])
  func linear(_ values: [Double], _ labels: [String]) {
    #expect(scale(values).ticks.map(\.label) == labels)
  }

  @Test(
    "labels of logarithmic axes",
    arguments: [
      ([0.01, 1], ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1"]),
      ([1e-4, 1], ["1e-4", "1e-3", "1e-2", "1e-1", "1"]), ([1, 1000], ["1", "10", "100", "1000"]),
      ([1e-31, 1e25], ["1e-30", "1e-20", "1e-10", "1", "1e10", "1e20"]),
    ] as [([Double], [String])])
  func logarithmic(_ values: [Double], _ labels: [String]) {
    #expect(scale(values, .logarithmic).ticks.map(\.label) == labels)
  }

  @Test("labels grow, lie on the axis, and read back as their values")
  func labelsAreTrue() throws {
    for (low, high) in [(0.0, 1.0), (-3, 17), (1e-5, 3e-5), (123_456, 123_470), (-2e9, 5e8), (0.3, 0.31)] {
      for kind in [PlotAxis.Scale.linear, .logarithmic] {
        for room in [AxisScale.Room.vertical(9), .horizontal(40), .horizontal(150)] {
          let axis = scale([low, high], kind, room: room, widens: room.labelCells != nil)
          if !axis.isLogarithmic || low > 0 { #expect(axis.position(low) >= -1e-9) }
          if high > 0 { #expect(axis.position(high) <= 1.000000001) }
          for (one, next) in zip(axis.ticks, axis.ticks.dropFirst()) { #expect(one.value < next.value) }
          for tick in axis.ticks {
            let read = try #require(NumberText.parse(tick.label))
            #expect(abs(read - tick.value) <= 1e-9 * max(abs(low), abs(high)), "\(tick)")
            #expect((-1e-9...1.000000001).contains(axis.position(tick.value)))
          }
        }
      }
    }
  }

  @Test("labels never run into each other", arguments: 1...120)
  func labelsFit(_ columns: Int) {
    for values in [[0.0, 2000], [1e-9, 5], [0.1234, 0.1237]] {
      for kind in [PlotAxis.Scale.linear, .logarithmic] {
        let axis = scale(values, kind, room: .horizontal(columns), widens: false)
        let places = axis.ticks.map { (axis.position($0.value) * Double(columns - 1), Double($0.label.columns)) }
        for (one, next) in zip(places, places.dropFirst()) { #expect(next.0 - one.0 >= (one.1 + next.1) / 2 + 1) }
      }
    }
  }

  @Test(
    "the axis is logarithmic when the largest value is over 50 times the smallest",
    arguments: [
      ([1, 51], true), ([1, 50], false), ([0, 1, 51], true), ([-0.1, 1, 51], false), ([0, 0, 0, 1, 51], false),
      ([], false), ([0], false),
    ] as [([Double], Bool)])
  func automatic(_ values: [Double], _ isLogarithmic: Bool) {
    #expect(scale(values, .automatic).isLogarithmic == isLogarithmic)
  }

  @Test("a range that was asked for is kept exactly")
  func fixedRange() {
    let axis = AxisScale(
      PlotAxis(scale: .linear, range: 0.3...7.7), extent: ValueExtent(), room: .vertical(20), widens: true)
    #expect(axis.lower == 0.3 && axis.upper == 7.7)
    #expect(axis.position(4) == 0.5)
  }
}
