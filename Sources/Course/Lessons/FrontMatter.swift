import Lab

/// The head of a lesson: YAML between two lines of three hyphens.
struct FrontMatter {
  var id: String
  var title: String
  var minutes = 0
  var needs: [String] = []
  var summary = ""
  var order: Int?
  var places = Lesson.Places()
  /// The first line behind it.
  var bodyLine: Int

  /// nil, with the reason reported, when there is no head or it names no id.
  static func read(_ source: SourceText, _ reading: inout Reading) -> FrontMatter? {
    let top = SourcePosition(line: 1)
    func isMark(_ line: Int) -> Bool { source.text(source.line(line)).droppingLastBlanks == "---" }
    let example = "---, then id: and title:, then ---"
    guard isMark(1) else {
      reading.error("a lesson begins with its front matter", at: top, hint: "begin the file with \(example)")
      return nil
    }
    guard let end = (2..<source.lineCount + 1).first(where: isMark) else {
      reading.error("the front matter is not closed", at: top, hint: "end it with a line of three hyphens")
      return nil
    }
    guard let tree = YAMLTree(lines: 2..<end, of: source, start: top, &reading),
      var fields = FieldReader("a lesson", of: tree, &reading)
    else { return nil }
    let id = identifier(&fields, &reading)
    var head = FrontMatter(id: id ?? "", title: id ?? "", bodyLine: end + 1)
    head.places.id = fields.position(of: "id")
    if let title = fields.line("title", example: "title: Breaking the tie", &reading) { head.title = title }
    head.minutes = number("minutes", in: LessonLimits.minutes, isRequired: true, &fields, &reading) ?? 0
    head.order = number("order", in: LessonLimits.order, isRequired: false, &fields, &reading)
    head.readNeeds(&fields, &reading)
    head.summary = fields.optionalLine("summary", example: "summary: One sentence.", &reading) ?? ""
    fields.finish(&reading)
    return id == nil ? nil : head
  }

  private static func identifier(_ fields: inout FieldReader, _ reading: inout Reading) -> String? {
    guard let id = fields.line("id", example: "id: initialization", &reading) else { return nil }
    guard Identifier.isValid(id) else {
      reading.error(
        "the id \(Shown.quoted(id)) is not made of \(Identifier.rule) only", at: fields.position(of: "id"))
      return nil
    }
    return id
  }

  private static func number(
    _ key: String, in range: ClosedRange<Int>, isRequired: Bool, _ fields: inout FieldReader, _ reading: inout Reading
  ) -> Int? {
    let example = "\(key): 20"
    let text =
      isRequired
      ? fields.line(key, example: example, &reading) : fields.optionalLine(key, example: example, &reading)
    guard let text else { return nil }
    guard let number = Int(text), range.contains(number) else {
      reading.error(
        "\"\(key)\" is a whole number from \(range.lowerBound) to \(range.upperBound); \(Shown.quoted(text)) is not",
        at: fields.position(of: key))
      return nil
    }
    return number
  }

  private mutating func readNeeds(_ fields: inout FieldReader, _ reading: inout Reading) {
    for path in fields.optionalItems("needs", example: "needs: [cross-entropy]", &reading) {
      guard let id = fields.tree.line(at: path, named: "the id of a lesson", &reading) else { continue }
      needs.append(id)
      places.needs.append(fields.tree.position(of: path))
    }
  }
}
