import Mathematics

/// Gradient descent on a bowl: each axis by itself multiplies its distance by 1 - rate * curvature, so it comes closer only
/// while rate < 2 / curvature.
struct DescendRun: Sendable {
  private(set) var settings: Descend
  /// Where it was after each step, the start first.
  private(set) var path: [Place]
  private var velocity = Place(x: 0, y: 0)
  private(set) var ending: Ending?

  struct Place: Equatable, Sendable {
    var x: Double
    var y: Double
  }

  /// Beyond this height nothing more is to be seen.
  private static let ceiling = 1e30

  init(_ settings: Descend) {
    self.settings = settings
    path = [Place(x: settings.start, y: settings.start)]
  }

  /// Takes over a rate or a number of steps on its way.
  mutating func turn(to turned: Descend) {
    settings = turned
    ending = step >= settings.steps ? .completed : nil
  }

  var place: Place { path[path.count - 1] }

  func height(_ place: Place) -> Double {
    (settings.flat * place.x * place.x + settings.steep * place.y * place.y) / 2
  }

  var loss: Double { height(place) }

  mutating func advance(by steps: Int) {
    let target = min(step + max(steps, 0), settings.steps)
    while step < target, ending == nil {
      velocity.x = settings.momentum * velocity.x + settings.flat * place.x
      velocity.y = settings.momentum * velocity.y + settings.steep * place.y
      let next = Place(
        x: place.x - settings.learningRate * velocity.x, y: place.y - settings.learningRate * velocity.y)
      guard height(next) < Self.ceiling else {
        ending = .diverged(
          step: step, what: "The height of the bowl grew beyond 1e30.",
          advice: "Keep the learning rate below 2 / \(NumberWords.value(max(settings.flat, settings.steep))).")
        return
      }
      path.append(next)
    }
    if step >= settings.steps { ending = .completed }
  }
}
