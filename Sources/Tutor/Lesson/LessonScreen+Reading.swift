import Course
import Lab
import TerminalUI

/// Going through the pages.
extension LessonScreen {
  func layout(of page: Page, _ scene: Scene) -> PageLayout {
    PageLayout(
      page, of: lesson, width: areas(scene).text.width, theme: scene.theme, standing: standing(scene.progress))
  }

  func scroll(_ layout: PageLayout, _ scene: Scene) -> ScrollState {
    ScrollState(
      offset: offsets[pageIndex] ?? 0, content: layout.surface.height, viewport: areas(scene).text.height)
  }

  mutating func perform(_ command: PageCommand, _ scene: Scene) -> [Reply] {
    switch command {
    case .forward: return forward(scene)
    case .back: return back(scene)
    case .line(let rows): move(scene) { $0.scroll(by: rows) }
    case .firstPage:
      offsets[0] = 0
      return show(0, scene)
    case .lastPage:
      let replies = show(lesson.pages.count - 1, scene)
      move(scene) { $0.moveToEnd() }
      return replies
    case .focus(let steps): moveFocus(by: steps, scene)
    case .open: return openFocus(scene)
    case .run: return runExperiment(scene)
    case .search: search = PageSearch()
    case .match(let steps): return showMatch(by: steps, scene)
    case .outline: outline = pageIndex
    case .leave: return leave()
    case .find: return startSearch(scene)
    case .endSearch: search = nil
    case .point(let steps): point(by: steps)
    case .pointFirst: outline = 0
    case .pointLast: outline = lesson.pages.count - 1
    case .openPage: return openPage(scene)
    case .closeOutline: outline = nil
    }
    return []
  }

  /// Notes where the learner is, and prepares what stands beside the text.
  mutating func arrive(_ scene: Scene) -> [Reply] {
    focus = nil
    return [.effect(.record(.visited(lesson: lesson.id, page: page.id)))] + arrange(scene)
  }

  mutating func show(_ index: Int, _ scene: Scene) -> [Reply] {
    let index = min(max(0, index), lesson.pages.count - 1)
    guard index != pageIndex else { return [] }
    let replies = close()
    pageIndex = index
    return replies + arrive(scene)
  }

  /// A window further; at the end of the page, the next one.
  private mutating func forward(_ scene: Scene) -> [Reply] {
    var state = scroll(layout(scene), scene)
    if state.page(by: 1) {
      offsets[pageIndex] = state.offset
      return []
    }
    let read = Reply.effect(.record(.read(lesson: lesson.id, page: page.id)))
    guard pageIndex + 1 < lesson.pages.count else {
      // Who stays here and presses on does not read it again.
      let isRead = scene.progress.pagesRead.contains(Progress.Place(lesson: lesson.id, page: page.id))
      return (isRead ? [] : [read]) + [.notice("This was the last page. q goes back to the contents.")]
    }
    offsets[pageIndex + 1] = 0
    return [read] + show(pageIndex + 1, scene)
  }

  private mutating func back(_ scene: Scene) -> [Reply] {
    var state = scroll(layout(scene), scene)
    if state.page(by: -1) {
      offsets[pageIndex] = state.offset
      return []
    }
    guard pageIndex > 0 else { return [.notice("This is the first page.")] }
    let replies = show(pageIndex - 1, scene)
    move(scene) { $0.moveToEnd() }
    return replies
  }

  private mutating func move(_ scene: Scene, _ change: (inout ScrollState) -> Void) {
    var state = scroll(layout(scene), scene)
    change(&state)
    offsets[pageIndex] = state.offset
  }

  private mutating func leave() -> [Reply] {
    if search != nil {
      search = nil
      return []
    }
    return close() + [.leave]
  }
}

/// What can be opened on a page.
extension LessonScreen {
  /// The anchor that Enter opens: the one in focus, else the first thing in sight that is still to do, else the first
  /// in sight.
  func target(_ layout: PageLayout, _ scene: Scene) -> Int? {
    if let focus, layout.anchors.indices.contains(focus) { return focus }
    let visible = scroll(layout, scene).visible
    let things = layout.anchors.indices.filter { layout.anchors[$0].columns == nil }
      .filter { layout.anchors[$0].words.overlaps(visible) }
    return things.first { !isDone(layout.anchors[$0].target, scene.progress) } ?? things.first
  }

  private func isDone(_ target: PageLayout.Target, _ progress: Progress) -> Bool {
    switch target {
    case .question(let id): return progress.answered[id] != nil
    case .experiment(let id): return progress.experimentsRun.contains("\(lesson.id)/\(id)")
    case .recipe, .term: return false
    }
  }

  private mutating func moveFocus(by steps: Int, _ scene: Scene) {
    let layout = layout(scene)
    let count = layout.anchors.count
    guard count > 0 else { return }
    let start = focus ?? (steps > 0 ? -1 : 0)
    let next = ((start + steps) % count + count) % count
    focus = next
    move(scene) { $0.reveal(layout.anchors[next].rows) }
  }

  private mutating func openFocus(_ scene: Scene) -> [Reply] {
    let layout = layout(scene)
    guard let index = target(layout, scene) else {
      return [.notice("Nothing on this part of the page opens. Space goes on.")]
    }
    move(scene) { $0.reveal(layout.anchors[index].rows) }
    return open(layout.anchors[index].target, scene)
  }

  private mutating func open(_ target: PageLayout.Target, _ scene: Scene) -> [Reply] {
    switch target {
    case .experiment(let id):
      guard !locked(scene.progress).contains(id) else { return openPrediction(of: id, scene) }
      return openLab(id, settings: [], isPaused: false, scene)
    case .question(let id): return openQuestion(id, scene)
    case .recipe(let index):
      guard case .recipe(let recipe) = page.blocks[index].content else { return [] }
      guard !locked(scene.progress).contains(recipe.experiment) else {
        return openPrediction(of: recipe.experiment, scene)
      }
      return openLab(recipe.experiment, settings: recipe.settings, isPaused: false, scene)
    case .term(let term):
      guard let entry = lesson.glossary.first(where: { $0.term == term }) else { return [] }
      let styler = InlineStyler(theme: scene.theme) { _ in false }
      return [.explain(title: entry.term, [styler.text(entry.meaning)])]
    }
  }

  /// An experiment opens once its prediction was made.
  mutating func openPrediction(of experiment: String, _ scene: Scene) -> [Reply] {
    guard let question = scene.progress.openPrediction(about: experiment, in: lesson) else { return [] }
    return openQuestion(question.id, scene) + [.notice("First say what you expect; then it runs.")]
  }

  private mutating func runExperiment(_ scene: Scene) -> [Reply] {
    let experiments = page.blocks.compactMap { block -> String? in
      if case .experiment(let experiment) = block.content { experiment.id } else { nil }
    }
    guard let first = experiments.first else { return [] }
    if locked(scene.progress).contains(first) { return openPrediction(of: first, scene) }
    return openLab(first, settings: [], isPaused: false, scene)
  }
}
