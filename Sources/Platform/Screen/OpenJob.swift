import Course
import TerminalUI
import Tutor

/// `gradus`, `gradus open` and `gradus settings`: the tutor, on a full screen or in lines of text.
public struct OpenJob {
  let place: String?
  let opensSettings: Bool
  let options: GlobalOptions

  /// - Parameter place: `LESSON` or `LESSON/PAGE`; nil for the contents.
  public init(place: String?, opensSettings: Bool = false, options: GlobalOptions) {
    self.place = place
    self.opensSettings = opensSettings
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      let frontEnd = FrontEnd(options)
      if opensSettings, frontEnd == .plain { return PlainSettings(options).perform() }
      let course = try OpenedCourse(options)
      let place = try StartingPlace(self.place, in: course)
      switch frontEnd {
      case .screen: return try ScreenSession(course, options).run(from: opensSettings ? .settings : place.start)
      case .plain: PlainSession(course, at: place, memory: PlainMemory(options)).run()
      }
      return ExitStatus.success
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
