/// A value as an author or a learner writes it: a word or number, a list, or named entries in their order.
///
/// Lessons, `--set`, knobs and JSON all speak in settings; each experiment kind turns them into typed values in one
/// place, and says where in the tree something is wrong.
public indirect enum Setting: Hashable, Sendable {
  case null
  /// A scalar as written: `0.3`, `tanh`, `true`.
  case text(String)
  case list([Setting])
  case map([Entry])

  public struct Entry: Hashable, Sendable {
    public var key: String
    public var value: Setting
    public init(_ key: String, _ value: Setting) {
      self.key = key
      self.value = value
    }
  }

  /// The value under a key of a map; nil elsewhere.
  public subscript(key: String) -> Setting? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

/// Something wrong in a tree of settings: where, what, and what would be right.
public struct SettingProblem: Error, Hashable, Sendable {
  /// The way from the root to the culprit.
  public var path: [Step]
  public var message: String
  /// What to write instead, often the nearest valid spelling.
  public var hint: String?

  public enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  public init(path: [Step] = [], _ message: String, hint: String? = nil) {
    self.path = path
    self.message = message
    self.hint = hint
  }
}
