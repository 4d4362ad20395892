import Lab
import Mathematics

extension Question.Prediction {
  /// The measure at one moment of a run.
  public struct CurvePoint: Equatable, Sendable {
    public var epoch: Double
    public var value: Double
    public init(epoch: Double, value: Double) {
      self.epoch = epoch
      self.value = value
    }
  }

  /// What may stand behind a number: `1360 epochs`.
  public var unit: String? {
    switch measure.name {
    case .epochs: "epochs"
    case .steps: "steps"
    default: nil
    }
  }

  /// Judges a guess by what the run really gave.
  ///
  /// With guess g, measured value m and baseline b, the bands are nested, and the first that fits counts:
  ///  - exact: |g - m| is at most `exact`, or `exact` |m| where it is relative (`exact` itself where m is 0);
  ///  - right magnitude: g and m have the same sign, the larger is at most `magnitude` times the smaller, and the
  ///    direction is right where there is a baseline;
  ///  - right direction: with a baseline, g and m lie on the same side of b;
  ///  - wrong: everything else.
  ///
  /// A choice is exact when m lies in its bound, else wrong. A sketch is exact when all its points are. It has the
  /// right magnitude when more than half of them, the last among them, are at least that; and the right direction
  /// when its ends rise or fall as the curve does.
  ///
  /// - Parameters:
  ///   - measured: the measure at the end of the run; nil when it gave none.
  ///   - curve: the measure on its way, by rising epochs.
  public func grade(_ answer: Answer, measured: Double?, curve: [CurvePoint] = []) -> Verdict {
    guard let measured, measured.isFinite else {
      return .unreadable("The run gave no \(measure.text), so this prediction cannot be judged.")
    }
    switch (form, answer) {
    case (.choice(let outcomes), .predictedChoice(let picked)):
      guard outcomes.indices.contains(picked) else { return .unreadable("There is no such choice.") }
      let outcome = outcomes[picked]
      let band: Verdict.Band = outcome.bound.holds(for: measured) ? .exact : .wrong
      let gap = "The run gave \(NumberText.inSentence(measured)). "
      return Verdict(.predicted(band), explanation: [.text(gap)] + outcome.why)
    case (.number, .predictedNumber(let text)):
      switch NumberAnswer.read(text, unit: unit) {
      case .unreadable(let reason): return .unreadable(reason)
      case .value(let guess):
        let gap = "You said \(NumberText.inSentence(guess)); the run gave \(NumberText.inSentence(measured))."
        return Verdict(.predicted(bands.band(of: guess, measured: measured)), text: gap)
      }
    case (.sketch(let epochs), .predictedCurve(let guesses)):
      guard guesses.count == epochs.count, guesses.allSatisfy(\.isFinite) else {
        return .unreadable("A sketch has one value for each of its \(epochs.count) epochs.")
      }
      return grade(guesses, at: epochs, measured: measured, curve: curve)
    default: return .unreadable("This is no answer to a prediction of this form.")
    }
  }

  private func grade(_ guesses: [Double], at epochs: [Double], measured: Double, curve: [CurvePoint]) -> Verdict {
    let real = Self.values(of: curve, at: epochs, measured: measured)
    var perPoint = bands
    perPoint.baseline = nil
    let found = zip(guesses, real).map { perPoint.band(of: $0, measured: $1) }
    let near = found.count { $0 == .exact || $0 == .rightMagnitude }
    func trend(_ values: [Double]) -> Double { (values.last ?? 0) - (values.first ?? 0) }
    let band: Verdict.Band
    if found.allSatisfy({ $0 == .exact }) {
      band = .exact
    } else if near * 2 > found.count, found.last == .exact || found.last == .rightMagnitude {
      band = .rightMagnitude
    } else if trend(guesses) * trend(real) > 0 {
      band = .rightDirection
    } else {
      band = .wrong
    }
    let gaps = zip(epochs, zip(guesses, real)).map { epoch, pair in
      let (said, gave) = (NumberText.inSentence(pair.0), NumberText.inSentence(pair.1))
      return "at epoch \(NumberText.short(epoch, digits: 6)) you said \(said), the run gave \(gave)"
    }
    let text = gaps.joined(separator: "; ")
    return Verdict(.predicted(band), text: text.prefix(1).uppercased() + text.dropFirst() + ".")
  }

  /// What a run gave at each of these epochs; `measured` everywhere when it recorded no curve.
  public static func values(of curve: [CurvePoint], at epochs: [Double], measured: Double) -> [Double] {
    epochs.map { value(of: curve, at: $0) ?? measured }
  }

  /// The curve at an epoch, in a straight line between its points; its ends go on level.
  private static func value(of curve: [CurvePoint], at epoch: Double) -> Double? {
    guard let first = curve.first, let last = curve.last else { return nil }
    if epoch <= first.epoch { return first.value }
    guard epoch < last.epoch, let next = curve.firstIndex(where: { $0.epoch >= epoch }), next > 0 else {
      return last.value
    }
    let (before, after) = (curve[next - 1], curve[next])
    let width = after.epoch - before.epoch
    guard width > 0 else { return after.value }
    return before.value + (after.value - before.value) * (epoch - before.epoch) / width
  }
}

extension Question.Prediction.Bands {
  /// What holds where a lesson says nothing: 5 % is exact, and half a power of ten to either side is the right order
  /// of magnitude.
  public static let standard = Question.Prediction.Bands(
    exact: 0.05, isRelative: true, magnitude: 10.0.squareRoot(), baseline: nil)

  func band(of guess: Double, measured: Double) -> Verdict.Band {
    let reach = isRelative && measured != 0 ? exact * abs(measured) : exact
    if abs(guess - measured) <= reach + abs(measured) * 1e-12 { return .exact }
    let isRightDirection = baseline.map { (guess - $0) * (measured - $0) > 0 }
    let isSameSide = guess * measured > 0
    let ratio = max(abs(guess), abs(measured)) / min(abs(guess), abs(measured))
    if isSameSide, ratio <= magnitude * (1 + 1e-12), isRightDirection != false { return .rightMagnitude }
    return isRightDirection == true ? .rightDirection : .wrong
  }
}
