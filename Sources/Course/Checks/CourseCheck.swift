public import Engine
public import Lab
import Mathematics

/// What is checked of a lesson beyond its reading: its experiments are built, its questions graded against their own
/// answers, its pages measured, and its claims listed to be trained.
public enum CourseCheck {
  /// All that can be checked without training.
  ///
  /// - Parameter tables: the data files of the lesson's experiments.
  public static func diagnostics(
    of lesson: Lesson, tables: Tables = .none, kernels: KernelLevel = .baseline
  ) -> [Diagnostic] {
    let found = blocks(of: lesson).flatMap { block -> [Diagnostic] in
      func error(_ message: String) -> Diagnostic {
        Diagnostic(.error, file: lesson.file, at: block.position, message)
      }
      switch block.content {
      case .experiment(let experiment):
        return problem(of: experiment, tables, kernels).map { [error($0)] } ?? []
      case .question(let question):
        return ([question] + question.again).flatMap(\.selfCheck).map(error)
      case .paragraph, .heading, .list, .quote, .code, .formula, .table, .rule, .myth, .recipe, .summary, .broken:
        return []
      }
    }
    return (found + PageLint.warnings(lesson)).sortedByPlace
  }

  private static func problem(of experiment: Experiment, _ tables: Tables, _ kernels: KernelLevel) -> String? {
    do {
      _ = try Run(experiment, tables: tables, kernels: kernels)
      return nil
    } catch {
      return "the experiment \"\(experiment.id)\" cannot be built. \(error.message)"
    }
  }

  /// The claims of one experiment, ready to be trained.
  public struct Task: Sendable {
    public var lesson: String
    public var file: String
    public var check: ClaimCheck
    /// The place of each claim.
    public var positions: [SourcePosition]
  }

  /// One task for each experiment with claims. They are independent: train `check.trials` on as many threads as there
  /// are, then hand `check.verdicts` of the results to `diagnostics(of:for:)`.
  public static func tasks(of lesson: Lesson) -> (tasks: [Task], diagnostics: [Diagnostic]) {
    var tasks: [Task] = []
    var diagnostics: [Diagnostic] = []
    for block in blocks(of: lesson) {
      guard case .experiment(let experiment) = block.content, !experiment.claims.isEmpty else { continue }
      let known = lesson.places.claims[experiment.id] ?? []
      let positions = experiment.claims.indices.map { known.indices.contains($0) ? known[$0] : block.position }
      do {
        tasks.append(
          Task(lesson: lesson.id, file: lesson.file, check: try ClaimCheck(experiment), positions: positions))
      } catch {
        diagnostics.append(
          Diagnostic(.error, file: lesson.file, at: block.position, error.message, hint: error.hint))
      }
    }
    return (tasks, diagnostics)
  }

  /// What the training of a task found wrong, at the claims it is about.
  public static func diagnostics(of verdicts: [ClaimCheck.Verdict], for task: Task) -> [Diagnostic] {
    zip(verdicts, task.positions).compactMap { verdict, position in
      verdict.complaint.map { Diagnostic(.error, file: task.file, at: position, $0) }
    }
  }

  private static func blocks(of lesson: Lesson) -> [Block] { lesson.pages.flatMap(\.blocks) }
}

extension Question {
  /// What is wrong with the question's own answers: the model answer must be right, each listed wrong one wrong and
  /// explained.
  var selfCheck: [String] {
    func expect(_ answer: Answer, right: Bool, _ name: String) -> String? {
      let verdict = grade(answer)
      if case .unreadable(let reason) = verdict.grade { return right ? "\(name) cannot be read: \(reason)" : nil }
      if verdict.grade.isRight == right { return nil }
      return right ? "\(name) is not accepted" : "\(name) is accepted, but is listed as wrong"
    }
    switch kind {
    case .choice(let choices):
      return choices.indices.compactMap { expect(.choice($0), right: choices[$0].isRight, "choice \($0 + 1)") }
        + Self.unexplained(choices.map(\.why))
    case .several(let choices):
      let right = Set(choices.indices.filter { choices[$0].isRight })
      return [expect(.several(right), right: true, "the set of right choices")].compactMap { $0 }
        + Self.unexplained(choices.map(\.why))
    case .number(let key):
      return (["\(NumberText.exact(key.answer))"] + key.accept).compactMap {
        expect(.text($0), right: true, Shown.quoted($0))
      } + key.reject.compactMap { expect(.text($0), right: false, Shown.quoted($0)) }
        + key.traps.compactMap {
          expect(.text(NumberText.exact($0.value)), right: false, "the trap \(NumberText.short($0.value))")
        }
    case .shortText(let key):
      return key.accept.compactMap { expect(.text($0), right: true, Shown.quoted($0)) }
        + key.reject.compactMap { expect(.text($0.text), right: false, Shown.quoted($0.text)) }
    case .order(let items):
      return [expect(.order(Array(items.indices)), right: true, "the order as listed")].compactMap { $0 }
    case .predict(let prediction):
      guard case .choice(let outcomes) = prediction.form else { return [] }
      return Self.unexplained(outcomes.map(\.why))
    }
  }

  private static func unexplained(_ reasons: [[Inline]]) -> [String] {
    reasons.enumerated().compactMap {
      $0.element.isEmpty ? "choice \($0.offset + 1) has no explanation of its own" : nil
    }
  }
}
