public import Lab

/// A file with one experiment and nothing else: the keys of a lesson's `experiment` block as YAML.
public enum ExperimentFile {
  /// - Parameter file: its name as its reader knows it; without `id:` the experiment is called `experiment`.
  public static func parse(text: String, file: String) -> (experiment: Experiment?, diagnostics: [Diagnostic]) {
    parse(text: text, file: file) { Experiment.read($0, id: "experiment", mayLeaveFolder: true) }
  }

  /// The same for a file that may hold a run with what was turned in it, under the key `experiment`.
  public static func parseShared(text: String, file: String) -> (shared: SharedRun?, diagnostics: [Diagnostic]) {
    parse(text: text, file: file) { tree in
      guard tree["experiment"] != nil else {
        let (experiment, problems) = Experiment.read(tree, id: "experiment", mayLeaveFolder: true)
        return (experiment.map { SharedRun(experiment: $0) }, problems)
      }
      do throws(ShareProblem) { return (try SharedRun(tree), []) } catch {
        if case .refused(let problems) = error { return (nil, problems) }
        return (nil, [SettingProblem(error.message)])
      }
    }
  }

  private static func parse<Content>(
    text: String, file: String, _ read: (Setting) -> (Content?, [SettingProblem])
  ) -> (Content?, [Diagnostic]) {
    guard text.utf8.count <= YAMLTree.largest else {
      let message = "an experiment file has at most \(YAMLTree.largest) bytes; this one has more"
      return (nil, [Diagnostic(.error, file: file, at: SourcePosition(line: 1), message)])
    }
    let (plain, hidden) = SourceText.normalized(text)
    let source = SourceText(plain)
    var reading = Reading(file: file, source: source, formulaProblems: { _ in [] })
    reading.report(hidden: hidden)
    let lines = 1..<source.lineCount + 1
    guard let tree = YAMLTree(lines: lines, of: source, start: SourcePosition(line: 1), &reading) else {
      return (nil, reading.diagnostics)
    }
    let (experiment, problems) = read(tree.root)
    for problem in problems { reading.error(problem.message, at: tree.position(of: problem), hint: problem.hint) }
    if experiment == nil, problems.isEmpty {
      reading.error(
        "this file holds no experiment", at: SourcePosition(line: 1), hint: "write kind: train, data: ...")
    }
    let isWhole = !reading.diagnostics.contains { $0.severity == .error }
    return (isWhole ? experiment : nil, reading.diagnostics.sortedByPlace)
  }

  /// Where such a file names its data, for what turns out to be wrong with them later.
  public static func dataPosition(in text: String) -> SourcePosition {
    let start = SourcePosition(line: 1)
    guard text.utf8.count <= YAMLTree.largest else { return start }
    let source = SourceText(SourceText.normalized(text).text)
    var reading = Reading(file: "", source: source, formulaProblems: { _ in [] })
    let tree = YAMLTree(lines: 1..<source.lineCount + 1, of: source, start: start, &reading)
    return tree?.position(of: [.key("data"), .key("table"), .key("file")]) ?? start
  }
}
