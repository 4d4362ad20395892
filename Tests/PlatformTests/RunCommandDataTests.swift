import Foundation
import Testing

@Suite("gradus run with a table") struct RunCommandDataTests {
  private let folder: ScratchFolder
  init() throws {
    folder = try ScratchFolder()
    try FileManager.default.createDirectory(atPath: folder.path("data"), withIntermediateDirectories: true)
  }

  private func run(file name: String, more: String = "") throws -> GradusProcess {
    let experiment = """
      kind: train
      data: {table: {file: '\(name)', label: y\(more)}}
      network: [{dense: 3, activation: tanh}, {dense: 2}]
      loss: softmax-cross-entropy
      optimizer: adam
      epochs: 3

      """
    let file = try folder.write(experiment, to: "table.yaml")
    return try GradusProcess(["run", "--file", file, "--format", "json"], home: folder)
  }

  static let good = "a,b,y\n1,2,x\n3,4,z\n5,6,x\n7,8,z\n9,1,x\n2,3,z\n"

  @Test(
    "a table beside the file is learnt from",
    arguments: [
      good, good.replacing("\n", with: "\r\n"), "\u{FEFF}" + good, good.replacing("x", with: "\"x, or y\""),
    ])
  func learns(table: String) throws {
    try folder.write(table, to: "data/t.csv")
    let result = try run(file: "data/t.csv")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(
    "a file of the learner's own may lie anywhere",
    arguments: ["./data/t.csv", "data/../data/t.csv", "data//t.csv", "../NAME/data/t.csv", "/PATH/data/t.csv"])
  func elsewhere(path: String) throws {
    try folder.write(Self.good, to: "data/t.csv")
    let whole = folder.path("data/t.csv")
    let above = URL(filePath: folder.path("data")).deletingLastPathComponent().lastPathComponent
    let result = try run(
      file: path.hasPrefix("/") ? whole : path.replacing("NAME", with: above))
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("so may what a link points to")
  func link() throws {
    let other = try ScratchFolder()
    try other.write(Self.good, to: "t.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("data/link.csv"), withDestinationPath: other.path("t.csv"))
    let result = try run(file: "data/link.csv")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test("a folder, a device, a pipe and a file that is not there are refused")
  func noFile() throws {
    #expect(mkfifo(folder.path("data/pipe"), 0o600) == 0)
    for (name, reason) in [
      ("data", "cannot be read"), ("data/pipe", "cannot be read"), ("/dev/zero", "cannot be read"),
      ("data/none.csv", "was not found; a path starts from the folder of the experiment file"),
    ] {
      let result = try run(file: name)
      #expect(result.status == 65)
      #expect(
        result.errors == "\(folder.path("table.yaml")):2:22: error: The data file \"\(name)\" \(reason).\n")
    }
  }

  @Test(
    "a bad table is named with its row and column",
    arguments: [
      ("", "\"data/t.csv\" has no rows below its header."),
      ("a,b,y\n", "\"data/t.csv\" has no rows below its header."),
      (good.replacing("4", with: "nan"), "Row 3 of \"data/t.csv\" has \"nan\" in column \"b\"; expected a number."),
      (good.replacing("4", with: "-inf"), "Row 3 of \"data/t.csv\" has \"-inf\" in column \"b\"; expected a number."),
      (good.replacing("4", with: ""), "Row 3 of \"data/t.csv\" has \"\" in column \"b\"; expected a number."),
      (good.replacing("4", with: "0x4"), "Row 3 of \"data/t.csv\" has \"0x4\" in column \"b\"; expected a number."),
      (good.replacing("4", with: "1e39"), "Row 3 of \"data/t.csv\" has \"1e39\" in column \"b\"; expected a number."),
      (good.replacing("4,z", with: "z"), "Row 3 of \"data/t.csv\" has 2 fields; the header has 3."),
      (good.replacing("4,z", with: "4,5,z"), "Row 3 of \"data/t.csv\" has 4 fields; the header has 3."),
      (good.replacing("4", with: "\"4"), "Row 3 of \"data/t.csv\" opens a quotation mark that is never closed."),
      (good.replacing("4", with: "4\"5\""), "Field 2 in row 3 of \"data/t.csv\" has a quotation mark inside"),
      (good.replacing("a,b", with: "a,a"), "\"data/t.csv\" has two columns named \"a\"."),
      (good.replacing("a,b", with: "a,"), "Column 2 of \"data/t.csv\" has no name in the header."),
      (good.replacing("y", with: "z"), "\"data/t.csv\" has no column \"y\"."),
      (
        good.replacing("z", with: "x"),
        "Column \"y\" of \"data/t.csv\" holds a single class; there is nothing to learn."
      ),
      (good.replacing("4", with: "\0"), "expected a number."),
      (String(repeating: "a,", count: 1_000_000) + "y\n1\n", "\"data/t.csv\" has more than 2000 columns."),
      (
        String(repeating: "a", count: 1_001) + ",y\n1,x\n",
        "\"data/t.csv\" has more than 1000 bytes in the name of column 1."
      ),
      (good.replacing("4", with: "\u{1B}[2J"), "has \"\\u{1B}[2J\" in column \"b\""),
    ])
  func tables(table: String, sentence: String) throws {
    try folder.write(table, to: "data/t.csv")
    let result = try run(file: "data/t.csv")
    #expect(result.status == 65)
    #expect(result.errors.hasPrefix("\(folder.path("table.yaml")):2:22: error: "))
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test("bytes that are no text are named with their row")
  func bytes() throws {
    try (Data("a,b,y\n1,2,x\n".utf8) + [0xFF, 0x0A]).write(to: URL(filePath: folder.path("data/t.csv")))
    let result = try run(file: "data/t.csv")
    #expect(result.status == 65 && result.errors.contains("Row 3 of \"data/t.csv\" is not UTF-8 text."))
  }

  @Test("a table that is too large is refused before it takes memory")
  func large() throws {
    try folder.write("", to: "data/t.csv")
    // A file of nothing but a hole takes no room on the disk.
    #expect(truncate(folder.path("data/t.csv"), 200_000_001) == 0)
    let result = try run(file: "data/t.csv")
    #expect(result.status == 65)
    #expect(result.errors.contains("\"data/t.csv\" is larger than 200000000 bytes"), "\(result.errors)")
  }

  @Test(
    "features that are not there are named, and settings out of range",
    arguments: [
      (", features: [a, c]", "has no column \"c\""),
      (", features: [a, y]", "is the label; it cannot be a feature too"),
      (", test-share: 1.5", "a test share is from 0 to 0.9; 1.5 is outside"),
      (", standardise: true", "\"standardize\""),
    ])
  func settings(more: String, sentence: String) throws {
    try folder.write(Self.good, to: "data/t.csv")
    let result = try run(file: "data/t.csv", more: more)
    #expect(result.status == 65 && result.errors.contains(sentence), "\(result.errors)")
  }
}
