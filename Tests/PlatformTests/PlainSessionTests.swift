import Course
import Foundation
import Synchronization
import Testing

@testable import Platform

/// Linear text through real streams, in a folder of its own.
@Suite("Plain session") struct PlainSessionTests {
  /// Events as they were recorded, and whether the end was waited for.
  final class Log: Sendable {
    let events = Mutex<[ProgressEvent.What]>([])
    let isDrained = Mutex(false)

    func memory(news: [String] = [], after: [String] = []) -> PlainMemory {
      let left = Mutex(news)
      return PlainMemory(
        progress: Progress(), record: { what, _, _ in self.events.withLock { $0.append(what) } },
        news: {
          left.withLock { left in
            defer { left = [] }
            return left
          }
        },
        drain: {
          self.isDrained.withLock { $0 = true }
          return after
        })
    }
  }

  private static let lesson = """
    ---
    id: short
    title: A short one
    minutes: 1
    ---
    ## First {#first}

    Some text with \u{1B}[31mred\u{1B}[0m in it.

    ## Second {#second}

    ```question
    id: short.two
    kind: number
    ask: What is 1 + 1?
    answer: 2
    explanation: One and one.
    ```
    """

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "Lessons"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.lesson.utf8).write(to: folder.appending(path: "Lessons/short.md"))
    try body(folder)
  }

  private func course(in folder: URL) throws -> OpenedCourse {
    try OpenedCourse(GlobalOptions(lessonsFolder: folder.appending(path: "Lessons").path))
  }

  /// Runs a session on these bytes: everything that was written.
  private func run(
    _ input: [UInt8], _ log: Log, memory: PlainMemory? = nil, place: String? = nil
  ) throws -> String {
    var result = ""
    try withFolder { folder in
      let (typed, printed) = (folder.appending(path: "typed"), folder.appending(path: "printed"))
      try Data(input).write(to: typed)
      try Data().write(to: printed)
      let output = try FileHandle(forWritingTo: printed)
      let course = try course(in: folder)
      PlainSession(
        course, at: try StartingPlace(place, in: course), memory: memory ?? log.memory(),
        input: try FileHandle(forReadingFrom: typed), output: output
      ).run()
      try output.close()
      result = String(decoding: try Data(contentsOf: printed), as: UTF8.self)
    }
    return result
  }

  @Test("a session is read, printed and remembered")
  func session() throws {
    let log = Log()
    let text = try run(Array("1\n\n1\r\n2\nquit\nnever read\n".utf8), log)
    #expect(text.contains("Page 1 of 2: First") && text.contains("Right.") && text.hasSuffix("\"A short one\".\n"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.contains("Some text with ?[31mred"))
    let events = log.events.withLock { $0 }
    #expect(events.count == 4)
    #expect(events.first == .visited(lesson: "short", page: "first"))
    #expect(events.dropFirst().first == .read(lesson: "short", page: "first"))
    #expect(log.isDrained.withLock { $0 })
  }

  @Test("the end of the input ends the session politely, after a last line without its end")
  func endOfInput() throws {
    let log = Log()
    let text = try run(Array("1".utf8), log)
    #expect(text.contains("Page 1 of 2: First"))
    #expect(text.hasSuffix("> \nThe input has ended.\nGoodbye. You are on page 1 of 2 of \"A short one\".\n"))
    #expect(log.isDrained.withLock { $0 })
  }

  @Test("a line may be long, empty or no text at all")
  func oddLines() throws {
    let long = [UInt8](repeating: UInt8(ascii: "y"), count: 1_000_000) + [10]
    let text = try run(long + [0xFF, 0xFE, 0x80, 10, 0, 10] + Array("q\n".utf8), Log())
    #expect(text.contains("There is no lesson \"yyyy") && text.contains("Goodbye."))
    #expect(text.utf8.count < 5_000)
  }

  @Test("what could not be saved is said")
  func notSaved() throws {
    let log = Log()
    let memory = log.memory(news: ["The disk is full."], after: ["1 event could not be saved."])
    let text = try run(Array("q\n".utf8), log, memory: memory)
    #expect(text.hasPrefix("The disk is full.\n"))
    #expect(text.hasSuffix("1 event could not be saved.\n"))
  }

  @Test("an output that nobody reads ends the session, and what was done is kept")
  func closedOutput() throws {
    try withFolder { folder in
      let (log, pipe) = (Log(), Pipe())
      try pipe.fileHandleForReading.close()
      let typed = folder.appending(path: "typed")
      try Data("1\n\n".utf8).write(to: typed)
      let course = try course(in: folder)
      PlainSession(
        course, at: try StartingPlace("short", in: course), memory: log.memory(),
        input: try FileHandle(forReadingFrom: typed), output: pipe.fileHandleForWriting
      ).run()
      #expect(log.events.withLock { $0 } == [.visited(lesson: "short", page: "first")])
      #expect(log.isDrained.withLock { $0 })
    }
  }

  @Test(
    "a place that does not exist is wrong usage, with the nearest there is",
    arguments: [("shrot", "\"short\""), ("short/secnd", "\"second\"")])
  func unknownPlace(place: String, nearest: String) throws {
    try withFolder { folder in
      let course = try course(in: folder)
      let failure = #expect(throws: JobFailure.self) { () throws in _ = try StartingPlace(place, in: course) }
      #expect(failure?.code == ExitStatus.usage)
      #expect(failure?.sentences.last?.contains(nearest) == true)
    }
  }

  @Test("a page may be named by its number")
  func pageNumber() throws {
    try withFolder { folder in
      let place = try StartingPlace("short/2", in: try course(in: folder))
      #expect(place.page == "second")
    }
  }
}
