import Lab
import Yams

/// Builds settings from composed YAML, noting where everything stands.
struct TreeBuilder {
  typealias Path = YAMLTree.Path

  struct Problem: Error {
    var message: String
    var position: SourcePosition
    var hint: String?
  }

  let marks: Marks
  let start: SourcePosition
  private(set) var values: [Path: SourcePosition] = [:]
  private(set) var keys: [Path: SourcePosition] = [:]
  private(set) var scalars: [Path: ScalarSource] = [:]

  init(marks: Marks, start: SourcePosition) {
    self.marks = marks
    self.start = start
  }

  mutating func setting(_ node: Node, path: Path) throws -> Setting {
    let position = node.mark.map(marks.position) ?? start
    guard path.count <= YAMLTree.deepest else {
      throw Problem(message: "settings are nested deeper than \(YAMLTree.deepest) levels", position: position)
    }
    try refuseDecoration(of: node, at: position)
    values[path] = position
    switch node {
    case .scalar(let scalar):
      if let mark = scalar.mark { scalars[path] = ScalarSource(start: marks.offset(mark), style: scalar.style) }
      let isPlain = scalar.style == .plain || scalar.style == .any
      return isPlain && ["", "~", "null"].contains(scalar.string) ? .null : .text(scalar.string)
    case .sequence(let sequence):
      var items: [Setting] = []
      for (index, item) in sequence.enumerated() { items.append(try setting(item, path: path + [.index(index)])) }
      return .list(items)
    case .mapping(let mapping): return .map(try entries(of: mapping, path: path))
    case .alias:
      throw Problem(message: YAMLTree.aliasMessage, position: position, hint: YAMLTree.aliasHint)
    }
  }

  private mutating func entries(of mapping: Node.Mapping, path: Path) throws -> [Setting.Entry] {
    guard mapping.count <= YAMLTree.mostNames else {
      throw Problem(
        message: "a map has at most \(YAMLTree.mostNames) names; this one has \(mapping.count)",
        position: values[path] ?? start)
    }
    var entries: [Setting.Entry] = []
    for (key, value) in mapping {
      let position = key.mark.map(marks.position) ?? start
      guard case .scalar(let name) = key else {
        throw Problem(message: "a name before \":\" is a word, not a list or a map", position: position)
      }
      try refuseDecoration(of: key, at: position)
      let inner = path + [.key(name.string)]
      keys[inner] = position
      entries.append(Setting.Entry(name.string, try setting(value, path: inner)))
    }
    return entries
  }

  /// Anchors and tags: a lesson has plain values only.
  private func refuseDecoration(of node: Node, at position: SourcePosition) throws {
    if node.anchor != nil {
      throw Problem(message: YAMLTree.aliasMessage, position: position, hint: YAMLTree.aliasHint)
    }
    let tag =
      switch node {
      case .scalar(let scalar): scalar.tag.description
      case .mapping(let mapping): mapping.tag.description
      case .sequence(let sequence): sequence.tag.description
      case .alias: ""
      }
    guard tag.isEmpty || tag == "tag:yaml.org,2002:str" else {
      throw Problem(
        message: "tags are not used in lessons; \(Shown.quoted(tag)) is one", position: position,
        hint: "put text that begins with ! in quotation marks")
    }
  }
}
