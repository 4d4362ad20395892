import Course
import Lab
import TerminalUI

/// A lesson being read: its pages, and beside or over them the lab or the question that was opened.
struct LessonScreen: Screen {
  enum Command: Equatable, Sendable {
    case page(PageCommand)
    case lab(LabScreen.Command)
    case question(QuestionScreen.Command)
  }

  enum PageCommand: Equatable, Sendable {
    case forward, back
    case line(Int)
    case firstPage, lastPage
    case focus(Int)
    case open
    case run
    case search, match(Int)
    case outline
    case leave
    /// While the words to search for are typed.
    case find, endSearch
    /// While the pages are listed: the pointer down by so many, to an end of the list, and what is pointed at.
    case point(Int), pointFirst, pointLast
    case openPage, closeOutline
  }

  /// What was opened on the page.
  enum Pane: Equatable, Sendable {
    case lab(LabScreen)
    case question(QuestionScreen)
  }

  let lesson: Lesson
  var pageIndex: Int
  /// The first row shown of each page that was seen.
  var offsets: [Int: Int] = [:]
  /// Which of the page's anchors has the focus; nil for none.
  var focus: Int?
  var pane: Pane?
  var isPaneFocused = false
  var search: PageSearch?
  /// The page pointed at while the outline is open.
  var outline: Int?
  /// The page as it stands: few keys and no frame of a lab change anything about it.
  private var laidOut: LaidOutPage?
  /// The number of the next run: no two runs of a session share one.
  private(set) var nextRun: Int

  init(_ lesson: Lesson, page: String?, nextRun: Int) {
    self.lesson = lesson
    pageIndex = lesson.pages.firstIndex { $0.id == page } ?? 0
    self.nextRun = nextRun
  }

  var page: Page { lesson.pages[pageIndex] }

  var title: ScreenTitle {
    ScreenTitle(left: lesson.title, right: "\(pageIndex + 1) of \(lesson.pages.count)")
  }

  mutating func newRun() -> RunID {
    nextRun += 1
    return RunID(nextRun - 1)
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? {
    if isPaneFocused {
      switch pane {
      case .lab(var lab):
        guard let replies = lab.edit(key, scene) else { return nil }
        pane = .lab(lab)
        return settle(replies, scene)
      case .question(var question):
        guard let replies = question.edit(key, scene) else { return nil }
        pane = .question(question)
        return settle(replies, scene)
      case nil: return nil
      }
    }
    return search?.isTyping == true && outline == nil ? editSearch(key) : nil
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch (command, pane) {
    case (.page(let command), _): return perform(command, scene)
    case (.lab(let command), .lab(var lab)):
      let replies = lab.perform(command, scene)
      pane = .lab(lab)
      return settle(replies, scene)
    case (.question(let command), .question(var question)):
      let replies = question.perform(command, scene)
      pane = .question(question)
      return settle(replies, scene)
    case (.lab, _), (.question, _): return []
    }
  }

  /// Does itself what a pane asks of the lesson, and passes the rest on.
  private mutating func settle(_ replies: [Reply], _ scene: Scene) -> [Reply] {
    replies.flatMap { reply -> [Reply] in
      switch reply {
      case .leave: return leavePane(scene)
      case .openLab(let experiment, let settings, let isPaused):
        return watch(experiment, settings, isPaused: isPaused, scene)
      default: return [reply]
      }
    }
  }
}

extension LessonScreen {
  /// Called when the page is shown first, and whenever something around it has changed: a wide screen gets the lab of
  /// the page's experiment beside the text, waiting at step 0.
  mutating func arrange(_ scene: Scene) -> [Reply] {
    guard scene.breadth == .wide, pane == nil, let experiment = firstOpenExperiment(scene) else { return [] }
    return showLab(experiment, settings: [], isPaused: true, scene)
  }

  /// What has to end when the learner goes elsewhere.
  mutating func close() -> [Reply] {
    defer {
      pane = nil
      isPaneFocused = false
    }
    if case .lab(var lab) = pane { return lab.stop() }
    return []
  }

  mutating func receive(_ frame: Frame, of run: RunID, _ scene: Scene) -> [Reply] {
    guard case .lab(var lab) = pane, lab.run == run else { return [] }
    let replies = lab.receive(frame, scene)
    pane = .lab(lab)
    return settle(replies, scene)
  }

  mutating func receive(_ outcome: Outcome, of run: RunID, _ scene: Scene) -> [Reply] {
    guard case .question(var question) = pane, question.run == run else { return [] }
    let replies = question.receive(outcome, scene)
    pane = .question(question)
    return settle(replies, scene)
  }

  mutating func receive(seconds: Double, of run: RunID) {
    guard case .lab(var lab) = pane, lab.run == run else { return }
    lab.clock?.seconds = seconds
    pane = .lab(lab)
  }

  func receive(_ answer: Result<String, ShareProblem>, of run: RunID) -> [Reply] {
    guard case .lab(let lab) = pane, lab.run == run else { return [] }
    return lab.receive(answer)
  }

  mutating func receive(readingShare share: Double, of run: RunID) {
    guard case .lab(var lab) = pane, lab.run == run else { return }
    lab.readingShare = share
    pane = .lab(lab)
  }

  mutating func fail(_ sentence: String, of run: RunID) {
    switch pane {
    case .lab(var lab) where lab.run == run:
      lab.fail(sentence)
      pane = .lab(lab)
    case .question(var question) where question.run == run:
      question.fail(sentence)
      pane = .question(question)
    default: break
    }
  }

  /// The lab after a prediction, with what was predicted in its picture.
  private mutating func watch(
    _ experiment: String, _ settings: [Setting.Entry], isPaused: Bool, _ scene: Scene
  ) -> [Reply] {
    guard !locked(scene.progress).contains(experiment) else { return openPrediction(of: experiment, scene) }
    let guess: LabScreen.Guess? = if case .question(let question) = pane { question.guess } else { nil }
    let replies = openLab(experiment, settings: settings, isPaused: isPaused, scene)
    if case .lab(var lab) = pane {
      lab.guess = guess
      pane = .lab(lab)
    }
    return replies
  }

  private mutating func leavePane(_ scene: Scene) -> [Reply] {
    isPaneFocused = false
    guard case .question = pane else { return [] }
    pane = nil
    return arrange(scene)
  }
}

extension LessonScreen {
  /// Lays the page out for the drawings and keys to come. Without it everything is right, and slower.
  mutating func layOut(_ scene: Scene) { laidOut = laidOutPage(scene) }

  func layout(_ scene: Scene) -> PageLayout { laidOutPage(scene).layout }

  private func laidOutPage(_ scene: Scene) -> LaidOutPage {
    let (width, standing) = (areas(scene).text.width, standing(scene.progress))
    if let laidOut, laidOut.isOf(pageIndex, width, scene.theme, standing) { return laidOut }
    return LaidOutPage(lesson, pageIndex, width, scene.theme, standing)
  }

  /// Experiments that a prediction of this lesson still keeps closed.
  func locked(_ progress: Progress) -> Set<String> {
    Set(
      lesson.questions.compactMap { question in
        guard case .predict(let prediction) = question.kind, progress.answered[question.id] == nil else { return nil }
        return prediction.experiment
      })
  }

  func standing(_ progress: Progress) -> PageLayout.Standing {
    let run = lesson.experiments.map(\.id).filter { progress.experimentsRun.contains("\(lesson.id)/\($0)") }
    return PageLayout.Standing(locked: locked(progress), run: Set(run), answered: progress.answered)
  }

  private func firstOpenExperiment(_ scene: Scene) -> String? {
    let locked = locked(scene.progress)
    return page.blocks.compactMap { if case .experiment(let experiment) = $0.content { experiment.id } else { nil } }
      .first { !locked.contains($0) }
  }

  mutating func openLab(_ id: String, settings: [Setting.Entry], isPaused: Bool, _ scene: Scene) -> [Reply] {
    let replies = showLab(id, settings: settings, isPaused: isPaused, scene)
    isPaneFocused = true
    return replies
  }

  /// The lab of an experiment; the one that is there already when it is the same.
  private mutating func showLab(
    _ id: String, settings: [Setting.Entry], isPaused: Bool, _ scene: Scene
  ) -> [Reply] {
    guard let experiment = lesson.experiments.first(where: { $0.id == id }) else { return [] }
    let isPaused = isPaused || experiment.waitsForLearner
    if case .lab(var lab) = pane, lab.experiment.id == id {
      var replies = settings.isEmpty ? [] : restart(&lab, as: experiment, settings, scene)
      let isWaiting = lab.playback.isPaused && lab.playback.step == 0
      if isWaiting, !isPaused { replies += lab.perform(.run, scene) }
      pane = .lab(lab)
      return replies
    }
    var replies = close()
    var lab = LabScreen(run: newRun(), experiment: experiment, lesson: lesson.id, settings: scene.settings)
    replies += lab.start(isPaused: isPaused)
    replies += lab.load(settings)
    pane = .lab(lab)
    return replies
  }

  /// The run from its start with these settings and no others, whatever was turned before. Pinned curves stay.
  private func restart(
    _ lab: inout LabScreen, as experiment: Experiment, _ settings: [Setting.Entry], _ scene: Scene
  ) -> [Reply] {
    guard let target = try? experiment.with(settings) else { return lab.load(settings) }
    let turns = lab.experiment.turns(to: target, first: settings.map(\.key))
    let replies = lab.load(turns.map { Setting.Entry($0.name, $0.value) })
    return (replies + (lab.playback.step > 0 ? lab.perform(.reset, scene) : [])).filter { reply in
      // What is said about turning a knob in the middle of a run does not hold for one that starts anew.
      if case .notice = reply { false } else { true }
    }
  }

  mutating func openQuestion(_ id: String, _ scene: Scene) -> [Reply] {
    guard let question = lesson.questions.first(where: { $0.id == id }) else { return [] }
    let replies = close()
    // A seed that differs from one asking to the next and is the same in a replay.
    let seed = UInt64(max(0, scene.time) * 1_000)
    pane = .question(QuestionScreen(question, of: lesson, run: newRun(), seed: seed, at: scene.time))
    isPaneFocused = true
    return replies
  }
}
