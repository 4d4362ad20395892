import Engine
import Mathematics

extension TrainRun {
  private static let forgettingPlaces = 60
  private static let forgettingGroups = 8
  /// Days a memory is looked at, in multiples of its strength.
  private static let forgettingReach = 12.0

  /// The forgetting curve that the model has found, the one that FSRS-6 begins with, and what was recalled.
  func forgettingPanel() -> Panel {
    let name = TrainPanel.forgetting.rawValue
    guard case .reviews(let data) = settings.data.origin, data.told == .strength || data.told == .all else {
      let sentence = "The curve is drawn once the model is told days and strength."
      return Panel(
        name: name, title: forgettingTitle, shortTitle: "Forgetting", content: .text(sentence), sentence: sentence)
    }
    let usual = (0..<train.features).map { feature in
      stride(from: feature, to: train.inputs.count, by: train.features).map { train.inputs[$0] }.sorted()[
        train.count / 2]
    }
    let x = (1...Self.forgettingPlaces).map { Self.forgettingReach * Double($0) / Double(Self.forgettingPlaces) }
    let inputs = x.flatMap { ratio in
      var features = usual
      features[0] = usual[1] + Float(log(ratio))
      return features
    }
    let found = engine.outputs(for: inputs).map { 1 / (1 + exp(-Double($0))) }
    let power = x.map { pow(1 + 0.980_346_494_413_479_7 * $0, -0.1542) }
    let seen = seenShares()
    let at = found[4]
    return Panel(
      name: name, title: forgettingTitle, shortTitle: "Forgetting",
      content: .lineChart(
        Panel.LineChart(
          series: [
            Panel.LineChart.Series(name: "model", x: x, y: found),
            Panel.LineChart.Series(name: "FSRS-6", x: x, y: power),
            Panel.LineChart.Series(name: "recalled", x: seen.map(\.x), y: seen.map(\.y), isScatter: true),
          ], xTitle: "days, as multiples of the strength", yTitle: "recalled", yScale: .linear,
          xRange: 0...Self.forgettingReach)),
      sentence: reviewsSentence(data) + " After as many days as a memory is strong the model expects "
        + "\(NumberWords.value(at)) to be recalled; FSRS-6 means 0.9 by that.")
  }

  /// Says it at once, on the full screen too, when the learner asked for their own reviews and has too few.
  private var forgettingTitle: String {
    if isOwn { return "Your forgetting curve" }
    guard case .reviews(let data) = settings.data.origin, data.learner == .mine else { return "Forgetting curve" }
    return "Too few of yours: a simulated learner"
  }

  /// Whose reviews these are.
  func reviewsSentence(_ data: OwnReviews) -> String {
    let count = train.count + (test?.count ?? 0)
    if isOwn { return "These are \(count) reviews of your own." }
    return data.learner == .simulated
      ? "These are \(count) reviews of a simulated learner."
      : "Not enough data: you have fewer than \(OwnReviews.fewest) reviews that came back after a day or more, so these "
        + "are \(count) of a simulated learner."
  }

  /// The share that was recalled in groups of equally many reviews, by days over strength.
  private func seenShares() -> [(x: Double, y: Double)] {
    guard case .classes(let labels, _) = train.targets else { return [] }
    let points = labels.indices.map { row in
      let (days, strength) = (train.inputs[row * train.features], train.inputs[row * train.features + 1])
      return (ratio: exp(Double(days - strength)), recalled: labels[row] == 1)
    }.sorted { ($0.ratio, $0.recalled ? 1 : 0) < ($1.ratio, $1.recalled ? 1 : 0) }
    let size = max(1, points.count / Self.forgettingGroups)
    return stride(from: 0, to: points.count - size + 1, by: size).compactMap { start in
      let group = points[start..<start + size]
      let x = group[start + size / 2].ratio
      return x > Self.forgettingReach ? nil : (x, Double(group.count { $0.recalled }) / Double(size))
    }
  }
}
