extension Setting {
  /// The setting as YAML in lines: maps one entry a line, lists of maps one item a line, the rest in flow form.
  public var yaml: String { lines(indent: 0).joined(separator: "\n") + "\n" }

  private func lines(indent: Int) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    guard case .map(let entries) = self, !entries.isEmpty else { return [blanks + written] }
    return entries.flatMap { entry -> [String] in
      let key = blanks + Setting.text(entry.key).written + ":"
      let flow = entry.value.written
      switch entry.value {
      case .map(let inner) where !inner.isEmpty && (indent == 0 || flow.count > 80):
        return [key] + entry.value.lines(indent: indent + 2)
      case .list(let items) where flow.count > 80:
        return [key] + items.map { "\(blanks)  - \($0.written)" }
      default: return ["\(key) \(flow)"]
      }
    }
  }
}
