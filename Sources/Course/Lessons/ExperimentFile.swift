public import Lab

/// A file with one experiment and nothing else: the keys of a lesson's `experiment` block as YAML.
public enum ExperimentFile {
  /// - Parameter file: its name as its reader knows it; without `id:` the experiment is called `experiment`.
  public static func parse(text: String, file: String) -> (experiment: Experiment?, diagnostics: [Diagnostic]) {
    guard text.utf8.count <= YAMLTree.largest else {
      let message = "an experiment file has at most \(YAMLTree.largest) bytes; this one has \(text.utf8.count)"
      return (nil, [Diagnostic(.error, file: file, at: SourcePosition(line: 1), message)])
    }
    let (plain, hidden) = SourceText.normalized(text)
    let source = SourceText(plain)
    var reading = Reading(file: file, source: source, formulaProblems: { _ in [] })
    for (offset, scalar) in hidden {
      reading.error(
        "the hidden character U+\(String(scalar.value, radix: 16, uppercase: true)) is not allowed",
        at: source.position(at: offset))
    }
    let lines = 1..<source.lineCount + 1
    guard let tree = YAMLTree(lines: lines, of: source, start: SourcePosition(line: 1), &reading) else {
      return (nil, reading.diagnostics)
    }
    let (experiment, problems) = Experiment.read(tree.root, id: "experiment")
    for problem in problems { reading.error(problem.message, at: tree.position(of: problem), hint: problem.hint) }
    if experiment == nil, problems.isEmpty {
      reading.error(
        "this file holds no experiment", at: SourcePosition(line: 1), hint: "write kind: train, data: ...")
    }
    let isWhole = !reading.diagnostics.contains { $0.severity == .error }
    return (isWhole ? experiment : nil, reading.diagnostics.sortedByPlace)
  }
}
