import Foundation

/// The real program, run as a process with a home of its own.
struct GradusProcess {
  var status: Int32
  var output: String
  var errors: String

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// - Parameter home: becomes `HOME`; nothing else of this process's environment reaches the program but `PATH`.
  init(_ arguments: [String], home: ScratchFolder?, environment: [String: String] = [:]) throws {
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appending(path: "gradus")
    process.arguments = arguments
    process.environment = environment.merging([
      "PATH": "/usr/bin:/bin", "GRADUS_LESSONS": Self.root.appending(path: "Lessons").path,
    ]) { own, _ in own }
    if let home { process.environment?["HOME"] = home.path }
    let (output, errors) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (FileHandle.nullDevice, output, errors)
    try process.run()
    // What these commands write to one stream while the other is read fits its pipe.
    let written = output.fileHandleForReading.readDataToEndOfFile()
    let complained = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: written, as: UTF8.self)
    self.errors = String(decoding: complained, as: UTF8.self)
  }
}
