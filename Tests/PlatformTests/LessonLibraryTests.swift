import Course
import Foundation
import Lab
import Testing

@testable import Platform

@Suite("The folder of lessons") struct LessonLibraryTests {
  @Test("a file that cannot be read is named, and hides no other lesson")
  func unreadable() throws {
    let folder = try ScratchFolder()
    try folder.write(LessonsCommandTests.lesson, to: "first.md")
    try FileManager.default.createDirectory(atPath: folder.path("a-folder.md"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a-link.md"), withDestinationPath: folder.path("nowhere"))
    #expect(mkfifo(folder.path("a-pipe.md"), 0o600) == 0)
    try folder.write(String(repeating: "x", count: LessonLibrary.lessonLimit + 1), to: "a-large-one.md")

    let (curriculum, diagnostics) = try LessonLibrary(folder: folder.path).curriculum()
    #expect(curriculum.lessons.map(\.id) == ["first"])
    let errors = diagnostics.filter { $0.severity == .error }.map(\.description)
    #expect(errors.contains("a-folder.md:1:1: error: the file cannot be read: it is a folder"))
    #expect(errors.contains { $0.hasPrefix("a-link.md:1:1: error: the file cannot be read") })
    #expect(errors.contains("a-pipe.md:1:1: error: the file cannot be read: it is no ordinary file"))
    #expect(errors.contains { $0.hasPrefix("a-large-one.md") })
  }

  @Test("check counts such a file as a mistake")
  func check() throws {
    let home = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: home.path("course/a.md"), withIntermediateDirectories: true)
    let run = try GradusProcess(["check", "--no-run", home.path("course")], home: home)
    #expect(run.status == ExitStatus.checkFailed)
    #expect(run.output.contains("course/a.md:1:1: error: the file cannot be read: it is a folder"))
  }

  @Test("data files that are compressed are opened, and a damaged one is named with what is wrong")
  func compressedData() throws {
    let folder = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: folder.path("data"), withIntermediateDirectories: true)
    let packed = GzipTests.compressed(Array("a,b,y\n1,2,u\n3,4,v\n".utf8))
    try Data(packed).write(to: URL(filePath: folder.path("data/good.csv.gz")))
    try Data(packed.dropLast(3)).write(to: URL(filePath: folder.path("data/cut.csv.gz")))
    func built(_ name: String) throws -> Run {
      let text =
        "{kind: train, data: {table: {file: data/\(name), label: y, test-share: 0}}, network: [{dense: 2}], "
        + "loss: softmax-cross-entropy, optimizer: sgd, epochs: 1}"
      let experiment = try #require(Experiment.read(try Setting.parse(text), id: "x").experiment)
      return try Run(experiment, tables: LessonLibrary(folder: folder.path).tables(for: [experiment]))
    }
    #expect(try built("good.csv.gz").stepsPerEpoch == 1)
    let error = #expect(throws: ExperimentError.self) { try built("cut.csv.gz") }
    #expect(
      error?.message == "The data file \"data/cut.csv.gz\" is cut off: its compressed data have no end.")
  }
}
