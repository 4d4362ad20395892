import Foundation
import Testing

@testable import Platform

@Suite("Directories") struct DirectoriesTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var environment: [String: String]
    var asked: String?
    var data: String?
    var configuration: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a home alone", environment: ["HOME": "/home/ada"], data: "/home/ada/.local/share/gradus",
      configuration: "/home/ada/.config/gradus"),
    Case(
      name: "places of one's own",
      environment: ["HOME": "/home/ada", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/conf/"],
      data: "/data/gradus", configuration: "/conf/gradus"),
    Case(
      name: "relative and empty places are ignored",
      environment: ["HOME": "/home/ada", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": ""],
      data: "/home/ada/.local/share/gradus", configuration: "/home/ada/.config/gradus"),
    Case(
      name: "a folder that was asked for comes first",
      environment: ["HOME": "/home/ada", "XDG_DATA_HOME": "/data"], asked: "here/it/is", data: "here/it/is",
      configuration: "/home/ada/.config/gradus"),
    Case(name: "no home", environment: [:], data: nil, configuration: nil),
    Case(name: "a home that is no absolute path", environment: ["HOME": "ada"], data: nil, configuration: nil),
    Case(
      name: "no home but a place for data", environment: ["XDG_DATA_HOME": "/data"], data: "/data/gradus",
      configuration: nil),
    Case(
      name: "the root as home", environment: ["HOME": "/"], data: "/.local/share/gradus",
      configuration: "/.config/gradus"),
  ]

  @Test("they follow the environment", arguments: cases)
  func places(_ example: Case) {
    let directories = Directories(environment: example.environment, dataFolder: example.asked)
    #expect(directories.data == example.data)
    #expect(directories.configuration == example.configuration)
    #expect(directories.progressFile == example.data.map { $0 + "/progress.sqlite" })
    #expect(directories.settingsFile == example.configuration.map { $0 + "/settings.yaml" })
  }

  @Test("a private folder is made with those above it, for its owner alone")
  func make() throws {
    let scratch = try ScratchFolder()
    try PrivateFolder.make(scratch.path("a/b"))
    try PrivateFolder.make(scratch.path("a/b"))
    for name in ["a", "a/b"] {
      let mode = try FileManager.default.attributesOfItem(atPath: scratch.path(name))[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o700, "\(name)")
    }
  }

  @Test("a private folder cannot be made where a file is", arguments: ["file", "file/a", "file/a/b"])
  func makeOnFile(name: String) throws {
    let scratch = try ScratchFolder()
    try scratch.write("text", to: "file")
    #expect(throws: FileError.self) { try PrivateFolder.make(scratch.path(name)) }
    #expect(try scratch.read("file") == "text")
  }
}
