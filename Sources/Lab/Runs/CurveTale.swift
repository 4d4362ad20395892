import Mathematics

/// What a curve did, in a clause: it fell and stayed flat, it hardly moved, it turned back.
enum CurveTale {
  /// - Parameter name: the subject of the sentence, "Training loss".
  static func clause(_ name: String, x: [Double], y: [Double]) -> String {
    guard let first = y.first, let last = y.last, let end = x.last else { return "\(name) has no finite value yet" }
    guard end > 0, y.count > 1 else { return "\(name) is \(number(first)) before training" }
    let (low, high) = (y.min() ?? first, y.max() ?? first)
    let range = high - low
    let size = max(abs(low), abs(high))
    if range <= 1e-6 * size { return "\(name) stayed flat at \(number(last)) for all \(NumberWords.epochs(end))" }
    if range <= 0.01 * size {
      return "\(name) hardly moved, from \(number(first)) to \(number(last)) in \(NumberWords.epochs(end))"
    }
    if let turned = turningPoint(y, range: range) {
      let (went, back) = y[turned] < first ? ("fell", "rose") : ("rose", "fell")
      return
        "\(name) \(went) from \(number(first)) to \(number(y[turned])) at epoch \(NumberWords.epoch(x[turned])), "
        + "then \(back) to \(number(last))"
    }
    let verb = last < first ? "fell" : "rose"
    let way = "\(name) \(verb) from \(number(first)) to \(number(last))"
    let calm = last == 0 ? 0.02 * range : min(0.02 * range, 0.1 * abs(last))
    let settled = y.indices.reversed().prefix { abs(y[$0] - last) <= calm }.last ?? y.count - 1
    if x[settled] <= 0.75 * end { return "\(way) by epoch \(NumberWords.epoch(x[settled])), then stayed flat" }
    let tenth = max(1, y.count / 10)
    let isMoving = abs(y[y.count - 1 - min(tenth, y.count - 1)] - last) > calm
    let participle = last < first ? "falling" : "rising"
    return "\(way) in \(NumberWords.epochs(end))" + (isMoving ? " and is still \(participle)" : "")
  }

  /// The lowest or highest point, when the curve came back from it by more than a fifth of its range.
  private static func turningPoint(_ y: [Double], range: Double) -> Int? {
    let lowest = y.indices.min { y[$0] < y[$1] } ?? 0
    let highest = y.indices.max { y[$0] < y[$1] } ?? 0
    return [lowest, highest].first { index in
      index > 0 && index < y.count - 1 && abs(y[index] - y[y.count - 1]) > 0.2 * range
        && abs(y[index] - y[0]) > 0.2 * range
    }
  }

  private static func number(_ value: Double) -> String { NumberWords.value(value) }
}
