import Engine

extension TrainRun {
  private static let places = 121
  /// A wild fit is drawn up to here.
  private static let tallest = 3.0

  /// The points of one dimension, the curve behind them, and the curve the network has found.
  func fitPanel() -> Panel {
    guard case .polynomial(let data) = settings.data.origin else {
      let sentence = "There is no curve to be fitted."
      return Panel(name: TrainPanel.fit.rawValue, title: "Fit", content: .text(sentence), sentence: sentence)
    }
    let x = (0..<Self.places).map { -1 + 2 * Double($0) / Double(Self.places - 1) }
    let fitted = engine.outputs(for: x.flatMap { data.features(at: $0) }).map { Double($0) }
    // In floating point the sine of pi is 1e-16, which a legend would spell out.
    let truth = x.map(PolynomialData.truth).map { abs($0) < 1e-12 ? 0 : $0 }
    let error = zip(fitted, truth).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(x.count)
    // The first term is x, but for the factor that a basis gives it.
    let factor = data.basis == .powers ? 1 : 3.0.squareRoot()
    let points = stride(from: 0, to: train.inputs.count, by: train.features).map { Double(train.inputs[$0]) / factor }
    let targets: [Double] = if case .values(let values, _) = train.targets { values.map { Double($0) } } else { [] }
    let series = [
      Panel.LineChart.Series(name: "fit", x: x, y: fitted.map { min(max($0, -Self.tallest), Self.tallest) }),
      Panel.LineChart.Series(name: "sine", x: x, y: truth),
      Panel.LineChart.Series(name: "points", x: points, y: targets, isScatter: true),
    ]
    let wild = fitted.contains { abs($0) > Self.tallest } ? " The fit leaves the picture at 3." : ""
    return Panel(
      name: TrainPanel.fit.rawValue, title: "Fit of degree \(data.degree)",
      content: .lineChart(
        Panel.LineChart(series: series, xTitle: "x", yTitle: "y", yScale: .linear, xRange: -1...1)),
      sentence: "The fit is \(NumberWords.value(error.squareRoot())) away from the sine on average (root of the mean "
        + "square)." + wild)
  }
}
