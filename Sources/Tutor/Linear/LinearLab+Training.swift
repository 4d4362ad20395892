import Course
import Lab
import Mathematics

extension LinearLab {
  mutating func run(_ argument: String, _ draft: inout LinearDraft) {
    guard let steps = steps(argument, otherwise: Self.mostSteps, "run", &draft), canTrain(&draft) else { return }
    advance(by: min(steps, Self.mostSteps))
    report(&draft)
    if recording.ending == nil, steps >= Self.mostSteps {
      draft.say("It stopped after \(Self.mostSteps) steps, so that you can say something. Enter goes on.")
    }
  }

  /// A step or an epoch, with the measures after it.
  mutating func train(_ command: LabCommand, _ draft: inout LinearDraft) {
    guard canTrain(&draft), change(command, &draft) else { return }
    if recording.ending == nil { showStanding(&draft) } else { report(&draft) }
  }

  private func canTrain(_ draft: inout LinearDraft) -> Bool {
    guard recording.ending != nil else { return true }
    draft.say(
      recording.present.plannedSteps == 0
        ? "Knobs act at once: there is nothing to wait for. Type set, a knob and a value."
        : "The run is at its end. Type reset, back or set to train again.")
    return false
  }

  /// Sets a knob in the spelling of the command line: `set learning-rate 0.1` or `set learning-rate=0.1`.
  mutating func set(_ argument: String, _ draft: inout LinearDraft) {
    let knob = String(argument.prefix { !$0.isWhitespace && $0 != "=" })
    var value = argument.dropFirst(knob.count).drop(while: \.isWhitespace)
    if value.first == "=" { value = value.dropFirst() }
    let text = String(value).trimmedBlanks
    guard !knob.isEmpty, !text.isEmpty else {
      let named = experiment.allKnobs.first { $0.name == knob }
      if let named { draft.say(Self.words(for: named)) }
      let example = named ?? experiment.shownKnobs.first
      let words = example.map { "\($0.name) \($0.value.written)" } ?? "seed 1"
      return draft.say("Type set, a knob and a value, such as set \(words).")
    }
    do { turn(knob, to: try Setting.parse(text), &draft) } catch { draft.say(error.sentence) }
  }

  mutating func seed(_ argument: String, _ draft: inout LinearDraft) {
    guard !argument.isEmpty else {
      return draft.say("The seed is \(experiment.seed). Type seed and a number for another.")
    }
    turn("seed", to: .text(argument), &draft)
  }

  mutating func turn(_ knob: String, to value: Setting, _ draft: inout LinearDraft) {
    let before = experiment
    let isLive = recording.present.isLive(knob)
    guard change(.turn(knob, value), &draft) else { return }
    let now = experiment.allKnobs.first { $0.name == knob }?.value ?? value
    guard experiment != before else { return draft.say("\(knob) is \(now.written) already.") }
    isRecorded = false
    if recording.present.plannedSteps == 0 {
      draft.say("\(knob) is now \(now.written).")
      return report(&draft)
    }
    let effect =
      isLive && !experiment.dependsOnHistory
      ? "It acts at once."
      : !isLive || recording.step == 0
        ? "The run starts anew."
        : recording.ending == nil
          ? "It acts from step \(recording.step) on." : "The run has ended; reset starts it anew."
    draft.say("\(knob) is now \(now.written). \(effect)")
  }

  mutating func reset(_ draft: inout LinearDraft) {
    guard change(.reset, &draft) else { return }
    isRecorded = false
    draft.say("The run is at step 0 again, with the knobs as they are.")
  }

  /// Back or forward by so many steps; one unless something is said.
  mutating func go(
    _ argument: String, _ word: String, _ draft: inout LinearDraft, _ command: (Int) -> LabCommand
  ) {
    guard let steps = steps(argument, otherwise: 1, word, &draft), change(command(steps), &draft) else { return }
    showStanding(&draft)
    if recording.step < recording.furthestStep {
      draft.say("Trained before up to step \(recording.furthestStep). forward goes there, fork forgets it.")
    }
  }

  mutating func fork(_ draft: inout LinearDraft) {
    let forgotten = recording.furthestStep - recording.step
    guard change(.fork, &draft) else { return }
    if forgotten > 0 { isRecorded = false }
    draft.say(
      forgotten > 0
        ? "The run goes on from step \(recording.step); \(forgotten) later steps are forgotten."
        : "Nothing was trained after this step; the run goes on from here.")
  }

  /// A number of steps; nil, with a word of advice, when it is none.
  private func steps(
    _ argument: String, otherwise: Int, _ word: String, _ draft: inout LinearDraft
  ) -> Int? {
    guard !argument.isEmpty else { return otherwise }
    if let steps = Int(argument), steps > 0 { return steps }
    draft.say("\(word) takes a number of steps, such as \(word) 100; \(PlainText.quoted(argument)) is none.")
    return nil
  }
}
