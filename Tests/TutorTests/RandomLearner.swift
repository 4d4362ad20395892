import Course
import Engine
import Lab
import TerminalUI
import Testing

@testable import Tutor

/// Somebody who presses any keys at all, in windows of any size, with real training behind the screen.
///
/// What Platform does on threads is done here inline, now or some keys later, and everything that is asked for is
/// held against what a well-behaved tutor may ask.
struct RandomLearner {
  private(set) var state: AppState
  private(set) var keys: [String] = []
  private(set) var complaints: [String] = []
  private var chance: Generator
  private var time = 1_700_000_000.0
  private let curriculum: Curriculum
  private let capability: Capability
  /// In the order in which they were started.
  private var runs: [(id: RunID, experiment: Experiment, recording: Recording)] = []
  private var ended: Set<Int> = []
  /// What is still on its way.
  private var pending: [Message.What] = []
  /// Which prediction waits for a run.
  private var measured: [RunID: Experiment] = [:]
  /// Records of answers, by the seed of their asking.
  private var attempts: [String: [AnswerRecord]] = [:]
  private var runRecords: [(run: RunID, record: RunRecord)] = []
  /// Cards that were made.
  private var cards: Set<String> = []
  /// All that was recorded since the tutor was opened, as the disk would have it.
  private var log: [ProgressEvent] = []
  private var written = 0
  private var sessions = 0
  /// What the log said when the tutor was opened.
  private var before = ReviewHistory([])

  /// Whether it comes for the quiz, with every page read.
  private let comesForQuiz: Bool

  init(_ curriculum: Curriculum, seed: UInt64, comesForQuiz: Bool = false) {
    self.curriculum = curriculum
    self.comesForQuiz = comesForQuiz
    chance = Generator(seed: seed)
    capability = Capability(glyphs: [.braille, .blocks, .ascii][Int(seed % 3)])
    var settings = Settings()
    settings.glyphs = capability.glyphs
    settings.reducedMotion = seed % 4 == 0
    state = AppState(
      AppState.Start(
        curriculum: curriculum, progress: comesForQuiz ? Self.allRead(curriculum) : Progress(), settings: settings,
        capability: capability, width: 80, height: 24, time: time))
    perform(state.begin(comesForQuiz ? .quiz(lesson: nil, isCram: false) : .contents))
  }

  private static func allRead(_ curriculum: Curriculum) -> Progress {
    var progress = Progress()
    for lesson in curriculum.lessons {
      for page in lesson.pages { progress.add(.read(lesson: lesson.id, page: page.id)) }
    }
    return progress
  }

  /// One key, then whatever the world does meanwhile.
  mutating func live() {
    guard !state.hasQuit else { return begin() }
    time += chance.uniform(0.01, 3)
    press(nextKey())
    if chance.below(6) == 0 { train() }
    if chance.below(4) == 0 { deliver() }
    if chance.below(state.isTooSmall ? 4 : 40) == 0 { resize() }
    if chance.below(60) == 0 { tell(.notSaved("The disk is full, so nothing more can be written. Make some room.")) }
    look()
  }

  /// After quitting: the tutor is opened again, with the progress that is known.
  private mutating func begin() {
    if !runs.isEmpty { complain("quit left runs going: \(runs.map(\.id.number))") }
    let forgets = !comesForQuiz && chance.below(4) == 0
    if forgets { log = [] }
    time += chance.uniform(0, 3 * 86_400)
    sessions += 1
    before = ReviewHistory(log)
    let isRecalled = chance.below(2) == 0
    let study = Study(isRecalled ? before : ReviewHistory([]), session: "session-\(sessions)")
    state = AppState(
      AppState.Start(
        curriculum: curriculum, progress: forgets ? Progress() : state.scene.progress,
        settings: state.scene.settings, study: study, isRecalled: isRecalled,
        capability: capability, width: state.scene.width, height: state.scene.height, time: time))
    (runs, ended, pending, measured, attempts, runRecords) = ([], [], [], [:], [:], [])
    if forgets { cards = [] }
    keys.append("(again)")
    let lesson = curriculum.lessons[chance.below(curriculum.lessons.count)]
    let places: [AppState.Start.Place] = [
      .contents, .lesson(id: lesson.id, page: nil), .quiz(lesson: nil, isCram: false),
      .quiz(lesson: lesson.id, isCram: chance.below(2) == 0),
    ]
    perform(state.begin(places[comesForQuiz ? 2 : chance.below(places.count)]))
    look()
  }

  private mutating func press(_ key: Key) {
    keys.append(key.name(.ascii))
    tell(.key(key))
  }

  private mutating func tell(_ what: Message.What) { perform(state.update(Message(what, at: time))) }

  private mutating func complain(_ sentence: String) {
    complaints.append("\(sentence), after: \(keys.suffix(40).joined(separator: " "))")
  }

  /// Mostly a key that means something on the screen that is open, now and then any other.
  private mutating func nextKey() -> Key {
    switch chance.below(10) {
    case 0..<6: if state.overlay == nil, let key = boundKey() { return key }
    case 6..<8: return Self.common[chance.below(Self.common.count)]
    case 8: return Self.rare[chance.below(Self.rare.count)]
    default: break
    }
    return .character(Character(Unicode.Scalar(UInt8(33 + chance.below(94)))))
  }

  /// One of the keys of the screen that is open; seldom one that leads away from it.
  private mutating func boundKey() -> Key? {
    let bindings = AnyScreen(state.stack[state.stack.count - 1]).keyMap(state.scene).bindings
    guard !bindings.isEmpty else { return nil }
    let keys = bindings[chance.below(bindings.count)].keys
    guard !keys.isEmpty else { return nil }
    let key = keys[chance.below(keys.count)]
    return key == .character("q") && chance.below(3) > 0 ? .enter : key
  }

  private static let common: [Key] = [
    .character(" "), .enter, .enter, .enter, .tab, .character("r"), .character("r"), .character("?"), .down, .up,
    .left, .right, .character("1"), .character("2"), .character("o"), .character("/"),
  ]

  private static let rare: [Key] = [
    .backTab, .backspace, .delete, .escape, .pageUp, .pageDown, .home, .end, .shiftLeft, .shiftRight, .control("c"),
    .control("g"), .control("l"), .control("z"), .control("n"), .control("p"), .control("a"), .control("x"),
    .paste("0.5"), .paste("loss\ngradient\u{202E}"), .paste(String(repeating: "x", count: 300)), .character("é"),
    .character("漢"), .character("T"), .character("z"),
  ]

  private mutating func resize() {
    let widths = [0, 7, 20, 21, 40, 59, 60, 80, 109, 110, 120, 200]
    let heights = [0, 5, 6, 7, 12, 24, 40, 60]
    let size = (widths[chance.below(widths.count)], heights[chance.below(heights.count)])
    keys.append("(\(size.0)x\(size.1))")
    tell(.resized(width: size.0, height: size.1))
  }
}

/// The world behind the screen.
extension RandomLearner {
  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .start(let run, let experiment, let pace, let isPaused): start(run, experiment, pace, isPaused)
      case .open(let run, let shared, let pace): start(run, shared.experiment, pace, shared.step == 0)
      case .lab(let run, let command): obey(run, command)
      case .stop(let run):
        guard let index = runs.firstIndex(where: { $0.id == run }) else {
          complain("run \(run.number) was stopped and is not going")
          continue
        }
        runs.remove(at: index)
        ended.insert(run.number)
      case .measure(let run, let experiment, let measure): self.measure(run, experiment, measure)
      case .clock(let run, let settings, _): pending.append(.clocked(run, settings.formulaTime))
      case .record(let what):
        written += 1
        check(what)
        log.append(ProgressEvent(id: "\(written)", time: time, zoneOffset: 0, what: what))
        pending.append(.saved(eventID: "\(written)"))
      case .study: pending.append(.studied(.unknown("There is no log.")))
      case .recordAs(let id, let what):
        written += 1
        check(what, named: id)
        log.append(ProgressEvent(id: id, time: time, zoneOffset: 0, what: what))
        pending.append(.saved(eventID: id))
      case .recall: pending.append(.recalled(.known(Study(before))))
      case .export, .flag, .save, .copy, .repaint, .suspend, .quit: break
      }
    }
    checkMemory()
    if runs.count > 2 { complain("\(runs.count) runs at once") }
  }

  private mutating func start(_ run: RunID, _ experiment: Experiment, _ pace: Pace, _ isPaused: Bool) {
    let isAgain = runs.contains { $0.id == run }
    if isAgain { runs.removeAll { $0.id == run } }
    if ended.contains(run.number) { complain("run \(run.number) was started after its end") }
    let lesson = curriculum.lessons.first { $0.experiments.contains { $0.id == experiment.id } }
    if let lesson, let prediction = state.scene.progress.openPrediction(about: experiment.id, in: lesson) {
      complain("\(experiment.id) runs before \(prediction.id) was answered")
    }
    do {
      let recording = try Recording(experiment, isPaused: isPaused)
      runs.append((run, experiment, recording))
      pending.append(.frame(run, recording.frame))
    } catch { pending.append(.runFailed(run, error.message)) }
  }

  private mutating func obey(_ run: RunID, _ command: LabCommand) {
    guard let index = runs.firstIndex(where: { $0.id == run }) else {
      // One that could not be built takes no commands.
      if ended.contains(run.number) { complain("run \(run.number) was told \(command) after its end") }
      return
    }
    if let problem = runs[index].recording.perform(command) { pending.append(.runFailed(run, problem.message)) }
    pending.append(.frame(run, runs[index].recording.frame))
  }

  private mutating func measure(_ run: RunID, _ experiment: Experiment, _ measure: Measure) {
    if measured[run] != nil, pending.contains(where: { if case .measured(run, _) = $0 { true } else { false } }) {
      complain("run \(run.number) is measured twice at once")
    }
    measured[run] = experiment
    if experiment != asked { complain("run \(run.number) measures another experiment than was asked about") }
    do {
      pending.append(.measured(run, try Outcome.train(experiment, measure, tables: .none, kernels: .baseline)))
    } catch { pending.append(.runFailed(run, error.message)) }
  }

  /// The experiment that the open prediction is about, as it wants it.
  private var asked: Experiment? {
    if case .quiz(let quiz)? = state.stack.last, case .question(let question) = quiz.stage,
      let prediction = question.prediction
    {
      return try? question.experiment?.with(prediction.with)
    }
    guard case .lesson(let screen)? = state.stack.last, case .question(let question)? = screen.pane,
      let prediction = question.prediction
    else { return nil }
    return try? screen.lesson.experiments.first { $0.id == prediction.experiment }?.with(prediction.with)
  }

  private mutating func train() {
    for index in runs.indices {
      runs[index].recording.advance(by: 1 + chance.below(30))
      pending.append(.frame(runs[index].id, runs[index].recording.frame))
    }
  }

  private mutating func deliver() {
    let messages = pending
    pending = []
    for message in messages { tell(message) }
  }

  private mutating func check(_ what: ProgressEvent.What) {
    switch what {
    case .visited(let id, let page), .read(let id, let page):
      if curriculum.lesson(id)?.pages.contains(where: { $0.id == page }) != true { complain("no page \(id)/\(page)") }
    case .answered(let record): check(record)
    case .ran(let record):
      guard let run = runs.last else { return complain("an end was recorded without a run") }
      if run.experiment.id != record.experiment {
        complain("the end of \(record.experiment) was recorded for another")
      }
      let isKnown = runRecords.contains {
        $0.run == run.id && $0.record.seed == record.seed && $0.record.settings == record.settings
      }
      if isKnown { complain("the end of \(record.experiment) was recorded twice") }
      runRecords.append((run.id, record))
    case .madeCard(let card):
      if curriculum.lesson(card.lesson)?.questions.contains(where: { $0.id == card.question }) != true {
        complain("a card of no question was made")
      }
      if !cards.insert(card.id).inserted { complain("the card \(card.id) was made twice") }
    case .removedCard(let id):
      if !cards.contains(id) { complain("the card \(id) was removed and never made") }
    case .regraded, .tookBack, .reset: complain("\(what.kindName) in a lesson")
    }
  }

  /// Holds what is recorded under a name against what was recorded before.
  private mutating func check(_ what: ProgressEvent.What, named id: String) {
    if log.contains(where: { $0.id == id }) { complain("two events are named \(id)") }
    func isKept(_ id: String) -> Bool {
      log.contains { $0.id == id }
        && !log.contains { if case .tookBack(let ids) = $0.what { ids.contains(id) } else { false } }
    }
    switch what {
    case .answered: check(what)
    case .regraded(let answer, _):
      if !isKept(answer) { complain("\(answer) was regraded and is not there") }
    case .tookBack(let ids):
      for id in ids where !isKept(id) { complain("\(id) was taken back and is not there") }
    default: complain("\(what.kindName) has a name")
    }
  }

  /// What the tutor remembers is what the log would give at the next start. Names that were drawn on the way to the disk
  /// do not count.
  private mutating func checkMemory() {
    guard state.isRecalled else { return }
    let history = ReviewHistory(log)
    func unnamed(_ reviews: [Review]) -> [Review] {
      reviews.map { review in
        var review = review
        review.id = ""
        return review
      }
    }
    if unnamed(state.study.history.reviews) != unnamed(history.reviews) {
      complain("the reviews known are not those of the log")
    }
    if state.study.history.cards != history.cards { complain("the cards known are not those of the log") }
    let memory = Memory(history).cards
    if case .quiz(let quiz)? = state.stack.last {
      if !quiz.session.isCram, quiz.session.queue.memory.cards != memory {
        complain("the quiz remembers other than the log")
      }
    } else if state.study.memory.cards != memory {
      complain("what is remembered is not what the log says")
    }
  }

  private mutating func check(_ record: AnswerRecord) {
    if cards.contains(record.question) { return }
    let question = curriculum.lesson(record.lesson)?.questions.first { $0.id == record.question }
    guard let question else { return complain("no question \(record.question)") }
    let asking = "\(record.question) \(record.seed)"
    let before = attempts[asking] ?? []
    if record.attempt != before.count + 1 { complain("attempt \(record.attempt) comes after \(before.count)") }
    if before.last?.isRight == true { complain("\(record.question) was answered after its end") }
    if record.duration < 0 || record.duration > 86_400 { complain("it took \(record.duration) s") }
    if record.isRight != ["right", "exact", "right-magnitude"].contains(record.grade) {
      complain("\(record.grade) counts as \(record.isRight ? "right" : "wrong")")
    }
    if case .predict = question.kind {
      if record.attempt > 1 { complain("a prediction was made twice") }
    } else if record.attempt > Asking.missesAllowed {
      complain("\(record.question) was tried \(record.attempt) times")
    }
    attempts[asking] = before + [record]
  }

  private var showsLab: Bool {
    guard case .lesson(let screen)? = state.stack.last, case .lab? = screen.pane else { return false }
    return true
  }

  /// Draws, and looks whether what is seen is sound.
  private mutating func look() {
    let scene = state.scene
    let surface = state.draw()
    if surface.width != max(0, scene.width) || surface.height != max(0, scene.height) {
      complain("\(surface.width)x\(surface.height) was drawn for \(scene.width)x\(scene.height)")
    }
    if let cursor = surface.cursor, !surface.bounds.contains(x: cursor.x, y: cursor.y) {
      complain("the cursor stands at \(cursor.x), \(cursor.y) of \(surface.width)x\(surface.height)")
    }
    if state.unsaved < 0 { complain("\(state.unsaved) events are unsaved") }
    guard scene.width >= 20, scene.height >= 6, !scene.isZen, state.notice == nil, state.overlay == nil else {
      return
    }
    var probe = AnyScreen(state.stack[state.stack.count - 1])
    let isText = probe.edit(.character("?"), scene) != nil
    if surface.row(surface.height - 1).contains("?") == isText { complain("the footer is wrong about help") }
    let text = surface.text
    if state.scene.glyphs == .ascii, !showsLab, let strange = text.first(where: { !$0.isASCII && !$0.isLetter }) {
      complain("\(strange) is seen where only ASCII may be:\n\(text)\n")
    }
    for word in ["nan", "-0.0 ", " -0 ", "inf "] where text.contains(word) {
      complain("\"\(word)\" is seen:\n\(text)\n")
    }
  }
}
