import Lab

/// Reads a lesson file. Nothing is thrown and nothing traps: a block that cannot be read becomes a visible broken
/// block, and every mistake a diagnostic with its place.
public enum LessonParser {
  /// - Parameters:
  ///   - file: the name of the file as its reader knows it.
  ///   - formulaProblems: what is wrong with the TeX of a formula; offsets count characters.
  /// - Returns: no lesson when the text is too long or its front matter gives no id.
  public static func parse(
    text: String, file: String, formulaProblems: @escaping FormulaCheck = { _ in [] }
  ) -> (lesson: Lesson?, diagnostics: [Diagnostic]) {
    guard text.utf8.count <= MarkdownLimits.fileBytes else {
      let message = "a lesson has at most \(MarkdownLimits.fileBytes) bytes; this file has more"
      return (nil, [Diagnostic(.error, file: file, at: SourcePosition(line: 1), message)])
    }
    let (plain, hidden) = SourceText.normalized(text)
    let source = SourceText(plain)
    var reading = Reading(file: file, source: source, formulaProblems: formulaProblems)
    reading.report(hidden: hidden)
    guard let head = FrontMatter.read(source, &reading) else { return (nil, reading.diagnostics.sortedByPlace) }
    let lesson = lesson(head, source, &reading)
    return (lesson, reading.diagnostics.sortedByPlace)
  }

  /// Any bytes at all, as a fuzzer gives them: returns, whatever they are.
  public static func fuzz(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = parse(text: text, file: "fuzz")
    _ = ExperimentFile.parse(text: text, file: "fuzz")
    _ = NumberAnswer.read(text)
  }

  private static func lesson(_ head: FrontMatter, _ source: SourceText, _ reading: inout Reading) -> Lesson {
    var typed = TypedBlocks(source: source)
    let body = source.keeping(lines: head.bodyLine..<max(source.lineCount + 1, head.bodyLine))
    var markdown = MarkdownReader(body, &reading) { fence, reading in typed.read(fence, &reading) }
    let blocks = markdown.blocks(&reading)
    var pages = PageBuilder(lessonTitle: head.title)
    for block in blocks { pages.add(block, &reading) }
    var places = head.places
    places.claims = typed.claimPlaces
    let lesson = Lesson(
      id: head.id, title: head.title, minutes: head.minutes, needs: head.needs, summary: head.summary,
      pages: pages.pages, glossary: typed.glossary.map(\.entry), file: reading.file, order: head.order,
      places: places)
    if lesson.pages.isEmpty {
      reading.error(
        "this lesson has no page", at: SourcePosition(line: head.bodyLine), hint: "begin one with ## Its title")
    }
    let experiments = lesson.experiments
    for reference in typed.references { reference.check(against: experiments, &reading) }
    warnAboutUnusedTerms(typed.glossary, in: lesson, &reading)
    return lesson
  }

  private static func warnAboutUnusedTerms(
    _ glossary: [(entry: GlossaryEntry, position: SourcePosition)], in lesson: Lesson, _ reading: inout Reading
  ) {
    guard !glossary.isEmpty else { return }
    let bold = Set(lesson.boldTerms.map(ShortText.folded))
    for (entry, position) in glossary where !bold.contains(ShortText.folded(entry.term)) {
      reading.warning(
        "the term \(Shown.quoted(entry.term)) is in the glossary but nowhere bold, so nobody can open it",
        at: position)
    }
  }
}

extension [Diagnostic] {
  /// In the order of the file; those of one place in the order they were found.
  var sortedByPlace: [Diagnostic] {
    enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }.map(\.element)
  }
}
