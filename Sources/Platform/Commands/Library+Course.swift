import Course
import Dispatch
import Synchronization

extension LessonLibrary {
  /// Reads the whole course, with everything that is wrong in it: its files on all processors at once.
  func curriculum() throws(LibraryError) -> (curriculum: Curriculum, diagnostics: [Diagnostic]) {
    let (texts, problems) = try texts()
    let read = Mutex([ReadFile?](repeating: nil, count: texts.count))
    DispatchQueue.concurrentPerform(iterations: texts.count) { number in
      let (name, text) = texts[number]
      let file = ReadFile(name, text, LessonFormulas.problems)
      read.withLock { $0[number] = file }
    }
    let (curriculum, diagnostics) = Curriculum.make(of: read.withLock { $0.compactMap(\.self) })
    return (curriculum, problems + diagnostics)
  }
}
