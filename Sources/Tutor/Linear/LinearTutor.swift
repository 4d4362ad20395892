public import Course
public import Engine
public import Lab

/// The tutor as linear text: lines come in, text goes out. For pipes, screen readers and terminals without a screen.
///
/// The same lessons, experiments, questions and progress as on the full screen, with words and numbers for keys.
/// Experiments are trained inside a turn. There are no escape codes, frames or drawings but the plots one asks for.
public struct LinearTutor: Sendable {
  /// A lesson, and a page of it; without one, where the learner was.
  public struct Place: Equatable, Sendable {
    public var lesson: String
    public var page: String?
    public init(lesson: String, page: String? = nil) {
      self.lesson = lesson
      self.page = page
    }
  }

  /// Where a session begins.
  public enum Start: Equatable, Sendable {
    case contents
    case page(Place)
    case playground
    /// A run that somebody has handed on.
    case shared(SharedRun)
    /// The review of the day.
    case quiz(lesson: String?, isCram: Bool)
  }

  /// Columns that text is wrapped to unless one asks for something else.
  public static let usualWidth = 72
  /// Text beyond this is not looked at.
  private static let longestLine = 4_000

  private let world: LinearWorld
  private let start: Start
  private let width: Int
  /// What the learner has done, with what this session added.
  public private(set) var progress: Progress
  private var spot: Spot
  private var isOver = false

  private enum Spot: Sendable {
    case contents(LinearContents)
    case page(LinearPage)
    case search(LinearSearch)
    case lab(LinearLab)
    case question(LinearQuestion)
    case quiz(LinearQuiz)

    var place: any LinearPlace {
      switch self {
      case .contents(let place): place
      case .page(let place): place
      case .search(let place): place
      case .lab(let place): place
      case .question(let place): place
      case .quiz(let place): place
      }
    }
  }

  /// - Parameters:
  ///   - tables: reads the data files of an experiment.
  ///   - clock: lets real threads sleep as a loader would; the seconds they took, nil when it cannot be done.
  ///   - study: reads what the log says of the learner's remembering.
  ///   - recall: reads what a quiz begins with.
  ///   - width: columns to wrap at, at least 20.
  public init(
    curriculum: Curriculum, progress: Progress, tables: @escaping @Sendable (Experiment) -> Tables,
    kernels: KernelLevel = .baseline, workers: Workers? = nil,
    clock: @escaping @Sendable (LoaderSettings, UInt64) -> Double? = { _, _ in nil },
    study: @escaping @Sendable () -> StudyAnswer = { .unknown("Nothing is remembered here.") },
    recall: @escaping @Sendable () -> Recollection = { .known(Study()) },
    start: Start = .contents,
    width: Int = LinearTutor.usualWidth
  ) {
    world = LinearWorld(
      curriculum: curriculum, tables: tables, kernels: kernels, workers: workers, clock: clock, study: study,
      recall: recall)
    self.progress = progress
    spot = .contents(LinearContents(world, progress))
    self.start = start
    self.width = max(20, width)
  }

  /// The first turn.
  public mutating func begin(at time: Double) -> LinearTurn {
    var draft = draft(at: time)
    draft.say("Gradus, as plain text. Type a number or a word, then Enter. ? tells what can be typed.")
    go(beginning(&draft), &draft)
    return finish(draft)
  }

  private func beginning(_ draft: inout LinearDraft) -> LinearMove {
    switch start {
    case .contents: return .contents
    case .page(let place):
      let page = LinearPage(place, in: world.curriculum, progress)
      if page == nil { draft.say("There is no page to read at \(PlainText.quoted(place.path)).") }
      return page.map { .read($0) } ?? .contents
    case .playground: return world.bench(SharedRun(experiment: Playground.experiment), &draft)
    case .shared(let shared): return world.bench(shared, &draft)
    case .quiz(let lesson, let isCram): return world.quiz(lesson: lesson, isCram: isCram, &draft)
    }
  }

  /// The turn that answers a line.
  public mutating func answer(_ line: String, at time: Double) -> LinearTurn {
    guard !isOver else { return LinearTurn(text: "This session is over.\n", isOver: true) }
    var draft = draft(at: time)
    let line = String(line.prefix(Self.longestLine))
    let move: LinearMove
    switch spot {
    case .contents(let place):
      move = place.answer(line, world, &draft)
    case .page(let place):
      move = place.answer(line, world, &draft)
    case .search(let place):
      move = place.answer(line, world, &draft)
    case .lab(var place):
      // The run is taken out of the state while it is changed, so that it is not copied.
      spot = .contents(LinearContents(world, progress))
      move = place.answer(line, world, &draft)
      spot = .lab(place)
    case .question(var place):
      move = place.answer(line, world, &draft)
      spot = .question(place)
    case .quiz(var place):
      move = place.answer(line, world, &draft)
      spot = .quiz(place)
    }
    go(move, &draft)
    return finish(draft)
  }

  /// The last turn when no line follows any more.
  public mutating func end(at time: Double) -> LinearTurn {
    guard !isOver else { return LinearTurn(text: "", isOver: true) }
    var draft = draft(at: time)
    // The prompt is still open.
    draft.show("")
    draft.say("The input has ended.")
    go(.quit, &draft)
    return finish(draft)
  }

  private func draft(at time: Double) -> LinearDraft { LinearDraft(width: width, progress: progress, time: time) }

  private mutating func go(_ move: LinearMove, _ draft: inout LinearDraft) {
    switch move {
    case .stay: break
    case .contents:
      let contents = LinearContents(world, draft.progress)
      contents.show(world, &draft)
      spot = .contents(contents)
    case .read(let page):
      draft.gap()
      page.show(&draft)
      draft.record(.visited(lesson: page.lesson.id, page: page.page.id))
      spot = .page(page)
    case .back(let page):
      draft.gap()
      let stop = page.page.title.plainText.last.map { ".!?".contains($0) } == true ? "" : "."
      draft.say("Back on page \(page.number) of \(page.count): ", page.page.title, after: "\(stop) r reads it again.")
      spot = .page(page)
    case .search(let search): spot = .search(search)
    case .lab(let lab): spot = .lab(lab)
    case .question(let question): spot = .question(question)
    case .quiz(let quiz): spot = .quiz(quiz)
    case .quit:
      isOver = true
      let last = LinearPage(lastOf: draft.progress, in: world.curriculum)
      let words = last.map { " You are on page \($0.number) of \($0.count) of \"\($0.lesson.title)\"." }
      draft.say("Goodbye.\(words ?? "")")
    }
  }

  private mutating func finish(_ draft: LinearDraft) -> LinearTurn {
    progress = draft.progress
    guard !isOver else { return LinearTurn(text: draft.text, effects: draft.effects, isOver: true) }
    var draft = draft
    draft.gap()
    draft.say(spot.place.prompt(draft))
    return LinearTurn(text: draft.text + "> ", effects: draft.effects)
  }
}

extension LinearTutor.Place {
  var path: String { page.map { "\(lesson)/\($0)" } ?? lesson }
}
