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
      let frontEnd = FrontEnd(options)
      if opensSettings, frontEnd == .plain { return PlainSettings(options).perform() }
      let course = try OpenedCourse(options)
      let place =
        try file.map { try StartingPlace(SharedFile.read($0), of: $0, in: course, data: data) }
        ?? StartingPlace(self.place, in: course, data: data)
      switch frontEnd {
      case .screen:
        return try ScreenSession(course, options).run(
          from: opensSettings ? .settings : place.start, tables: place.tables(of: course.library))
      case .plain: PlainSession(course, at: place, memory: PlainMemory(options)).run()
      }
      return ExitStatus.success
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
      guard FrontEnd(options) == .screen else {
        throw JobFailure.usage("The quiz needs the full screen: a terminal, without --plain.")
      }
      let library = course.library
      return try ScreenSession(course, options).run(
        from: .quiz(lesson: lesson, isCram: isCram), tables: { library.tables(for: [$0]) })
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
}
