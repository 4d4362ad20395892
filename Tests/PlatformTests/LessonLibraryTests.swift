import Course
import Foundation
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
}
