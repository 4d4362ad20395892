import Course
import Engine
import Lab
import TerminalUI

/// What a fuzzer calls with its inputs: every reader of text from outside must return, whatever the bytes are.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  let text = String(decoding: bytes, as: UTF8.self)
  readLesson(text)
  readExperiment(text)
  readTable(bytes)
  readImages(bytes)
  readCharacters(bytes)
  readFormula(text)
  readCode(text)
  _ = try? Setting.parse(text)
  return 0
}

private func readLesson(_ text: String) {
  let (lesson, _) = LessonParser.parse(text: text, file: "fuzz.md") { tex in
    Formula(tex: tex).problems.map { ($0.offset, $0.message, $0.hint) }
  }
  guard let lesson else { return }
  _ = CourseCheck.tasks(of: lesson)
  for question in lesson.questions {
    _ = question.grade(.text(text))
    _ = question.workedAnswer
  }
}

private func readExperiment(_ text: String) {
  let (experiment, _) = ExperimentFile.parse(text: text, file: "fuzz.yaml")
  _ = ExperimentFile.dataPosition(in: text)
  guard let experiment else { return }
  _ = experiment.allKnobs
  _ = try? ClaimCheck(experiment)
}

/// A code as it comes, and one whose checksum is right, so that what is in it is read too.
private func readCode(_ text: String) {
  _ = try? ShareCode.decode(text)
  guard let tree = try? Setting.parse(text), let shared = try? SharedRun(tree) else { return }
  guard let code = try? ShareCode.encode(shared) else { return }
  guard let opened = try? ShareCode.decode(code) else { preconditionFailure("a code that was made is not read") }
  precondition(opened.experiment.kind == shared.experiment.kind)
}

private func readTable(_ bytes: [UInt8]) {
  guard let table = try? Table(csv: bytes, name: "fuzz.csv"), let label = table.columns.last else { return }
  _ = try? TableData(labelColumn: label).make(from: table, seed: 1)
}

private func readImages(_ bytes: [UInt8]) {
  guard let file = try? IDXFile(bytes: bytes, name: "fuzz") else { return }
  _ = try? IDXData().make(images: file, labels: file)
}

private func readCharacters(_ bytes: [UInt8]) {
  guard let corpus = try? Corpus(bytes: bytes, name: "fuzz.txt") else { return }
  _ = try? WordData(testShare: 0.3).make(from: corpus, seed: 1)
  _ = try? TextWindows(steps: 5, stride: 2, testShare: 0.3).make(from: corpus)
}

/// Formulas of people are short; long ones would take the time of everything else.
private func readFormula(_ text: String) {
  let formula = Formula(tex: String(text.prefix(300)))
  _ = formula.spoken
  for glyphs in GlyphTier.allCases {
    _ = formula.render(glyphs, inline: true)
    _ = formula.render(glyphs, inline: false)
  }
}
