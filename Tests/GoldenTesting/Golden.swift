import Foundation
public import TerminalUI
public import Testing

/// Compares a drawing with a text file in Goldens/ beside the test: its characters, then the runs of cells whose style is not plain.
///
/// A missing file is written and the test fails once, so that somebody looks at it. `RECORD=1` in the environment
/// writes all anew.
public func expectGolden(
  _ surface: Surface, _ name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent("Goldens", isDirectory: true)
  let file = folder.appendingPathComponent(name + ".txt")
  let actual = goldenText(surface)
  let expected = try? String(contentsOf: file, encoding: .utf8)
  let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
  if expected == nil || isRecording {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
    } catch {
      Issue.record("cannot write golden '\(name)': \(error)", sourceLocation: sourceLocation)
    }
    if !isRecording { Issue.record("golden '\(name)' was missing; look at it", sourceLocation: sourceLocation) }
    return
  }
  guard let expected, expected != actual else { return }
  Issue.record(
    "golden '\(name)' differs in \(firstDifference(expected, actual))\n\(actual)", sourceLocation: sourceLocation)
}

/// The same for a widget on a surface of its own.
public func expectGolden(
  _ widget: some Widget, _ name: String, width: Int, height: Int, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var surface = Surface(width: width, height: height)
  widget.draw(on: &surface, in: surface.bounds)
  expectGolden(surface, name, testFile: testFile, sourceLocation: sourceLocation)
}

public func goldenText(_ surface: Surface) -> String {
  var lines = (0..<surface.height).map(surface.row)
  let runs = (0..<surface.height).flatMap { styleRuns(surface, row: $0) }
  if !runs.isEmpty { lines += ["--- styles, row:columns"] + runs }
  return lines.joined(separator: "\n") + "\n"
}

/// `3:12..18 bold fg=74`: row, first and last column, attributes, colours.
private func styleRuns(_ surface: Surface, row: Int) -> [String] {
  var result: [String] = []
  var start = 0
  while start < surface.width {
    let style = surface[start, row].style
    var end = start
    while end + 1 < surface.width, surface[end + 1, row].style == style { end += 1 }
    if style != .plain { result.append("\(row):\(start)..\(end) \(describe(style))") }
    start = end + 1
  }
  return result
}

private func describe(_ style: Style) -> String {
  let names: [(Style.Attributes, String)] = [
    (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
  ]
  var words = names.filter { style.attributes.contains($0.0) }.map(\.1)
  if style.foreground != .standard { words.append("fg=" + describe(style.foreground)) }
  if style.background != .standard { words.append("bg=" + describe(style.background)) }
  return words.joined(separator: " ")
}

private func describe(_ color: Color) -> String {
  switch color {
  case .standard: return "standard"
  case .palette(let index): return String(index)
  case .rgb(let red, let green, let blue):
    let digits = [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return "#" + digits.joined()
  }
}

private func firstDifference(_ expected: String, _ actual: String) -> String {
  let before = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let now = actual.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(before.count, now.count) {
    let old = index < before.count ? String(before[index]) : "(nothing)"
    let new = index < now.count ? String(now[index]) : "(nothing)"
    if old != new { return "line \(index + 1):\n  expected \(old)\n  drawn    \(new)" }
  }
  return "its length"
}
