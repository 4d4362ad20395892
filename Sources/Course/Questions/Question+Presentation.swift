import Engine

extension Question {
  /// The order in which choices or items are shown: places as the lesson lists them. It depends on the seed alone.
  ///
  /// An order question never begins in its right order.
  public func presentation(seed: UInt64) -> [Int] {
    var generator = Generator(seed: seed)
    var places = (0..<shownCount).map { Int32($0) }
    generator.shuffle(&places)
    var shown = places.map { Int($0) }
    if case .order = kind, shown == Array(0..<shownCount), shown.count > 1 { shown.append(shown.removeFirst()) }
    return shown
  }

  private var shownCount: Int {
    switch kind {
    case .choice(let choices), .several(let choices): choices.count
    case .order(let items): items.count
    case .predict(let prediction):
      if case .choice(let outcomes) = prediction.form { outcomes.count } else { 0 }
    case .number, .shortText: 0
    }
  }
}
