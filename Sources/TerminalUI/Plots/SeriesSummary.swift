/// What a legend says about one curve.
struct SeriesSummary: Equatable {
  /// The last finite value.
  var last: Double?
  /// The smallest finite value and where it first was.
  var minimum: (x: Double, y: Double)?
  /// Values that are nan or infinite.
  var notFinite = 0
  /// Values a logarithmic axis cannot show.
  var atFloor = 0
  /// An earlier curve that takes the same way, so that the eye sees one line.
  var companion: Int?
  /// The value nearest to the crosshair.
  var readout: (x: Double, y: Double)?

  init(of series: LineChart.Series, isLogarithmic: Bool, crosshair: Double?) {
    var nearest = Double.infinity
    for index in 0..<series.count {
      let x = series.x[index]
      let y = series.y[index]
      if let crosshair, x.isFinite, abs(x - crosshair) < nearest {
        nearest = abs(x - crosshair)
        readout = (x, y)
      }
      guard x.isFinite, y.isFinite else {
        notFinite += 1
        continue
      }
      if isLogarithmic, y <= 0 { atFloor += 1 }
      last = y
      if let minimum, minimum.y <= y { continue }
      minimum = (x, y)
    }
  }

  static func == (a: SeriesSummary, b: SeriesSummary) -> Bool {
    a.last == b.last && a.companion == b.companion && a.minimum?.x == b.minimum?.x && a.minimum?.y == b.minimum?.y
      && a.notFinite == b.notFinite
      && a.atFloor == b.atFloor && a.readout?.x == b.readout?.x && a.readout?.y == b.readout?.y
  }
}
