import Foundation
import Testing

@testable import Lab
@testable import Platform

/// The contract of `gradus export`, held against the real program, and the rules of folders.
@Suite("gradus export") struct ExportCommandTests {
  private let home: ScratchFolder
  init() throws { home = try ScratchFolder() }

  private func export(_ arguments: String...) throws -> GradusProcess {
    try GradusProcess(["export"] + arguments, home: home)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: home.path(folder)).sorted()
  }

  private static let all = ["README.md", "data.safetensors", "measures.py", "parameters.safetensors", "train.py"]

  @Test("an experiment of a file becomes a folder, and the step of agreement is said")
  func file() throws {
    let file = try home.write(RunCommandTests.small, to: "tiny.yaml")
    let result = try export(
      "--file", file, "--to", "pytorch", home.path("out"), "--set", "epochs=12", "--seed", "5")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("The curves agree to 0.0001 for all 12 steps"))
    #expect(try names("out") == Self.all)
    #expect(try home.read("out/README.md").contains("seed 5"))
    #expect(try home.read("out/train.py").contains("STEPS = 12"))
  }

  @Test("an experiment of a lesson is taken to fastai")
  func lesson() throws {
    let result = try export("initialization/zero-trap", "--to", "fastai", home.path("out"), "--set", "epochs=3")
    #expect(result.status == 0)
    #expect(try names("out") == Self.all.filter { $0 != "measures.py" })
    #expect(try home.read("out/train.py").contains("learner.fit(EPOCHS)"))
  }

  @Test("a folder that is not empty is refused, and with --force keeps what else is in it")
  func force() throws {
    let file = try home.write(RunCommandTests.small, to: "tiny.yaml")
    try FileManager.default.createDirectory(atPath: home.path("out"), withIntermediateDirectories: true)
    let first = try export("--file", file, "--to", "pytorch", home.path("out"))
    #expect(first.status == 0, "an empty folder is as good as none")
    try home.write("mine", to: "out/notes.txt")
    try home.write("old", to: "out/train.py")
    let refused = try export("--file", file, "--to", "pytorch", home.path("out"))
    #expect(refused.status == ExitStatus.inputOutput)
    #expect(refused.errors.contains("is not empty; give --force to write into it."))
    #expect(try home.read("out/train.py") == "old")
    #expect(try export("--file", file, "--to", "pytorch", home.path("out"), "--force").status == 0)
    #expect(try names("out") == (Self.all + ["notes.txt"]).sorted())
    #expect(try home.read("out/notes.txt") == "mine")
    #expect(try home.read("out/train.py").contains("STEPS = 10"))
    #expect(try names("").filter { $0.hasSuffix(".tmp") } == [])
  }

  @Test("what cannot be exported says why, and nothing is written")
  func refusals() throws {
    let result = try export("decision-trees/forest", "--to", "pytorch", home.path("out"))
    #expect(result.status != 0)
    #expect(!home.has("out"))
    let tree = try home.write("kind: tree\nid: t\ndata: moons\n", to: "tree.yaml")
    let refused = try export("--file", tree, "--to", "pytorch", home.path("out"))
    #expect(refused.status == ExitStatus.badData)
    #expect(refused.errors.contains("An experiment of kind tree cannot be exported"))
    #expect(!home.has("out"))
  }

  @Test("a name in the way, a missing folder and missing arguments are said")
  func mistakes() throws {
    let file = try home.write(RunCommandTests.small, to: "tiny.yaml")
    #expect(try export("--file", file, "--to", "pytorch", file).errors.contains("it is no folder"))
    #expect(
      try export("--file", file, "--to", "pytorch", home.path("no/such/place")).status == ExitStatus.inputOutput)
    #expect(try export("--file", file, "--to", "pytorch").errors.contains("Name an experiment and a folder"))
    #expect(try export("--file", file, "--to", "tensorflow", home.path("out")).status == ExitStatus.usage)
    #expect(try export("a/b", home.path("out"), "--file", file, "--to", "pytorch").errors.contains("not both"))
    #expect(try names("").allSatisfy { !$0.hasSuffix(".tmp") })
  }

  @Test("half a folder is never seen: a file that cannot be written leaves nothing behind")
  func whole() throws {
    let files = [
      ExportedFolder.File("a.txt", text: "a"), ExportedFolder.File("no/such.txt", text: "b"),
    ]
    #expect(throws: FileError.self) { try WholeFolder.write(files, to: home.path("out"), mayReplace: false) }
    #expect(try names("") == [])
  }

  @Test("the lab's export says what it has written, and what is in the way")
  func fromLab() throws {
    let path = home.path("lab")
    let tiny = try smallTraining(epochs: 3)
    let written = ExportJob.write(tiny, to: path, tables: .none, kernels: .baseline)
    #expect(written.first == "Written: \(path)/train.py and what it needs.")
    #expect(try names("lab") == Self.all)
    let refused = ExportJob.write(tiny, to: path, tables: .none, kernels: .baseline)
    #expect(refused == ["\"\(path)\" is not empty; choose another name."])
  }
}
