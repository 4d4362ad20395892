import Course
import Lab
import TerminalUI

/// A question while it is asked: what is being put together as an answer, the attempts, and what became of them.
///
/// It never grades a prediction before its experiment has really run: it asks for the run and waits for `receive`.
struct QuestionScreen: Screen {
  let lesson: LessonName
  /// What a prediction is about; nil for every other question.
  let experiment: Experiment?
  /// The other predictions about that experiment. It stays closed until they are made as well.
  private let others: [String]
  /// The name under which a prediction's run is measured.
  let run: RunID
  /// Seconds since 1970 at which it was asked.
  let askedAt: Double
  var asking: Asking
  /// Where it is asked, and how sure the learner is: for the record of the answer.
  var occasion = Occasion.lesson
  var confidence: Confidence?
  var entry: AnswerEntry
  /// Whether the text field has the focus.
  var isTyping: Bool
  /// A prediction that waits for its run.
  var pending: Pending?
  /// What the run of a prediction gave.
  var result: Result?
  /// The card that was made from this prediction, as it was far off.
  var card: PredictionCard?
  /// Why there is nothing to judge: an answer that cannot be read, or a run that failed.
  var note: String?
  var attention = Attention.answer
  /// The first row shown, once the learner has scrolled; nil follows the attention.
  var offset: Int?

  struct LessonName: Equatable, Sendable {
    var id: String
    var title: String
  }

  struct Pending: Equatable, Sendable {
    var answer: Answer
    /// Seconds from asking to answering.
    var duration: Double
  }

  struct Result: Equatable, Sendable {
    /// nil when the run has no such measure, as after it diverged.
    var measured: Double?
    var curve: [Question.Prediction.CurvePoint]
  }

  /// The part of the question that changed last, and that must be in sight.
  enum Attention: Equatable, Sendable { case answer, note, hint, verdict }

  /// - Parameters:
  ///   - run: names the run that measures a prediction.
  ///   - seed: shuffles the choices.
  ///   - turn: how often it was asked before, where a prediction is to come with other settings.
  ///   - time: seconds since 1970, from which the answer's duration counts.
  init(_ question: Question, of lesson: Lesson, run: RunID, seed: UInt64, turn: Int = 0, at time: Double) {
    self.lesson = LessonName(id: lesson.id, title: lesson.title)
    self.run = run
    askedAt = time
    asking = Asking(question, seed: seed, turn: turn)
    if case .predict(let prediction) = question.kind {
      experiment = lesson.experiments.first { $0.id == prediction.experiment }
      others = lesson.predictions(about: prediction.experiment).map(\.id).filter { $0 != question.id }
    } else {
      experiment = nil
      others = []
    }
    entry = AnswerEntry(to: asking.question, shown: asking.presentation, experiment: experiment)
    isTyping = if case .text = entry { true } else { false }
  }

  var question: Question { asking.question }

  var prediction: Question.Prediction? {
    if case .predict(let prediction) = question.kind { prediction } else { nil }
  }

  var title: ScreenTitle {
    ScreenTitle(left: lesson.title, center: question.id, right: prediction == nil ? "Question" : "Prediction")
  }

  /// Whether an answer can be put together now.
  var isOpen: Bool { pending == nil && !asking.isOver }

  /// Whether the experiment may be watched once this prediction is made.
  func isLast(_ progress: Progress) -> Bool { others.allSatisfy { progress.answered[$0] != nil } }

  /// The verdict on the last attempt.
  var verdict: Verdict? { asking.attempts.last?.verdict }

  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let body = Self.body(in: rect)
    guard !body.isEmpty else { return }
    let page = QuestionPage(self, width: body.width, height: body.height, scene)
    page.column.draw(on: &surface, in: body, offset: offset, scene.theme)
  }

  /// Where the words go: a column that is easy to read, with some air around it.
  static func body(in rect: Rect) -> Rect {
    let side = rect.width >= 76 ? 4 : rect.width >= 44 ? 2 : rect.width >= 20 ? 1 : 0
    let inner = rect.inset(left: side, top: rect.height >= 14 ? 1 : 0, right: side)
    let width = min(inner.width, 72)
    return Rect(x: inner.x + (inner.width - width) / 2, y: inner.y, width: width, height: inner.height)
  }

  /// About the room it is drawn in, for scrolling before it is known exactly: half of a wide terminal, else all of it.
  private static func likelyBody(_ scene: Scene) -> Rect {
    scene.breadth == .wide
      ? body(in: Rect(width: scene.width / 2 - 4, height: scene.height - 4))
      : body(in: Rect(width: scene.width, height: scene.height - 2))
  }

  mutating func scroll(by lines: Int, pages: Int = 0, _ scene: Scene) {
    let body = Self.likelyBody(scene)
    let column = QuestionPage(self, width: body.width, height: body.height, scene).column
    var state = column.scroll(offset: offset, window: body.height)
    if pages == 0 { state.scroll(by: lines) } else { state.page(by: pages) }
    offset = state.offset
  }
}
