public import Course
public import Lab
public import TerminalUI

/// Everything on the table in the full screen: what is open, what the learner has done and chosen.
///
/// `update` turns what happened into a change of this value and into effects; `draw` shows it.
public struct AppState: Sendable {
  /// What a session begins with.
  public struct Start: Sendable {
    public var curriculum: Curriculum
    /// What could not be read, each in a sentence.
    public var problems: [String]
    public var progress: Progress
    public var settings: Settings
    public var study: Study
    /// Whether the study holds what was remembered before; else it is asked for with `Effect.recall`.
    public var isRecalled: Bool
    /// What the terminal has.
    public var capability: Capability
    /// Glyphs asked for on the command line, whatever the settings say.
    public var forcedGlyphs: GlyphTier?
    public var width: Int
    public var height: Int
    public var time: Double
    public var place: Place

    public enum Place: Equatable, Sendable {
      /// Where the learner left.
      case contents
      case lesson(id: String, page: String?)
      case settings
      case playground
      /// The review of the day: of one lesson, or of all; cramming asks whatever the date.
      case quiz(lesson: String?, isCram: Bool)
      /// A run that somebody has handed on.
      case shared(SharedRun)
    }

    public init(
      curriculum: Curriculum, problems: [String] = [], progress: Progress = Progress(),
      settings: Settings = Settings(), study: Study = Study(), isRecalled: Bool = true,
      capability: Capability, forcedGlyphs: GlyphTier? = nil, width: Int, height: Int, time: Double,
      place: Place = .contents
    ) {
      self.curriculum = curriculum
      self.problems = problems
      self.progress = progress
      self.settings = settings
      self.study = study
      self.isRecalled = isRecalled
      self.capability = capability
      self.forcedGlyphs = forcedGlyphs
      self.width = width
      self.height = height
      self.time = time
      self.place = place
    }
  }

  /// A screen that is open; the last of the stack is seen.
  enum Open: Equatable, Sendable {
    case contents(ContentsScreen)
    case lesson(LessonScreen)
    case bench(BenchScreen)
    case quiz(QuizScreen)
    case settings(SettingsScreen)
    case glyphs(GlyphCard)
    case stats(StatsScreen)
  }

  let curriculum: Curriculum
  var stack: [Open]
  var overlay: Overlay?
  var scene: Scene
  private let capability: Capability
  private let forcedGlyphs: GlyphTier?
  /// Said in the last rows until the next key.
  var notice: String?
  /// Why something could not be saved, until something is saved again. The title says so as long.
  var trouble: String? { didSet { scene.isSaved = unsaved == 0 || trouble != nil } }
  /// Events that are not on the disk yet.
  private(set) var unsaved = 0 { didSet { scene.isSaved = unsaved == 0 || trouble != nil } }
  var nextRun = 1
  var study: Study
  /// Whether what was remembered before this session is known: a long log is read behind the first picture.
  var isRecalled: Bool
  /// What happened before that was known.
  var sinceStart: [ProgressEvent] = []
  /// A quiz that was asked for before that was known.
  var waitingQuiz: (lesson: String?, isCram: Bool)?
  /// The day for which it is known how many are due.
  var countedDay: StudyDay?
  /// How many quizzes were opened.
  var quizzes = 0
  private var events = 0
  public private(set) var hasQuit = false

  public init(_ start: Start) {
    curriculum = start.curriculum
    capability = start.capability
    forcedGlyphs = start.forcedGlyphs
    study = start.study
    isRecalled = start.isRecalled
    scene = Scene(
      theme: Theme.make(start.settings.theme, start.capability), settings: start.settings, progress: start.progress,
      time: start.time, width: start.width, height: start.height)
    stack = [.contents(ContentsScreen(start.curriculum, problems: start.problems, at: start.progress.place))]
    refreshTheme()
    study.follow(start.settings.quiz)
    countDue()
  }

  /// Opens what the session begins with. Call it once, before the first message.
  public mutating func begin(_ place: Start.Place) -> [Effect] {
    var effects: [Effect] = isRecalled ? [] : [.recall]
    switch place {
    case .contents: break
    case .lesson(let id, let page): effects += settle([.openLesson(id: id, page: page)])
    case .settings: effects += settle([.openSettings])
    case .playground: effects += settle([.openPlayground])
    case .quiz(let lesson, let isCram): effects += settle([.openQuiz(lesson: lesson, isCram: isCram)])
    case .shared(let shared): effects += open(shared)
    }
    if scene.settings.glyphs == nil, forcedGlyphs == nil, capability.glyphs != .ascii {
      stack.append(.glyphs(GlyphCard()))
    }
    // The contents list them; every other screen says them once.
    if stack.count > 1, !problems.isEmpty { notice = problems.joined(separator: " ") }
    layOut()
    return effects
  }

  public mutating func update(_ message: Message) -> [Effect] {
    // What was still on its way when the learner left would start anew what has ended.
    guard !hasQuit else { return [] }
    let effects = take(message)
    layOut()
    return effects
  }

  private mutating func take(_ message: Message) -> [Effect] {
    scene.time = message.time
    if let offset = message.zoneOffset { move(toZone: offset) }
    countAnewDaily()
    switch message.what {
    case .key(let key): return take(key)
    case .resized(let width, let height):
      scene.width = width
      scene.height = height
      return inLesson { $0.arrange($1) }
    case .frame(let run, let frame):
      return inBench { $0.lab.run == run ? $0.lab.receive(frame, $1) : [] }
        + inLesson { $0.receive(frame, of: run, $1) }
    case .shared(let run, let answer):
      return inBench { bench, _ in bench.lab.run == run ? bench.lab.receive(answer) : [] }
        + inLesson { lesson, _ in lesson.receive(answer, of: run) }
    case .measured(let run, let outcome):
      return inLesson { $0.receive(outcome, of: run, $1) } + inQuiz { $0.receive(outcome, of: run, $1) }
    case .clocked(let run, let seconds):
      return inBench { bench, _ in
        if bench.lab.run == run { bench.lab.clock?.seconds = seconds }
        return []
      }
        + inLesson { lesson, _ in
          lesson.receive(seconds: seconds, of: run)
          return []
        }
    case .reading(let run, let share):
      return inBench { bench, _ in
        if bench.lab.run == run { bench.lab.readingShare = share }
        return []
      }
        + inLesson { lesson, _ in
          lesson.receive(readingShare: share, of: run)
          return []
        }
    case .runFailed(let run, let sentence):
      return inBench { bench, _ in
        if bench.lab.run == run { bench.lab.fail(sentence) }
        return []
      }
        + inLesson { lesson, _ in
          lesson.fail(sentence, of: run)
          return []
        }
        + inQuiz { quiz, _ in
          quiz.fail(sentence, of: run)
          return []
        }
    case .saved:
      unsaved = max(0, unsaved - 1)
      trouble = nil
    case .notSaved(let sentence):
      trouble = sentence
      notice = sentence
    case .notice(let sentence): notice = sentence
    case .studied(let answer): receive(answer)
    case .recalled(let recollection): receive(recollection)
    case .terminate: return quit()
    }
    return []
  }

  private mutating func receive(_ answer: StudyAnswer) {
    for index in stack.indices {
      guard case .stats(var screen) = stack[index] else { continue }
      screen.receive(answer)
      stack[index] = .stats(screen)
    }
  }

  private mutating func layOut() {
    guard case .lesson(var lesson) = stack[stack.count - 1] else { return }
    lesson.layOut(scene)
    stack[stack.count - 1] = .lesson(lesson)
  }

  /// Whatever is open over it, the lesson goes on training.
  private mutating func inLesson(_ body: (inout LessonScreen, Scene) -> [Reply]) -> [Effect] {
    guard let index = stack.lastIndex(where: { if case .lesson = $0 { true } else { false } }),
      case .lesson(var lesson) = stack[index]
    else { return [] }
    let replies = body(&lesson, scene)
    stack[index] = .lesson(lesson)
    return settle(replies)
  }

  /// The same for a lab that belongs to no lesson.
  private mutating func inBench(_ body: (inout BenchScreen, Scene) -> [Reply]) -> [Effect] {
    guard let index = stack.lastIndex(where: { if case .bench = $0 { true } else { false } }),
      case .bench(var bench) = stack[index]
    else { return [] }
    let replies = body(&bench, scene)
    stack[index] = .bench(bench)
    return settle(replies)
  }

  mutating func quit() -> [Effect] {
    let effects = stack.indices.reversed().flatMap { index -> [Effect] in
      if case .bench(var bench) = stack[index] { return settle(bench.lab.stop()) }
      guard case .lesson(var lesson) = stack[index] else { return [] }
      let replies = lesson.close()
      stack[index] = .lesson(lesson)
      return settle(replies)
    }
    hasQuit = true
    return effects + [.quit]
  }

  /// Does what screens ask for, and turns the rest into effects.
  mutating func settle(_ replies: [Reply]) -> [Effect] {
    replies.flatMap { reply -> [Effect] in
      switch reply {
      case .effect(let effect): return [note(effect)]
      case .leave: return leave()
      case .notice(let sentence): notice = sentence
      case .explain(let title, let body): overlay = .card(title: title, body: body, offset: 0)
      case .openLesson(let id, let page): return openLesson(id, page)
      case .openLab: break
      case .handOn(let title, let use, let text):
        overlay = .sheet(Sheet(title: title, use: use, text: text))
      case .openPlayground: return open(SharedRun(experiment: Playground.experiment))
      case .openQuiz(let lesson, let isCram): openQuiz(lesson: lesson, isCram: isCram)
      case .openSettings: stack.append(.settings(SettingsScreen()))
      case .openStatistics:
        stack.append(.stats(StatsScreen()))
        return [.study]
      case .change(let settings):
        let before = scene.settings
        scene.settings = settings
        refreshTheme()
        notice = whyUnseen(before)
        return [.save(settings)]
      }
      return []
    }
  }

  /// Why a setting that was changed shows nothing here; nil where it does.
  private func whyUnseen(_ before: Settings) -> String? {
    if scene.settings.theme != before.theme, capability.colors == .none {
      return "It is kept; this terminal shows no colour now."
    }
    guard scene.settings.glyphs != before.glyphs, let wanted = scene.settings.glyphs, wanted != scene.glyphs else {
      return nil
    }
    return forcedGlyphs == nil
      ? "It is kept; this terminal shows ASCII only."
      : "It is kept; this session has the glyphs that the command line asked for."
  }

  /// What is recorded counts at once; the disk follows.
  private mutating func note(_ effect: Effect) -> Effect {
    let what: ProgressEvent.What
    var name: String?
    switch effect {
    case .record(let event): what = event
    case .recordAs(let id, let event): (name, what) = (id, event)
    default: return effect
    }
    events += 1
    scene.progress.add(what)
    let id = name ?? "\(study.session)-unnamed-\(events)"
    let event = ProgressEvent(id: id, time: scene.time, zoneOffset: study.zoneOffset, what: what)
    study.add(event)
    if !isRecalled { sinceStart.append(event) }
    unsaved += 1
    return effect
  }

  private mutating func leave() -> [Effect] {
    guard stack.count > 1 else { return quit() }
    let left = stack.removeLast()
    if case .bench(var bench) = left { return settle(bench.lab.stop()) }
    if case .quiz(let quiz) = left { close(quiz) }
    if case .settings = left {
      study.follow(scene.settings.quiz)
      countDue()
    }
    if case .lesson(let lesson) = left {
      nextRun = lesson.nextRun
      countDue()
      stack[0] = .contents(ContentsScreen(curriculum, problems: problems, at: scene.progress.place))
    }
    return inLesson { $0.arrange($1) }
  }

  private var problems: [String] { if case .contents(let contents) = stack[0] { contents.problems } else { [] } }

  private mutating func openLesson(_ id: String, _ page: String?) -> [Effect] {
    guard let lesson = curriculum.lesson(id), !lesson.pages.isEmpty else {
      notice = "There is no lesson \"\(id)\" to open."
      return []
    }
    let screen = LessonScreen(lesson, page: page ?? scene.progress.places[id], nextRun: nextRun)
    stack.append(.lesson(screen))
    return inLesson { $0.arrive($1) }
  }

  /// A lab of its own for a run.
  private mutating func open(_ shared: SharedRun) -> [Effect] {
    var bench = BenchScreen(run: RunID(nextRun), experiment: shared.experiment, settings: scene.settings)
    nextRun += 1
    let replies = bench.lab.start(shared)
    stack.append(.bench(bench))
    return settle(replies)
  }

  /// The theme as chosen, in the glyphs that were asked for as far as the terminal has them.
  private mutating func refreshTheme() {
    var capability = capability
    if capability.glyphs != .ascii { capability.glyphs = forcedGlyphs ?? scene.settings.glyphs ?? capability.glyphs }
    scene.theme = Theme.make(scene.settings.theme, capability)
  }
}
