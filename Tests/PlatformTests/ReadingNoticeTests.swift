import Lab
import Synchronization
import Testing

@testable import Platform

@Suite("Telling of a table that is read, in lines of text") struct ReadingNoticeTests {
  @Test("nothing is said in the first second, then a line now and then")
  func pauses() {
    var pauses = ReadingNotice.Pauses()
    let said = (0...50).map { pauses.line(share: Double($0) / 50, at: 100 + Double($0) / 10) }
    let lines = said.enumerated().compactMap { index, line in line.map { "\(index): \($0)" } }
    #expect(
      lines == ["10: Reading the data: 20 %", "30: Reading the data: 60 %"])
  }

  @Test("what is read anew is a new wait, and what is done is not told")
  func anew() {
    var pauses = ReadingNotice.Pauses()
    #expect(pauses.line(share: 0, at: 0) == nil)
    #expect(pauses.line(share: 0.9, at: 1) == "Reading the data: 90 %")
    #expect(pauses.line(share: 1, at: 9) == nil)
    #expect(pauses.line(share: 0, at: 20) == nil)
    #expect(pauses.line(share: 0.1, at: 20.9) == nil)
    #expect(pauses.line(share: 0.5, at: 21) == "Reading the data: 50 %")
  }

  @Test("the files stay as they are")
  func files() throws {
    let lines = Mutex<[String]>([])
    let notice = ReadingNotice { line in lines.withLock { $0.append(line) } }
    let tables = notice.watching(Tables(["a.csv": [1, 2]]))
    #expect(tables["a.csv"] == [1, 2])
    let tell = try #require(tables.onProgress)
    tell("a.csv", 0.5)
    #expect(lines.withLock { $0 } == [])
  }
}
