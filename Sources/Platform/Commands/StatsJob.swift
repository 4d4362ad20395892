import Course

/// `gradus stats`: what is known of the learner's remembering.
public struct StatsJob: Sendable {
  let isJSON: Bool
  let options: GlobalOptions

  public init(isJSON: Bool, options: GlobalOptions) {
    self.isJSON = isJSON
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      let curriculum = try LessonLibrary.find(options.lessonsFolder).curriculum().curriculum
      let statistics: StudyStatistics
      do throws(ProgressFailure) { statistics = try StudyLog(options).statistics(curriculum) } catch {
        throw OpenedLog.failure(error)
      }
      if isJSON { try Output.json(statistics) } else { statistics.sentences.forEach(Output.line) }
      return ExitStatus.success
    } catch { return JobFailure(error).report() }
  }
}
