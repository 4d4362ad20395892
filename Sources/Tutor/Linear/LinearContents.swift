import Course
import Lab
import Mathematics

/// The contents: lessons to choose from, and the way back to where the learner was.
struct LinearContents: LinearPlace, Sendable {
  private enum Command { case again, quiz, playground, statistics, help, quit }

  /// Where Enter leads: the page the learner was on last, or the first there is.
  private let last: LinearPage?
  private let isNew: Bool

  private static let menu = LinearMenu<Command>([
    .init(.again, ["r", "again"], "read the contents again"),
    .init(.quiz, ["quiz"], argument: "LESSON", "be asked what you might forget; quiz alone asks all lessons"),
    .init(.playground, ["p", "playground"], "your own data and network, everything to turn"),
    .init(.statistics, ["stats", "statistics"], "what you remember"),
    .init(.help, ["?", "help"], "what can be typed"),
    .init(.quit, ["q", "quit"], "leave Gradus"),
  ])

  init(_ world: LinearWorld, _ progress: Progress) {
    let last = LinearPage(lastOf: progress, in: world.curriculum)
    let first = world.curriculum.lessons.lazy.compactMap {
      LinearPage(LinearTutor.Place(lesson: $0.id), in: world.curriculum, progress)
    }.first
    self.last = last ?? first
    isNew = last == nil
  }

  func show(_ world: LinearWorld, _ draft: inout LinearDraft) {
    draft.gap()
    draft.say("Contents")
    if world.curriculum.lessons.isEmpty { draft.say("There is no lesson to read.") }
    for (index, lesson) in world.curriculum.lessons.enumerated() {
      let read = draft.progress.pagesRead(in: lesson)
      draft.gap()
      let minutes = NumberText.count(lesson.minutes, "minute")
      let pages = NumberText.count(lesson.pages.count, "page")
      draft.say(
        "\(index + 1). \(lesson.title) (\(lesson.id)), \(minutes), \(read) of \(pages) read",
        hanging: 3)
      if !lesson.summary.isEmpty { draft.say(lesson.summary, indent: 3) }
      let needs = world.curriculum.lessons(neededBy: lesson).map(\.title)
      if !needs.isEmpty { draft.say("Builds on: \(needs.joined(separator: "; ")).", indent: 3) }
    }
  }

  func prompt(_ draft: LinearDraft) -> String {
    guard let last else { return "?: what can be typed. q: quit." }
    let enter =
      isNew
      ? "begin \"\(last.lesson.title)\""
      : "go on with page \(last.number) of \"\(last.lesson.title)\""
    return "Enter: \(enter). quiz: today's review. ?: what can be typed. q: quit."
  }

  func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    let lessons = world.curriculum.lessons
    if let lesson = world.curriculum.lesson(line.trimmedBlanks.lowercased()) { return open(lesson, &draft) }
    switch Self.menu.read(line) {
    case .enter:
      if let last { return .read(last) }
      draft.say(numbers(lessons))
    case .number(let number, _) where lessons.indices.contains(number - 1): return open(lessons[number - 1], &draft)
    case .number(let number, _): draft.say("There is no lesson \(number). \(numbers(lessons))")
    case .command(.again, _): return .contents
    case .command(.quiz, let argument):
      return world.quiz(lesson: argument.isEmpty ? nil : argument.lowercased(), isCram: false, &draft)
    case .command(.playground, _): return world.bench(SharedRun(experiment: Playground.experiment), &draft)
    case .command(.statistics, _): sayStatistics(world.study(), &draft)
    case .command(.help, _): Self.menu.explain(&draft, numbers: numbers(lessons))
    case .command(.quit, _): return .quit
    case .other(let word):
      let nearest = Spelling.nearest(to: word, in: lessons.map(\.id)).map { " Did you mean \"\($0)\"?" } ?? ""
      draft.say("There is no lesson \(PlainText.quoted(word)).\(nearest) \(numbers(lessons)) ? and q work too.")
    }
    return .stay
  }

  private func sayStatistics(_ answer: StudyAnswer, _ draft: inout LinearDraft) {
    switch answer {
    case .unknown(let sentence): draft.say(sentence)
    case .known(let statistics) where statistics.retention.reviews == 0:
      draft.say("Nothing has been answered yet. Once you have answered questions, you will hear here:")
      for part in StatsPart.allCases { draft.say("* \(part.promise).", indent: 2, hanging: 2) }
    case .known(let statistics):
      for part in StatsPart.allCases {
        draft.say("\(part.title): \(part.sentence(statistics))", hanging: 2)
        guard part == .mastery else { continue }
        for lesson in statistics.lessons where lesson.asked > 0 { draft.say(lesson.sentence, indent: 2, hanging: 2) }
      }
    }
  }

  private func numbers(_ lessons: [Lesson]) -> String {
    switch lessons.count {
    case 0: "There is no lesson to choose."
    case 1: "Type 1 or \(lessons[0].id) for the lesson."
    default: "Type a number from 1 to \(lessons.count), or the id of a lesson."
    }
  }

  private func open(_ lesson: Lesson, _ draft: inout LinearDraft) -> LinearMove {
    let place = LinearTutor.Place(lesson: lesson.id)
    guard let page = LinearPage(place, in: Curriculum(lessons: [lesson]), draft.progress) else {
      draft.say("\"\(lesson.title)\" has no page to read.")
      return .stay
    }
    return .read(page)
  }
}
