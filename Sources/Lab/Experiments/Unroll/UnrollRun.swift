import Engine
import Mathematics

/// A signal that goes forward through all time steps, one each step, and then a gradient that comes back, one each step.
///
/// Everything is computed when it begins; a step only shows more of it.
struct UnrollRun: Sendable {
  private(set) var settings: Unroll
  private(set) var step = 0
  private(set) var inputs: [Double] = []
  /// The first cell, which is drawn.
  private(set) var shown: UnrolledCell
  /// The geometric mean over all cells of what is left of a gradient so many steps back.
  private(set) var norms: [Double] = []
  private let seed: UInt64

  init(_ settings: Unroll, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    (inputs, shown, norms) = Self.made(settings, seed)
  }

  private static func made(
    _ settings: Unroll, _ seed: UInt64
  ) -> (inputs: [Double], shown: UnrolledCell, norms: [Double]) {
    var chance = Generator(seed: seed, stream: Stream.data)
    let inputs = (0..<settings.length).map { $0 == 0 ? 1 : settings.noise * chance.normal() }
    var generator = Generator(seed: seed, stream: Stream.initialization)
    let cells = (0..<settings.draws).map { _ in UnrolledCell(settings, inputs: inputs, &generator) }
    let norms = (0..<settings.length).map { lag in
      let product = cells.reduce(0.0) { $0 + log($1.norms[lag]) }
      return exp(product / Double(cells.count))
    }
    return (inputs, cells[0], norms)
  }

  mutating func turn(to turned: Unroll) {
    guard turned != settings else { return }
    settings = turned
    (inputs, shown, norms) = Self.made(turned, seed)
    step = min(step, lastStep)
  }

  /// Forward through every step, then backward from the last to the first.
  var lastStep: Int { 2 * settings.length }
  var ending: Ending? { step >= lastStep ? .completed : nil }

  mutating func advance(by steps: Int) { step = min(lastStep, step + min(max(steps, 0), lastStep)) }

  var isBackward: Bool { step > settings.length }
  /// Time steps the signal has gone through.
  var reached: Int { min(step, settings.length) }
  /// How many steps back the gradient has come; nil before it sets out.
  var lag: Int? { isBackward ? step - settings.length - 1 : nil }
  /// The time step things happen at, from 0; nil before the first.
  var present: Int? { lag.map { settings.length - 1 - $0 } ?? (step > 0 ? step - 1 : nil) }

  /// What a step back multiplies a gradient by, on the mean over all of them.
  var factor: Double? {
    guard let last = norms.last, settings.length > 1 else { return nil }
    return exp(log(last) / Double(settings.length - 1))
  }

  /// The root of the mean square of a state, the steps counted from 1.
  func size(ofState time: Int) -> Double? {
    guard shown.states.indices.contains(time - 1) else { return nil }
    let state = shown.states[time - 1]
    return (state.reduce(0) { $0 + $1 * $1 } / Double(state.count)).squareRoot()
  }
}
