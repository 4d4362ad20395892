import Yams

/// The YAML library's complaints in our words, with places in the file.
enum YAMLProblem {
  static func words(_ error: any Error, marks: Marks, start: SourcePosition) -> (String, SourcePosition) {
    guard let error = error as? YamlError else { return ("this YAML cannot be read", start) }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let during = context.map { " \($0.text)" } ?? ""
      if problem.contains("alias") || problem.contains("anchor") || during.contains("alias")
        || during.contains("anchor")
      {
        return (YAMLTree.aliasMessage, marks.position(context?.mark ?? mark))
      }
      return ("this is not YAML: \(problem)\(during)", marks.position(mark))
    case .reader(let problem, let offset, _, _):
      let line = marks.source.line(marks.firstLine).lowerBound
      return ("this is not YAML: \(problem)", offset.map { marks.source.position(at: line + $0) } ?? start)
    case .duplicatedKeysInMapping(let names, let context):
      return (
        "\(Shown.quoted(names.first ?? "")) is given more than once", second(names.first, after: context.mark, marks)
      )
    default: return ("this YAML cannot be read", start)
    }
  }

  static func hint(_ error: any Error) -> String? {
    guard let error = error as? YamlError else { return nil }
    switch error {
    case .duplicatedKeysInMapping: return "once is enough"
    case .scanner(_, let problem, _, _) where problem.contains("mapping values"):
      return "put text that contains \": \" in quotation marks"
    case .scanner(_, let problem, _, _) where problem.contains("alphabetic"): return YAMLTree.aliasHint
    case .composer(_, let problem, _, _) where problem.contains("alias"): return YAMLTree.aliasHint
    default: return nil
    }
  }

  /// The library marks a repeated name where it stands first; its author looks for the second.
  private static func second(_ name: String?, after mark: Mark, _ marks: Marks) -> SourcePosition {
    let first = marks.offset(mark)
    let bytes = marks.source.bytes
    let wanted = Array((name ?? "").utf8)
    var index = first + max(wanted.count, 1)
    while index + wanted.count < bytes.count {
      let isWhole = " \n{,\"'".utf8.contains(bytes[index - 1]) && " :\"'".utf8.contains(bytes[index + wanted.count])
      if isWhole, bytes[index..<index + wanted.count].elementsEqual(wanted) {
        return marks.source.position(at: index)
      }
      index += 1
    }
    return marks.source.position(at: first)
  }
}
