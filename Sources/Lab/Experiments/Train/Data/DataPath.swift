/// The path of a data file, as an experiment names it.
enum DataPath {
  /// Characters.
  static let longest = 1_000
  private static let keys = ["file", "images", "labels", "test-images", "test-labels"]

  /// Whether a path stays inside the folder it starts from, whatever the system.
  static func isInside(_ file: String) -> Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." } && !file.contains { "\\:~".contains($0) }
  }

  /// A problem for each of these files that leads out of the folder, at the place where it is written.
  static func problems(_ files: [String], in setting: Setting) -> [SettingProblem] {
    files.filter { !isInside($0) }.map { file in
      SettingProblem(
        path: place(of: file, in: setting) ?? [.key("data")],
        "the file \"\(Shown.safe(file))\" is not inside the lesson's folder", hint: "write a path like data/iris.csv")
    }
  }

  private static func place(of file: String, in setting: Setting) -> SettingReader.Path? {
    guard case .map(let entries) = setting else { return nil }
    for entry in entries {
      if keys.contains(entry.key), entry.value == .text(file) { return [.key(entry.key)] }
      if let inner = place(of: file, in: entry.value) { return [.key(entry.key)] + inner }
    }
    return nil
  }
}
