import Course
import TerminalUI
import Tutor

/// `gradus`, `gradus open` and `gradus settings`: the tutor, on a full screen or in lines of text.
public struct OpenJob {
  let place: String?
  let file: String?
  let data: [String]
  let opensSettings: Bool
  let options: GlobalOptions

  /// - Parameters:
  ///   - place: `LESSON`, `LESSON/PAGE`, `playground` or a share code; nil for the contents.
  ///   - file: an experiment or a shared run as YAML, opened instead.
  ///   - data: where the data of a shared run may be.
  public init(
    place: String?, file: String? = nil, data: [String] = [], opensSettings: Bool = false, options: GlobalOptions
  ) {
    self.place = place
    self.file = file
    self.data = data
    self.opensSettings = opensSettings
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      if opensSettings, FrontEnd(options) == .plain { return PlainSettings(options).perform() }
      let course = try OpenedCourse(options)
      let place =
        try file.map { try StartingPlace(SharedFile.read($0), of: $0, in: course, data: data) }
        ?? StartingPlace(self.place, in: course, data: data)
      return try course.open(place, opensSettings: opensSettings, options)
    } catch {
      return JobFailure(error).report()
    }
  }
}

/// `gradus quiz`: the review of the day.
public struct QuizJob {
  let lesson: String?
  let isCram: Bool
  let options: GlobalOptions

  /// - Parameter lesson: asks one lesson only; nil asks all.
  public init(lesson: String?, isCram: Bool, options: GlobalOptions) {
    self.lesson = lesson
    self.isCram = isCram
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      let course = try OpenedCourse(options)
      if let lesson, course.curriculum.lesson(lesson) == nil {
        throw JobFailure.unknown("lesson", lesson, among: course.curriculum.lessons.map(\.id))
      }
      return try course.open(StartingPlace(quizOf: lesson, isCram: isCram), options)
    } catch {
      return JobFailure(error).report()
    }
  }
}

/// A course as it was read, with what is wrong in it.
struct OpenedCourse {
  let library: LessonLibrary
  let curriculum: Curriculum
  let diagnostics: [Diagnostic]

  init(_ options: GlobalOptions) throws(LibraryError) {
    library = try LessonLibrary.find(options.lessonsFolder)
    (curriculum, diagnostics) = try library.curriculum()
  }

  /// Shows a place of the course by the front end that fits the terminal.
  func open(_ place: StartingPlace, opensSettings: Bool = false, _ options: GlobalOptions) throws -> Int32 {
    switch FrontEnd(options) {
    case .screen:
      return try ScreenSession(self, options).run(
        from: opensSettings ? .settings : place.start, tables: place.tables(of: library))
    case .plain:
      PlainSession(self, at: place, memory: PlainMemory(options)).run()
      return ExitStatus.success
    }
  }
}
