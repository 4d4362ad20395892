import Engine

extension TrainRun {
  /// Classes above which the matrix is drawn as a map and not written as numbers.
  private static let writtenClasses = 12

  /// How often each class is taken for each other: a row for each label, a column for each answer.
  func confusionPanel() -> Panel {
    guard let judged else {
      let sentence = "The targets are numbers; there are no classes to confuse."
      return Panel(
        name: TrainPanel.confusion.rawValue, title: "Confusion", content: .text(sentence), sentence: sentence)
    }
    let classes = judged.names.count
    var counts = [Int](repeating: 0, count: classes * classes)
    for (label, answer) in zip(judged.labels, judged.answers.winners) where label >= 0 {
      counts[label * classes + answer] += 1
    }
    return Panel(
      name: TrainPanel.confusion.rawValue, title: "Confusion: rows are labels, columns answers",
      shortTitle: "Confusion",
      content: content(counts, judged.names), sentence: sentence(counts, judged))
  }

  private func content(_ counts: [Int], _ names: [String]) -> Panel.Content {
    let classes = names.count
    guard classes > Self.writtenClasses else {
      let rows = names.indices.map { label in
        [names[label]]
          + names.indices.map { answer in
            let count = counts[label * classes + answer]
            return count == 0 && label != answer ? "." : String(count)
          }
      }
      return .table(Panel.Table(headers: [""] + names, rows: rows))
    }
    // Shares of each label, since some are frequent.
    let shares = counts.indices.map { place -> Float in
      let first = place / classes * classes
      return Float(counts[place]) / Float(max(1, counts[first..<first + classes].reduce(0, +)))
    }
    let map = Panel.HeatMaps.Map(title: "label by answer", columns: classes, rows: classes, values: shares)
    return .heatMaps(Panel.HeatMaps(maps: [map], range: 0...1))
  }

  private func sentence(_ counts: [Int], _ judged: Judged) -> String {
    let classes = judged.names.count
    let total = counts.reduce(0, +)
    let right = (0..<classes).reduce(0) { $0 + counts[$1 * classes + $1] }
    let wrong = counts.indices.filter { $0 / classes != $0 % classes && counts[$0] > 0 }
    var sentence = "\(NumberWords.count(right)) of \(NumberWords.count(total)) \(judged.part) answers are right."
    if let most = wrong.max(by: { (counts[$0], $1) < (counts[$1], $0) }) {
      sentence +=
        " Most often \(judged.names[most / classes]) is taken for \(judged.names[most % classes]), "
        + "\(NumberWords.plural(counts[most], "time"))."
    }
    return sentence
  }
}
