import Lab
import Testing

@testable import Course

@Suite("Predictions") struct PredictionTests {
  typealias Prediction = Question.Prediction

  func prediction(_ form: Prediction.Form, _ bands: Prediction.Bands = .standard) -> Prediction {
    Prediction(experiment: "e", with: [], measure: Measure(.trainLoss), form: form, bands: bands)
  }

  static func bands(
    exact: Double = 0.05, isRelative: Bool = true, magnitude: Double = 10.0.squareRoot(), baseline: Double? = nil
  ) -> Prediction.Bands {
    Prediction.Bands(exact: exact, isRelative: isRelative, magnitude: magnitude, baseline: baseline)
  }

  @Test(
    "a number falls into the first band that fits",
    arguments: [
      ("0.7", 0.6931, bands(), .exact), ("0.66", 0.6931, bands(), .exact), ("0.5", 0.6931, bands(), .rightMagnitude),
      ("2.1", 0.6931, bands(), .rightMagnitude), ("0.2", 0.6931, bands(), .wrong), ("-0.69", 0.6931, bands(), .wrong),
      ("0", 0.6931, bands(), .wrong), ("0", 0, bands(), .exact), ("0.04", 0, bands(), .exact),
      ("1", 0, bands(), .wrong),
      ("-3", -1, bands(), .rightMagnitude), ("0.7", 0.69, bands(exact: 0.01, isRelative: false), .exact),
      ("0.71", 0.69, bands(exact: 0.01, isRelative: false), .rightMagnitude),
      ("1", 0.001, bands(baseline: 2), .rightDirection), ("3", 0.001, bands(baseline: 2), .wrong),
      ("2", 0.001, bands(baseline: 2), .wrong), ("0.5", 0.95, bands(baseline: 0.6931), .wrong),
      ("0.8", 0.95, bands(baseline: 0.6931), .rightMagnitude),
      ("1000", 1_400, bands(magnitude: 1.5), .rightMagnitude),
      ("900", 1_400, bands(magnitude: 1.5), .wrong), ("-1", 1, bands(baseline: -2), .rightDirection),
      ("ln 2", 0.6931, bands(exact: 0.001, isRelative: false), .exact),
    ] as [(String, Double, Prediction.Bands, Verdict.Band)])
  func numbers(guess: String, measured: Double, bands: Prediction.Bands, band: Verdict.Band) {
    #expect(prediction(.number, bands).grade(.predictedNumber(guess), measured: measured).grade == .predicted(band))
  }

  @Test("epochs and steps may stand behind their number", arguments: ["1360 epochs", "1360epochs", "1360"])
  func units(guess: String) {
    var predicted = prediction(.number)
    predicted.measure = Measure(.epochs)
    #expect(predicted.grade(.predictedNumber(guess), measured: 1_360).grade == .predicted(.exact))
    predicted.measure = Measure(.trainLoss)
    let isRead = predicted.grade(.predictedNumber("1360 epochs"), measured: 1_360).grade == .predicted(.exact)
    #expect(!isRead)
  }

  @Test("the gap is shown, and a run without a value judges nobody")
  func gap() {
    let verdict = prediction(.number).grade(.predictedNumber("0.2"), measured: 0.693147)
    #expect(verdict.explanation.plainText == "You said 0.2; the run gave 0.6931.")
    #expect(!verdict.grade.isRight)
    let nothing = prediction(.number).grade(.predictedNumber("0.2"), measured: nil)
    #expect(nothing.grade == .unreadable("The run gave no train-loss, so this prediction cannot be judged."))
    #expect(
      prediction(.number).grade(.predictedNumber("why"), measured: 1).grade
        == .unreadable("\"why\" is no number and no function"))
  }

  @Test("a choice is exact when the measured value lies in its bound")
  func choice() {
    let outcomes = [
      Prediction.PredictedOutcome(text: [.text("down")], bound: .below(0.1), why: [.text("No way down.")]),
      Prediction.PredictedOutcome(text: [.text("stays")], bound: .between(0.68, 0.71), why: [.text("Stuck.")]),
    ]
    let asked = prediction(.choice(outcomes))
    let wrong = asked.grade(.predictedChoice(0), measured: 0.6931)
    #expect(wrong.grade == .predicted(.wrong))
    #expect(wrong.explanation.plainText == "The run gave 0.6931. No way down.")
    #expect(asked.grade(.predictedChoice(1), measured: 0.6931).grade == .predicted(.exact))
    #expect(asked.grade(.predictedChoice(2), measured: 0.6931).grade == .unreadable("There is no such choice."))
  }

  @Test(
    "a sketch is held against the curve at its epochs",
    arguments: [
      ([1.0, 0.5, 0.1], .exact), ([1.0, 0.9, 0.2], .rightMagnitude), ([5.0, 0.4, 0.15], .rightMagnitude),
      ([0.1, 0.1, 0.08], .rightDirection), ([1.0, 0.5, 0.9], .rightDirection), ([1, 2, 3], .wrong),
    ] as [([Double], Verdict.Band)])
  func sketch(guess: [Double], band: Verdict.Band) {
    let curve = [(0.0, 1.0), (50, 0.75), (150, 0.25), (200, 0.1)].map {
      Prediction.CurvePoint(epoch: $0.0, value: $0.1)
    }
    let asked = prediction(.sketch(epochs: [0, 100, 200]))
    let verdict = asked.grade(.predictedCurve(guess), measured: 0.1, curve: curve)
    #expect(verdict.grade == .predicted(band))
    #expect(
      asked.grade(.predictedCurve([1]), measured: 0.1, curve: curve).grade
        == .unreadable("A sketch has one value for each of its 3 epochs."))
  }

  @Test("a sketch's verdict names each gap")
  func sketchText() {
    let asked = prediction(.sketch(epochs: [0, 10, 20]))
    let text = asked.grade(.predictedCurve([1, 2, 3]), measured: 0.5, curve: []).explanation.plainText
    #expect(
      text
        == "At epoch 0 you said 1, the run gave 0.5; at epoch 10 you said 2, the run gave 0.5; at epoch 20 you said 3, the run gave 0.5."
    )
  }

  @Test("a prediction is asked once")
  func asking() throws {
    let body =
      "```experiment\n\(sampleExperiment)\n```\n\n```question\nid: q\nkind: predict\nask: A?\nexperiment: tiny\nmeasure: train-loss\nwith: {initializer: zero}\nanswer: {sketch: [0, 2, 5]}\nexact: 0.01\nmagnitude: 2\nbaseline: ln 2\nexplanation: x\n```"
    let (lesson, diagnostics) = LessonParser.parse(text: lessonText(body), file: "a")
    #expect(diagnostics == [])
    let question = try #require(lesson?.questions.first)
    guard case .predict(let read) = question.kind else { return #expect(Bool(false)) }
    #expect(read.form == .sketch(epochs: [0, 2, 5]))
    #expect(read.with == [Setting.Entry("initializer", .text("zero"))])
    #expect(read.bands == Self.bands(exact: 0.01, isRelative: false, magnitude: 2, baseline: 0.6931471805599453))
    var asking = Asking(question, seed: 3)
    asking.predict(.predictedCurve([9, 9, 9]), measured: nil)
    #expect(!asking.isOver)
    asking.predict(.predictedCurve([9, 9, 9]), measured: 0.6931)
    #expect(asking.isOver)
    #expect(asking.workedAnswer?.plainText.hasSuffix("x") == true)
  }

  @Test("asked again, a prediction takes its other settings in turn, with what they do not say as before")
  func again() throws {
    let text = """
      ```experiment
      \(sampleExperiment)
      ```

      ```question
      id: q
      kind: predict
      ask: A?
      experiment: tiny
      measure: train-loss
      choices:
        - {text: low, when: below 0.5, why: x}
        - {text: high, when: above 0.5, why: y}
      exact: 0.01
      explanation: x
      again:
        - {ask: And zero?, with: {initializer: zero}, explanation: y, hints: [Think.]}
        - {ask: And five?, with: {initializer: {constant: 0.5}}, answer: number, magnitude: 2, explanation: z}
      ```
      """
    let (lesson, diagnostics) = LessonParser.parse(text: lessonText(text), file: "a")
    #expect(diagnostics == [])
    let question = try #require(lesson?.questions.first)
    let asked = (0...3).map { Asking(question, seed: 7, turn: $0).question }
    #expect(asked.map(\.ask.plainText) == ["A?", "And zero?", "And five?", "A?"])
    #expect(asked.map(\.id) == ["q", "q", "q", "q"])
    #expect(asked[1].hints.map(\.plainText) == ["Think."] && asked[2].hints.isEmpty)
    guard case .predict(let own) = asked[0].kind, case .predict(let first) = asked[1].kind,
      case .predict(let second) = asked[2].kind
    else { return #expect(Bool(false)) }
    #expect(first.form == own.form && first.bands == own.bands)
    #expect(first.with == [Setting.Entry("initializer", .text("zero"))])
    #expect(second.form == .number && second.bands.exact == 0.01 && second.bands.magnitude == 2)
  }
}
