import Course
import Lab
import TerminalUI

extension LessonScreen {
  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    if isPaneFocused {
      switch pane {
      case .lab(let lab): return lab.keyMap(scene).lifted(Command.lab)
      case .question(let question): return question.keyMap(scene).lifted(Command.question)
      case nil: break
      }
    }
    if outline != nil { return outlineKeys.lifted(Command.page) }
    if search?.isTyping == true { return searchKeys.lifted(Command.page) }
    return pageKeys(scene).lifted(Command.page)
  }

  private func pageKeys(_ scene: Scene) -> KeyMap<PageCommand> {
    let layout = layout(scene)
    let scroll = scroll(layout, scene)
    let isLast = pageIndex + 1 == lesson.pages.count
    let hasMatches = search?.matches.isEmpty == false
    let noMatch = hasMatches ? nil : "search for something first, with /"
    let hasExperiment = page.blocks.contains { if case .experiment = $0.content { true } else { false } }
    let reading = "Reading"
    let opening = "On this page"
    return KeyMap([
      Binding(
        [.character(" "), .pageDown, .right, .character("l")], .forward,
        label: scroll.isAtEnd ? (isLast ? "finish" : "next page") : "read on",
        help: "Read on; at the end of the page, the next one", importance: .primary, group: reading),
      Binding(
        [.character("b"), .pageUp, .left, .character("h"), .backspace], .back, label: "back",
        help: "Back; at the top, the end of the page before", importance: .secondary, group: reading,
        reason: pageIndex == 0 && scroll.isAtStart ? "this is the beginning" : nil),
      Binding(
        [.enter], .open, label: openLabel(layout, scene), help: "Open the experiment, question or word in focus",
        importance: .primary, group: opening,
        reason: target(layout, scene) == nil ? "nothing on this part of the page opens" : nil),
      Binding(
        [.character("r")], .run, label: "run", help: "Run the experiment of this page", importance: .secondary,
        group: opening, reason: hasExperiment ? nil : "this page has no experiment"),
      Binding(
        [.tab], .focus(1), label: "choose", help: "The next word, question or experiment that opens",
        group: opening, reason: layout.anchors.isEmpty ? "nothing on this page opens" : nil),
      Binding(
        [.backTab], .focus(-1), label: "", help: "The one before", importance: .paletteOnly, group: opening,
        reason: layout.anchors.isEmpty ? "nothing on this page opens" : nil),
      Binding(
        [.down, .character("j")], .line(1), label: "", help: "A line down", importance: .paletteOnly, group: reading),
      Binding(
        [.up, .character("k")], .line(-1), label: "", help: "A line up", importance: .paletteOnly, group: reading),
      Binding(
        [.character("g"), .home], .firstPage, label: "", help: "The beginning of the lesson",
        importance: .paletteOnly,
        group: reading),
      Binding(
        [.character("G"), .end], .lastPage, label: "", help: "The end of the lesson", importance: .paletteOnly,
        group: reading
      ),
      Binding([.character("o")], .outline, label: "pages", help: "List the pages of this lesson", group: reading),
      Binding([.character("/")], .search, label: "search", help: "Search in this lesson", group: "Search"),
      Binding(
        [.character("n")], .match(1), label: "next match", help: "The next place that was found", group: "Search",
        reason: noMatch),
      Binding(
        [.character("N")], .match(-1), label: "", help: "The place found before", importance: .paletteOnly,
        group: "Search", reason: noMatch),
      Binding(
        [.character("q")], .leave, label: search == nil ? "contents" : "end search",
        help: search == nil ? "Back to the contents" : "End the search", importance: .primary, group: reading),
    ])
  }

  private func openLabel(_ layout: PageLayout, _ scene: Scene) -> String {
    guard let index = target(layout, scene) else { return "open" }
    switch layout.anchors[index].target {
    case .experiment(let id): return locked(scene.progress).contains(id) ? "predict" : "open the lab"
    case .question: return "answer"
    case .recipe: return "load the recipe"
    case .term: return "explain"
    }
  }
}
