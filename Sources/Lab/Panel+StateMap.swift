extension Panel.HeatMaps.Map {
  /// Pixels are square: fewer columns would make a short sequence a sliver.
  private static let leastColumns = 48

  /// The states of a recurrent layer: a row a unit, the steps from left to right, each as many columns wide as it takes.
  static func states(units: Int, steps: Int, _ value: (_ unit: Int, _ step: Int) -> Float) -> Panel.HeatMaps.Map {
    let width = max(1, leastColumns / max(1, steps))
    let values = (0..<units).flatMap { unit in
      (0..<steps).flatMap { step in repeatElement(value(unit, step), count: width) }
    }
    return Panel.HeatMaps.Map(title: "units by steps", columns: steps * width, rows: units, values: values)
  }
}
