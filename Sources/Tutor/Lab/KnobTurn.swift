import Lab
import Mathematics

/// One turn of a knob: to the next value along its domain, by a small or a large step.
///
/// Values snap to the rungs of a ladder that people read easily (1, 2, 5, 10 ...) and stop at the ends of the domain.
struct KnobTurn: Equatable, Sendable {
  var size: Size
  var isUp: Bool

  enum Size: Equatable, Sendable { case small, large }

  /// The value the knob would have; nil when it is at that end already.
  func applied(to knob: Knob) -> Setting? {
    switch knob.domain {
    case .choice(let choices): return choice(knob.value, among: choices)
    case .seed: return seed(knob.value)
    case .integer(let range):
      guard case .text(let text) = knob.value, let value = Int(text) else { return nil }
      let turned = min(max(integer(value), range.lowerBound), range.upperBound)
      return turned == value ? nil : .number(turned)
    case .linear(let range, let step):
      return knob.value.double.flatMap { number(linear($0, step), from: $0, in: range) }
    case .logarithmic(let range, let perDecade):
      return knob.value.double.flatMap { number(logarithmic($0, perDecade, range), from: $0, in: range) }
    }
  }

  /// What to say when a knob is at its end.
  func limit(of knob: Knob) -> String {
    if case .choice = knob.domain {
      return "\(knob.valueWords) is the \(isUp ? "last" : "first") choice of \(knob.label)."
    }
    return "The \(knob.label) is at its \(isUp ? "largest" : "smallest"), \(knob.valueWords)."
  }

  /// A large step goes to the end of the list.
  private func choice(_ value: Setting, among choices: [Knob.Choice]) -> Setting? {
    guard let place = choices.firstIndex(where: { $0.value == value }) else { return choices.first?.value }
    let ends = isUp ? choices.count - 1 : 0
    let next = size == .large ? ends : place + (isUp ? 1 : -1)
    return choices.indices.contains(next) && next != place ? choices[next].value : nil
  }

  private func seed(_ value: Setting) -> Setting? {
    guard case .text(let text) = value, let seed = UInt64(text) else { return nil }
    let step: UInt64 = size == .small ? 1 : 10
    let (sum, overflow) = isUp ? seed.addingReportingOverflow(step) : seed.subtractingReportingOverflow(step)
    let turned = overflow ? (isUp ? UInt64.max : 0) : sum
    return turned == seed ? nil : .text(String(turned))
  }

  /// A small step changes the second digit, a large one goes along 1, 2, 5, 10.
  private func integer(_ value: Int) -> Int {
    guard value > 0 else { return isUp ? value + 1 : value - 1 }
    if size == .large {
      let rungs = KnobTurn.rungs(perDecade: 3).flatMap { rung in (0...17).map { Int(rung) * KnobTurn.powerOfTen($0) }
      }
      return (isUp ? rungs.filter { $0 > value }.min() : rungs.filter { $0 < value }.max()) ?? value
    }
    let unit = KnobTurn.powerOfTen(max(0, String(isUp ? value : value - 1).count - 2))
    return isUp ? (value / unit + 1) * unit : (value - 1) / unit * unit
  }

  /// To the next multiple of the step; a large turn is five of them.
  private func linear(_ value: Double, _ step: Double) -> Double {
    guard step > 0 else { return value }
    let place = value / step
    let nearest = isUp ? (place + 1e-6).rounded(.down) + 1 : (place - 1e-6).rounded(.up) - 1
    let multiple = nearest + (size == .large ? (isUp ? 4 : -4) : 0)
    let perUnit = (1 / step).rounded()
    // Dividing by a whole number gives the nearest number to what is written, 0.15 and not 0.15000000000000002.
    return abs(perUnit * step - 1) < 1e-9 ? multiple / perUnit : multiple * step
  }

  /// To the next rung; a large turn is a decade of rungs.
  private func logarithmic(_ value: Double, _ perDecade: Int, _ range: ClosedRange<Double>) -> Double {
    let mantissas = KnobTurn.rungs(perDecade: perDecade)
    guard value > 0 else { return isUp ? range.lowerBound : value }
    var turned = value
    for _ in 0..<(size == .large ? mantissas.count : 1) {
      let decade = Int(log10(turned).rounded(.down))
      let near = (decade - 1...decade + 1).flatMap { exponent in
        mantissas.map { exponent < 0 ? $0 / pow(10, Double(-exponent)) : $0 * pow(10, Double(exponent)) }
      }
      let next = isUp ? near.first { $0 > turned * (1 + 1e-6) } : near.last { $0 < turned * (1 - 1e-6) }
      turned = next ?? turned
    }
    return turned
  }

  /// Clamped into the domain; nil when that changes nothing. A value outside, such as a scale of 0, may only come in.
  private func number(_ turned: Double, from value: Double, in range: ClosedRange<Double>) -> Setting? {
    let inside = min(max(turned, range.lowerBound), range.upperBound)
    let isOnward = isUp ? inside > value : inside < value
    return isOnward && abs(inside - value) > 1e-9 * abs(value) ? .number(inside) : nil
  }

  /// What a decade is divided into.
  private static func rungs(perDecade: Int) -> [Double] {
    switch perDecade {
    case ...1: [1]
    case 2: [1, 3]
    case 3: [1, 2, 5]
    case 9...: (1...9).map(Double.init)
    default: (0..<perDecade).map { (pow(10, Double($0) / Double(perDecade)) * 10).rounded() / 10 }
    }
  }

  private static func powerOfTen(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
