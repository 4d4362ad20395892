import Course
import Foundation
import Lab

/// A lesson with every kind of block, experiment and question, kept for tests alone: what they say of its pages and
/// figures stays true when the lesson that ships is rewritten.
let sampleCourse = course(in: testFolder.appending(path: "Fixtures"))

/// The course as it ships.
let shippedCourse = course(in: shippedFolder)

/// The data files beside them, as experiments name them.
let shippedTables: Tables = {
  let folder = shippedFolder.appending(path: "data")
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  var files: [String: [UInt8]] = [:]
  for name in names where name.hasSuffix(".csv") || name.hasSuffix(".txt") {
    files["data/\(name)"] = (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
  }
  return Tables(files)
}()

private let shippedFolder =
  testFolder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons")

private let testFolder = URL(filePath: #filePath).deletingLastPathComponent()

private func course(in folder: URL) -> Curriculum {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
  let files = names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().map { name in
    (name: name, text: (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? "")
  }
  return Curriculum.make(from: files).curriculum
}
