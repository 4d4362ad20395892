import Course
import Lab
import Mathematics

/// A page of a lesson, read from top to bottom, with numbers for what can be opened.
struct LinearPage: LinearPlace, Sendable {
  let lesson: Lesson
  let index: Int
  /// The card that was made here last, as a prediction was far off.
  var card: PredictionCard?

  var page: Page { lesson.pages[index] }
  var number: Int { index + 1 }
  var count: Int { lesson.pages.count }

  /// Something on the page that can be opened.
  enum Thing {
    case experiment(Experiment)
    case question(Question)
    case recipe(Recipe)
  }

  private enum Command { case next, previous, contents, page, term, search, again, removeCard, help, quit }

  private static let menu = LinearMenu<Command>([
    .init(.next, ["n", "next"], "the next page, as Enter"),
    .init(.previous, ["b", "back"], "the page before"),
    .init(.contents, ["c", "contents"], "the contents"),
    .init(.page, ["g", "page"], argument: "NUMBER", "go to a page"),
    .init(.term, ["t", "term"], argument: "TERM", "what a term means; t alone lists the terms of this page"),
    .init(.search, ["/", "search"], argument: "WORD", "find a word in this lesson"),
    .init(.again, ["r", "again"], "read this page again"),
    .init(.removeCard, ["x"], "remove the card that was made from a prediction here"),
    .init(.help, ["?", "help"], "what can be typed"),
    .init(.quit, ["q", "quit"], "leave Gradus"),
  ])

  /// nil where there is no such page.
  init?(_ place: LinearTutor.Place, in curriculum: Curriculum, _ progress: Progress) {
    guard let lesson = curriculum.lesson(place.lesson), !lesson.pages.isEmpty else { return nil }
    let last = lesson.pages.firstIndex { $0.id == progress.places[lesson.id] }
    if let page = place.page {
      guard let index = lesson.pages.firstIndex(where: { $0.id == page }) else { return nil }
      self.init(lesson, index)
    } else {
      self.init(lesson, last ?? 0)
    }
  }

  /// Where the learner was last; nil when that is no page of this course.
  init?(lastOf progress: Progress, in curriculum: Curriculum) {
    guard let place = progress.place else { return nil }
    self.init(LinearTutor.Place(lesson: place.lesson, page: place.page), in: curriculum, progress)
  }

  private init(_ lesson: Lesson, _ index: Int) {
    self.lesson = lesson
    self.index = index
  }

  /// The same lesson at another page, counted from 1; nil where there is none.
  func turned(to number: Int) -> LinearPage? {
    lesson.pages.indices.contains(number - 1) ? LinearPage(lesson, number - 1) : nil
  }

  var things: [Thing] {
    page.blocks.compactMap { block in
      switch block.content {
      case .experiment(let experiment): .experiment(experiment)
      case .question(let question): .question(question)
      case .recipe(let recipe): .recipe(recipe)
      default: nil
      }
    }
  }

  func prompt(_ draft: LinearDraft) -> String {
    let next = number < count ? "next page" : "contents"
    let numbers =
      switch things.count {
      case 0: ""
      case 1: " 1: open it."
      default: " 1 to \(things.count): open one."
      }
    return "Enter: \(next).\(numbers) b: back. ?: more. q: quit."
  }

  func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch Self.menu.read(line) {
    case .enter, .command(.next, _):
      draft.record(.read(lesson: lesson.id, page: page.id))
      return turned(to: number + 1).map { .read($0) } ?? .contents
    case .command(.previous, _):
      if let before = turned(to: number - 1) { return .read(before) }
      draft.say("This is the first page.")
    case .command(.contents, _): return .contents
    case .command(.page, let argument):
      if let number = Int(argument), let page = turned(to: number) { return .read(page) }
      draft.say("This lesson has pages 1 to \(count). Type g and a number, such as g \(count).")
    case .command(.term, let argument): explain(argument, &draft)
    case .command(.search, let argument): return LinearSearch.find(argument, from: self, &draft)
    case .command(.again, _): return .read(self)
    case .command(.removeCard, _): removeCard(&draft)
    case .command(.help, _): Self.menu.explain(&draft, numbers: numbers.map { "\($0): open what is numbered so" })
    case .command(.quit, _): return .quit
    case .number(let number, _) where things.indices.contains(number - 1):
      return open(things[number - 1], world, &draft)
    case .number(let number, _):
      draft.say(
        "There is no number \(number) on this page. "
          + (numbers.map { "Type \($0)." } ?? "Nothing here is numbered; g \(number) goes to a page."))
    case .other(let word): draft.say(Self.menu.complaint(about: word, numbers: numbers))
    }
    return .stay
  }

  private func removeCard(_ draft: inout LinearDraft) {
    guard let card, draft.progress.has(card) else { return draft.say("No card was made here just now.") }
    draft.record(.removedCard(card.id))
    draft.say("The card is removed; the quiz will not ask it.")
  }

  private var numbers: String? {
    switch things.count {
    case 0: nil
    case 1: "1"
    default: "1 to \(things.count)"
    }
  }
}

extension LinearPage {
  private func open(_ thing: Thing, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch thing {
    case .experiment(let experiment): return lab(experiment, [], world, &draft)
    case .recipe(let recipe):
      guard let experiment = lesson.experiments.first(where: { $0.id == recipe.experiment }) else {
        draft.say("This lesson has no experiment \(PlainText.quoted(recipe.experiment)).")
        return .stay
      }
      return lab(experiment, recipe.settings, world, &draft)
    case .question(let question):
      let asked = LinearQuestion(question, on: self, at: draft.time)
      asked.show(&draft)
      return .question(asked)
    }
  }

  private func lab(
    _ experiment: Experiment, _ settings: [Setting.Entry], _ world: LinearWorld, _ draft: inout LinearDraft
  ) -> LinearMove {
    if let prediction = draft.progress.openPrediction(about: experiment.id, in: lesson) {
      draft.say("\"\(experiment.title)\" is locked. \(advice(for: prediction))")
      return .stay
    }
    let turned: Experiment
    do { turned = try experiment.with(settings) } catch {
      draft.say(error.sentence)
      return .stay
    }
    do {
      let lab = LinearLab(try world.recording(of: turned), on: self)
      lab.show(&draft)
      return .lab(lab)
    } catch {
      draft.say(error.message)
      return .stay
    }
  }

  /// What has to be done before a locked experiment opens.
  func advice(for prediction: Question) -> String {
    for (index, page) in lesson.pages.enumerated() {
      let things = LinearPage(lesson, index).things
      let place = things.firstIndex {
        if case .question(let question) = $0 { question.id == prediction.id } else { false }
      }
      guard let place else { continue }
      return page.id == self.page.id
        ? "First make the prediction: number \(place + 1)."
        : "First make the prediction: number \(place + 1) on page \(index + 1)."
    }
    return "First make the prediction."
  }

  private func explain(_ term: String, _ draft: inout LinearDraft) {
    guard term.isEmpty else {
      if let entry = lesson.meaning(of: [.text(term)]) {
        draft.say("\(entry.term): ", entry.meaning)
      } else {
        let nearest = Spelling.nearest(to: term, in: lesson.glossary.map(\.term))
        let advice = nearest.map { "Did you mean \"\($0)\"?" } ?? "t alone lists the terms of this page."
        draft.say("This lesson does not explain \(PlainText.quoted(term)). \(advice)")
      }
      return
    }
    let bold = page.blocks.flatMap(\.allInlines).flatMap(\.boldTerms)
    var terms: [String] = []
    for case let entry? in bold.map({ lesson.meaning(of: [.text($0)]) }) where !terms.contains(entry.term) {
      terms.append(entry.term)
    }
    draft.say(
      terms.isEmpty
        ? "This page has no terms to explain."
        : "Terms of this page: \(terms.joined(separator: ", ")). Type t and a term.")
  }
}
