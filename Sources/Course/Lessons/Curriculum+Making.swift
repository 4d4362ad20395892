import Mathematics

/// What one file of lessons says. Files may be read at the same time.
public struct ReadFile: Sendable {
  let name: String
  let lesson: Lesson?
  let diagnostics: [Diagnostic]

  public init(_ name: String, _ text: String, _ formulaProblems: @escaping FormulaCheck = { _ in [] }) {
    self.name = name
    (lesson, diagnostics) = LessonParser.parse(text: text, file: name, formulaProblems: formulaProblems)
  }
}

extension Curriculum {
  /// Reads all lessons and puts them in the order in which they are best read: by `order`, then by id.
  ///
  /// - Parameters:
  ///   - files: the name of each file as its reader knows it, and its text.
  ///   - isWhole: whether every lesson is among the files; only then can a needed lesson be missing.
  public static func make(
    from files: [(name: String, text: String)], isWhole: Bool = true,
    formulaProblems: @escaping FormulaCheck = { _ in [] }
  ) -> (curriculum: Curriculum, diagnostics: [Diagnostic]) {
    make(of: files.map { ReadFile($0.name, $0.text, formulaProblems) }, isWhole: isWhole)
  }

  /// The same of files that were read already, each by itself.
  public static func make(
    of files: [ReadFile], isWhole: Bool = true
  ) -> (curriculum: Curriculum, diagnostics: [Diagnostic]) {
    var lessons: [Lesson] = []
    var diagnostics: [Diagnostic] = []
    var questionHomes: [String: String] = [:]
    for file in files {
      diagnostics += file.diagnostics
      guard let lesson = file.lesson else { continue }
      if let other = lessons.first(where: { $0.id == lesson.id }) {
        diagnostics.append(
          Diagnostic(
            .error, file: file.name, at: lesson.places.id,
            "the lesson \"\(lesson.id)\" is in \(Shown.quoted(other.file)) too; this file is left out"))
        continue
      }
      for block in lesson.pages.flatMap(\.blocks) {
        guard case .question(let question) = block.content else { continue }
        if let home = questionHomes[question.id] {
          diagnostics.append(
            Diagnostic(
              .error, file: file.name, at: block.position,
              "the question \"\(question.id)\" is in \(Shown.quoted(home)) too",
              hint: "an id belongs to one question of the whole course"))
        }
        questionHomes[question.id] = questionHomes[question.id] ?? file.name
      }
      lessons.append(lesson)
    }
    lessons.sort { ($0.order ?? .max, $0.id) < ($1.order ?? .max, $1.id) }
    diagnostics += missingNeeds(lessons, isWhole: isWhole) + doubtfulFormerIDs(lessons)
    return (Curriculum(lessons: lessons), diagnostics)
  }

  /// A former id has one heir, and is no id of today.
  private static func doubtfulFormerIDs(_ lessons: [Lesson]) -> [Diagnostic] {
    let present = Set(lessons.flatMap(\.questions).map(\.id))
    var heirs: [String: String] = [:]
    return lessons.flatMap { lesson in
      lesson.pages.flatMap(\.blocks).flatMap { block -> [Diagnostic] in
        guard case .question(let question) = block.content else { return [] }
        return question.former.compactMap { id in
          let heir = heirs[id]
          heirs[id] = heir ?? question.id
          guard present.contains(id) || heir != nil else { return nil }
          return Diagnostic(
            .error, file: lesson.file, at: block.position,
            present.contains(id)
              ? "the former id \(Shown.quoted(id)) is the id of a question"
              : "the former id \(Shown.quoted(id)) belongs to \(Shown.quoted(heir ?? "")) already",
            hint: "a former id is one that no question has any more, and one question takes its history")
        }
      }
    }
  }

  private static func missingNeeds(_ lessons: [Lesson], isWhole: Bool) -> [Diagnostic] {
    let ids = lessons.map(\.id)
    return lessons.flatMap { lesson in
      zip(lesson.needs, lesson.places.needs).compactMap { need, position in
        guard need == lesson.id || !ids.contains(need) else { return nil }
        if need == lesson.id {
          return Diagnostic(.error, file: lesson.file, at: position, "the lesson \"\(need)\" needs itself")
        }
        let hint = Spelling.nearest(to: need, in: ids).map { "did you mean \"\($0)\"?" }
        return Diagnostic(
          isWhole ? .error : .warning, file: lesson.file, at: position, "there is no lesson \(Shown.quoted(need))",
          hint: hint)
      }
    }
  }
}
