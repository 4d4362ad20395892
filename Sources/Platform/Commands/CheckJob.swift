import Course
import Dispatch
import Engine
import Foundation
import Lab
import Synchronization

/// `gradus check`: everything a lesson promises, held against what is so.
public struct CheckJob: Sendable {
  let paths: [String]
  let trainsClaims: Bool
  let options: GlobalOptions

  public init(paths: [String], trainsClaims: Bool, options: GlobalOptions) {
    self.paths = paths
    self.trainsClaims = trainsClaims
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      var total = Tally()
      for source in try sources() { total.add(check(source)) }
      if paths.isEmpty { try tellVanished() }
      return total.report(trainsClaims: trainsClaims)
    } catch {
      return JobFailure(error).report()
    }
  }

  /// Lesson files that lie together.
  private struct Source {
    var library: LessonLibrary
    var texts: [(name: String, text: String)]
    /// Whether the whole course is there, so that a needed lesson must be.
    var isWhole: Bool
    /// What is wrong with files that could not be read.
    var problems: [Diagnostic] = []
  }

  private func sources() throws(LibraryError) -> [Source] {
    if paths.isEmpty {
      let library = try LessonLibrary.find(options.lessonsFolder)
      let (texts, problems) = try library.texts()
      return [Source(library: library, texts: texts, isWhole: true, problems: problems)]
    }
    var result: [Source] = []
    for path in paths {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        let library = LessonLibrary(folder: path)
        var (texts, problems) = try library.texts()
        for index in texts.indices { texts[index].name = path + "/" + texts[index].name }
        for index in problems.indices { problems[index].file = path + "/" + problems[index].file }
        result.append(Source(library: library, texts: texts, isWhole: true, problems: problems))
      } else {
        let library = LessonLibrary(folder: URL(filePath: path).deletingLastPathComponent().path)
        result.append(Source(library: library, texts: [(path, try LessonLibrary.text(of: path))], isWhole: false))
      }
    }
    return result
  }

  /// Questions of the learner's own log that no lesson has any more. That is no mistake of a lesson: their history is kept.
  private func tellVanished() throws(LibraryError) {
    guard let path = options.directories.progressFile, FileManager.default.fileExists(atPath: path) else { return }
    let names = QuestionNames(try LessonLibrary.find(options.lessonsFolder).curriculum().curriculum)
    guard let store = try? ProgressStore(at: path), let history = try? store.history(names) else { return }
    store.close()
    for id in names.vanished(from: history.reviews) {
      Output.line("note: you have answered the question \"\(id)\", which is in no lesson any more; it is kept.")
    }
  }

  private func check(_ source: Source) -> Tally {
    let (curriculum, found) = Curriculum.make(
      from: source.texts, isWhole: source.isWhole, formulaProblems: LessonFormulas.problems)
    var tally = Tally(lessons: source.texts.count, diagnostics: source.problems + found)
    for lesson in curriculum.lessons {
      let tables = source.library.tables(for: lesson.experiments)
      tally.diagnostics += CourseCheck.diagnostics(of: lesson, tables: tables, kernels: KernelChoice.current)
      guard trainsClaims else { continue }
      let (tasks, problems) = CourseCheck.tasks(of: lesson)
      tally.diagnostics += problems
      tally.claims += tasks.reduce(0) { $0 + $1.check.experiment.claims.count }
      tally.diagnostics += ClaimTraining(tasks: tasks, tables: tables).diagnostics()
      let predictions = PredictionCheck.all(of: lesson)
      tally.predictions += predictions.count
      tally.diagnostics += Self.problems(of: predictions, tables: tables)
    }
    return tally
  }

  /// Runs predictions on all processors at once.
  private static func problems(of predictions: [PredictionCheck], tables: Tables) -> [Diagnostic] {
    let found = Mutex([Diagnostic?](repeating: nil, count: predictions.count))
    DispatchQueue.concurrentPerform(iterations: predictions.count) { number in
      let check = predictions[number]
      let problem: Diagnostic?
      do throws(ExperimentError) {
        problem = check.problem(measured: try check.measure(tables: tables, kernels: KernelChoice.current))
      } catch {
        problem = Diagnostic(.error, file: check.file, at: check.position, error.message)
      }
      found.withLock { $0[number] = problem }
    }
    return found.withLock { $0.compactMap { $0 } }
  }

  /// What was looked at and found.
  private struct Tally {
    var lessons = 0
    var claims = 0
    var predictions = 0
    var diagnostics: [Diagnostic] = []

    mutating func add(_ other: Tally) {
      lessons += other.lessons
      claims += other.claims
      predictions += other.predictions
      diagnostics += other.diagnostics
    }

    func report(trainsClaims: Bool) -> Int32 {
      for diagnostic in diagnostics { Output.line(diagnostic.description) }
      let errors = diagnostics.count { $0.severity == .error }
      let warnings = diagnostics.count - errors
      let training = trainsClaims ? "\(claims) claims trained, \(predictions) predictions run" : "no claim trained"
      Output.line("Lessons: \(lessons), \(training). Errors: \(errors). Warnings: \(warnings).")
      if lessons == 0 { Output.error("There was no lesson to check: a lesson is a file that ends in .md.") }
      return errors == 0 && lessons > 0 ? ExitStatus.success : ExitStatus.checkFailed
    }
  }
}

/// Trains claims on all processors at once. What comes out does not depend on how many there are.
struct ClaimTraining {
  let tasks: [CourseCheck.Task]
  let tables: Tables

  func diagnostics() -> [Diagnostic] {
    let places = tasks.indices.flatMap { task in tasks[task].check.trials.indices.map { (task: task, trial: $0) } }
    let results = Mutex([Result<[Double?], ExperimentError>?](repeating: nil, count: places.count))
    DispatchQueue.concurrentPerform(iterations: places.count) { number in
      let trial = tasks[places[number].task].check.trials[places[number].trial]
      let result: Result<[Double?], ExperimentError>
      do throws(ExperimentError) {
        result = .success(try ClaimCheck.measure(trial, tables: tables, kernels: KernelChoice.current))
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[number] = result }
    }
    let measured = results.withLock { $0 }
    return tasks.indices.flatMap { task in
      diagnostics(of: tasks[task], zip(places, measured).filter { $0.0.task == task }.map(\.1))
    }
  }

  private func diagnostics(
    of task: CourseCheck.Task, _ results: [Result<[Double?], ExperimentError>?]
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var values: [[Double?]] = []
    for result in results {
      switch result {
      case .success(let measured): values.append(measured)
      case .failure(let error):
        let place = task.positions.first ?? SourcePosition(line: 1)
        found.append(Diagnostic(.error, file: task.file, at: place, error.message))
        values.append([])
      case nil: values.append([])
      }
    }
    return found + CourseCheck.diagnostics(of: task.check.verdicts(values), for: task)
  }
}
