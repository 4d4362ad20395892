import Lab
import Yams

/// The body of a typed block as settings, and where in the file each of them stands.
struct YAMLTree {
  typealias Path = [SettingProblem.Step]

  private(set) var root: Setting = .null
  private var values: [Path: SourcePosition] = [:]
  private var keys: [Path: SourcePosition] = [:]
  private var scalars: [Path: ScalarSource] = [:]
  /// Where the block itself begins, for what is missing from it.
  private let start: SourcePosition

  static let largest = 100_000
  static let deepest = 20
  static let mostNames = 500

  /// Reads whole lines of a file. With any problem in its form there is no tree, and the problem is reported.
  init?(lines: Range<Int>, of source: SourceText, start: SourcePosition, _ reading: inout Reading) {
    self.start = start
    let text = source.text(lines: lines)
    guard text.utf8.count <= Self.largest else {
      reading.error("a block has at most \(Self.largest) bytes; this one has \(text.utf8.count)", at: start)
      return nil
    }
    if let alias = Self.firstAlias(in: text) {
      let place = source.line(lines.lowerBound).lowerBound + alias
      reading.error(Self.aliasMessage, at: source.position(at: place), hint: Self.aliasHint)
      return nil
    }
    let marks = Marks(source: source, firstLine: lines.lowerBound)
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      // Anchors are known as long as the parser lives.
      defer { withExtendedLifetime(parser) {} }
      guard let node = try parser.singleRoot() else { return }
      var builder = TreeBuilder(marks: marks, start: start)
      root = try builder.setting(node, path: [])
      (values, keys, scalars) = (builder.values, builder.keys, builder.scalars)
    } catch let problem as TreeBuilder.Problem {
      reading.error(problem.message, at: problem.position, hint: problem.hint)
      return nil
    } catch {
      let (message, position) = YAMLProblem.words(error, marks: marks, start: start)
      reading.error(message, at: position, hint: YAMLProblem.hint(error))
      return nil
    }
  }

  /// Where a value stands, or the nearest thing around it.
  func position(of path: Path) -> SourcePosition {
    var path = path
    while !path.isEmpty {
      if let position = values[path] { return position }
      path.removeLast()
    }
    return start
  }

  /// Where a value begins that is not what it should be.
  func valuePosition(of path: Path) -> SourcePosition { values[path] ?? position(of: path) }

  /// Where a name stands.
  func keyPosition(of path: Path) -> SourcePosition { keys[path] ?? position(of: path) }

  /// The place of a problem: of the name where the problem is about the name, else of the value.
  func position(of problem: SettingProblem) -> SourcePosition {
    guard case .key(let key)? = problem.path.last, problem.message.hasPrefix("\"\(key)\"") else {
      return position(of: problem.path)
    }
    return keyPosition(of: problem.path)
  }

  /// Where a byte of a text value stands.
  func place(of path: Path, in source: SourceText) -> (Int) -> SourcePosition {
    guard case .text(let text)? = setting(at: path), let scalar = scalars[path] else {
      let position = position(of: path)
      return { _ in position }
    }
    let offsets = scalar.offsets(of: text, in: source)
    return { source.position(at: offsets[min(max($0, 0), offsets.count - 1)]) }
  }

  func setting(at path: Path) -> Setting? {
    path.reduce(root as Setting?) { setting, step in
      switch (setting, step) {
      case (.map(let entries)?, .key(let key)): entries.first { $0.key == key }?.value
      case (.list(let items)?, .index(let index)): items.indices.contains(index) ? items[index] : nil
      default: nil
      }
    }
  }

  static let aliasMessage = "anchors (&) and aliases (*) are not used in lessons"
  static let aliasHint = "write the value out, or put text that begins with & or * in quotation marks"

  /// The first `*name` where a value can begin, if there is also a `&name`: found before anything is composed, since
  /// a few nested aliases can stand for more than any memory holds.
  private static func firstAlias(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    func first(_ sign: UInt8) -> Int? {
      bytes.indices.first { index in
        guard bytes[index] == sign, index + 1 < bytes.count, bytes[index + 1] > 0x20 else { return false }
        let before = bytes[..<index].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return before.map { "\n:-?[{,".utf8.contains($0) } ?? true
      }
    }
    guard let alias = first(UInt8(ascii: "*")), first(UInt8(ascii: "&")) != nil else { return nil }
    return alias
  }
}

/// Turns marks of the YAML library into places in the file.
struct Marks {
  let source: SourceText
  let firstLine: Int

  func offset(_ mark: Mark) -> Int { source.offset(line: firstLine + mark.line - 1, scalarColumn: mark.column) }

  func position(_ mark: Mark) -> SourcePosition { source.position(at: offset(mark)) }
}
